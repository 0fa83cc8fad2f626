"""A new setting is one row of the table: file, page and checks have it without another line."""

import subprocess
import sys

from tests.architecture.house import ROOT

NEW = """    beep: int = _setting(
        40,
        mark("Voice"),
        mark("Beep"),
        mark("How high the tones are."),
        low=20,
        high=60,
        step=10,
    )

"""

#: Puts the row into the table before anything has read it, then looks wherever settings are met.
PROGRAM = """
import sys
import types
from importlib.util import find_spec
from pathlib import Path

folder, new = Path(sys.argv[1]), sys.argv[2]
name = "stretchtimer.domain.preferences"
source = Path(find_spec(name).origin).read_text("utf-8")
rows, method, rest = source.rpartition("    def first_side(")
assert method
table = sys.modules[name] = types.ModuleType(name)
exec(rows + new + method + rest, table.__dict__)

from PySide6.QtWidgets import QApplication, QSlider

from stretchtimer.domain.errors import PreferenceError
from stretchtimer.storage.preferences_file import PreferencesFile
from stretchtimer.ui.settings.page import SettingsPage
from stretchtimer.ui.theme.style import Style

kept = PreferencesFile(folder / "preferences.toml")
assert kept.load().beep == 40
kept.save(kept.load().changed("beep", 50))
assert kept.load().beep == 50
try:
    kept.load().changed("beep", 70)
except PreferenceError as refused:
    assert "from 20 to 60" in str(refused)
else:
    raise AssertionError("70 was taken")
application = QApplication([])
page = SettingsPage(Style(), kept.load(), "")
chosen = []
page.changed.connect(chosen.append)
page.controls["beep"].findChild(QSlider).setValue(4)
assert [preferences.beep for preferences in chosen] == [60]
print("it is everywhere")
"""


def test_one_row_is_all_that_a_new_setting_needs(tmp_path):
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path), NEW],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT), "HOME": str(tmp_path)},
    )
    assert run.stderr == ""
    assert run.stdout == "it is everywhere\n"

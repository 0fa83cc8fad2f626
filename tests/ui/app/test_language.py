"""One screen has one language, wherever the computer stands."""

import json
import os
import subprocess
import sys

import pytest

#: Opens the program itself, with a session of a Friday afternoon, and tells what stands on two pages.
SHOWN = """
import json, sys
from datetime import datetime, timezone
from pathlib import Path
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QAbstractSpinBox, QApplication, QLabel
from stretchtimer.domain.clock import ManualClock
from stretchtimer.domain.record import SessionRecord
from stretchtimer.paths import Folders
from stretchtimer.ui.app import launch
from tests.ui.answers import Answers
from tests.ui.app.programs import QuietApplication
from tests.ui.history.histories import HOLDS

began = datetime(2025, 11, 21, 13, 0, tzinfo=timezone.utc).timestamp()
folder = Path(sys.argv[1])
app = QuietApplication(Folders(data=folder, cache=folder / "cache"), ManualClock(wall=began + 86400))
app.stores.history.add(
    SessionRecord("gentle", "Gentle", began, began + 300, 0, 300.0, 300.0, True, HOLDS, 4, 2)
)
app.stores.preferences.save(app.stores.preferences.load())
application = QApplication(["stretchtimer"])

class Failing(Answers):
    def show_bug(self, trace):
        application.exit(1)

def told():
    window = next(one for one in application.topLevelWidgets() if hasattr(one, "show_page"))
    texts = []
    for page in ("home", "history"):
        window.show_page(page)
        shown = window.page(page)
        texts += [label.text() for label in shown.findChildren(QLabel)]
        texts += [box.text() for box in shown.findChildren(QAbstractSpinBox)]
        for view in shown.findChildren(QAbstractItemView):
            model = view.model()
            for row in range(model.rowCount()):
                for column in range(len(getattr(model, "headings", "1"))):
                    for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
                        texts.append(str(model.index(row, column).data(role) or ""))
    history = window.page("history")
    texts += [mark.words for mark in history.charts.days.marks + history.charts.weeks.marks]
    days = [day.weekday for day in window.page("home").week.dots._days]
    left_to_right = application.layoutDirection() is Qt.LayoutDirection.LeftToRight
    print(json.dumps({"texts": texts, "first": days[0], "left_to_right": left_to_right}))
    application.quit()

QTimer.singleShot(0, told)
sys.exit(launch.run(app, dialogs=Failing()))
"""


@pytest.mark.parametrize(
    ("locale", "first", "began"),
    [("de_DE", "Monday", "Fri 21 Nov, 13:00"), ("ar_EG", "Saturday", "Fri 21 Nov, 1:00 PM")],
)
def test_the_program_speaks_one_language_in_every_region(tmp_path, locale, first, began):
    environment = os.environ | {"LC_ALL": f"{locale}.UTF-8", "LANG": f"{locale}.UTF-8", "TZ": "UTC"}
    done = subprocess.run(
        [sys.executable, "-c", SHOWN, str(tmp_path)],
        env=environment | {"PYTHONPATH": os.pathsep.join(path or "." for path in sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    shown = json.loads(done.stdout)
    texts = shown["texts"]
    assert began in texts
    assert "30" in {text.removesuffix(" s") for text in texts}
    # an Arabic letter or digit, a German name: nothing of the kind is there
    foreign = [text for text in texts if any("\u0590" <= char <= "\u08ff" for char in text)]
    assert foreign == []
    german = ("Fr. ", "Nov.", "Freitag", "Montag")
    assert [text for text in texts if text.startswith(german)] == []
    assert (shown["first"], shown["left_to_right"]) == (first, True)

"""A double click on a hand-over file starts the program with what the file would bring."""

import subprocess
import sys

from tests.e2e.harness import wait_until


def test_a_file_opens_the_preview_after_the_safety_rules_and_enter_keeps_it(launch, screen, tmp_path):
    file = tmp_path / "From the clinic.stretch"
    file.write_text(
        'format = 1\nid = "x"\nname = "From the clinic"\n[[items]]\nstretch = "cat-cow"\nhold_s = 40\n'
    )
    launch(str(file))
    screen.window("Stretch Timer")
    screen.key("Return")
    dialog = screen.window("Import routines")
    assert not screen.is_gone("Import routines")
    screen.focus(dialog)
    screen.key("Return")
    wait_until(lambda: screen.is_gone("Import routines"), "the preview was gone")
    asked = [sys.executable, "-m", "stretchtimer", "--data-dir", tmp_path / "data", "list"]
    wait_until(
        lambda: "From the clinic" in subprocess.run(asked, capture_output=True, text=True).stdout,
        "the routine was kept",
    )

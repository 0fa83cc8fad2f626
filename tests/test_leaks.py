"""Whatever a test leaves running is found and named."""

import subprocess
import sys
import threading

import pytest

from tests import leaks
from tests.patience import PATIENCE_S


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    monkeypatch.setattr(leaks, "PATIENCE_S", 0.1)


def test_finds_nothing_when_nothing_was_started():
    assert leaks.left_since(leaks.running()) == []


def test_names_a_thread():
    before = leaks.running()
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait, name="metronome")
    thread.start()
    try:
        assert leaks.left_since(before) == ["the thread 'metronome'"]
    finally:
        stop.set()
        thread.join()


def test_waits_for_a_thread_that_is_ending(monkeypatch):
    monkeypatch.setattr(leaks, "PATIENCE_S", PATIENCE_S)
    before = leaks.running()
    thread = threading.Thread(target=threading.Event().wait, args=(0.1,))
    thread.start()
    assert leaks.left_since(before) == []


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lists a process's children")
def test_names_a_child_process():
    before = leaks.running()
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    try:
        (left,) = leaks.left_since(before)
    finally:
        child.communicate(b"\n")
    assert str(child.pid) in left
    assert "input()" in left
    assert leaks.left_since(before) == []


def test_names_a_timer_by_its_owner(qtbot):
    from PySide6.QtCore import QObject, QTimer

    class Driver(QObject):
        pass

    before = leaks.running()
    driver = Driver()
    timer = QTimer(driver)
    timer.start(250)
    assert leaks.left_since(before) == ["a timer of 250 ms of Driver"]
    timer.stop()
    assert leaks.left_since(before) == []


def test_a_widget_to_be_deleted_takes_its_timer_along(qtbot):
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QWidget

    before = leaks.running()
    widget = QWidget()
    QTimer(widget).start(1000)
    widget.deleteLater()
    assert leaks.left_since(before) == []


def test_a_leaking_test_fails_and_is_named(tmp_path, pytestconfig):
    leaking = tmp_path / "test_leaking.py"
    leaking.write_text(
        "import threading\n"
        "from tests import leaks\n"
        "leaks.PATIENCE_S = 0.1\n"
        "def test_that_leaks():\n"
        "    threading.Thread(target=threading.Event().wait, args=(30,), daemon=True, name='left').start()\n"
    )
    run = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-p",
            "tests.conftest",
            "--rootdir",
            str(tmp_path),
            str(leaking),
        ],
        capture_output=True,
        text=True,
    )
    assert run.returncode == 1
    assert "test_that_leaks left running: the thread 'left'" in run.stdout

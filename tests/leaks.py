"""Find what runs in this process and under it: threads, child processes, Qt timers and Qt threads."""

import gc
import sys
import threading
import time
from collections.abc import Hashable
from functools import cache
from pathlib import Path

from tests.patience import PATIENCE_S


def running() -> dict[Hashable, str]:
    """Return all that runs, each with the words to name it by."""
    return {**_threads(), **_children(), **_qt_objects()}


def left_since(before: dict[Hashable, str]) -> list[str]:
    """Name what runs now, did not before, and does not end by itself within `PATIENCE_S`."""
    give_up = time.monotonic() + PATIENCE_S
    while True:
        _delete_what_qt_is_to_delete()
        left = {key: name for key, name in running().items() if key not in before}
        if left:
            gc.collect()  # objects that only a circle of references keeps are not left on purpose
            left = {key: name for key, name in running().items() if key not in before}
        if not left or time.monotonic() > give_up:
            return sorted(left.values())
        threading.Event().wait(0.02)


def _threads() -> dict[Hashable, str]:
    # A dummy stands for a thread that Qt or a library started and that once called Python.
    alive = (t for t in threading.enumerate() if not isinstance(t, threading._DummyThread))
    return {("thread", t.ident): f"the thread {t.name!r}" for t in alive}


def _children() -> dict[Hashable, str]:
    # Linux tells the children of each thread; elsewhere processes are not looked at.
    pids = {
        pid
        for listing in Path("/proc/self/task").glob("*/children")
        for pid in _read(listing).split()
        if not _is_ended(pid)
    }
    return {("process", pid): f"the process {pid}: {_command(pid)}" for pid in pids}


def _is_ended(pid: str) -> bool:
    # The state follows the name, which may itself hold a bracket; Z is ended and not yet asked about.
    state = _read(Path("/proc", pid, "stat")).rpartition(") ")[2]
    return state[:1] in {"", "Z", "X"}


def _command(pid: str) -> str:
    return _read(Path("/proc", pid, "cmdline")).replace("\0", " ").strip()


def _read(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:  # it ended meanwhile
        return ""


def _qt_objects() -> dict[Hashable, str]:
    if "PySide6.QtCore" not in sys.modules:
        return {}
    from PySide6.QtCore import QThread, QTimer
    from shiboken6 import Shiboken

    found: dict[Hashable, str] = {}
    for wrapper in Shiboken.getAllValidWrappers():
        if not _may_run(type(wrapper)):
            continue
        if isinstance(wrapper, QTimer) and wrapper.isActive():
            found["timer", id(wrapper)] = f"a timer of {wrapper.interval()} ms{_owner(wrapper)}"
        elif isinstance(wrapper, QThread) and wrapper.isRunning() and not wrapper.isCurrentThread():
            found["qthread", id(wrapper)] = f"the Qt thread {type(wrapper).__name__}{_owner(wrapper)}"
    return found


@cache
def _may_run(kind: type) -> bool:
    # A page holds thousands of objects of a few dozen classes; asking Shiboken about each takes milliseconds.
    from PySide6.QtCore import QThread, QTimer

    return issubclass(kind, QTimer | QThread)


def _owner(wrapper) -> str:
    name = f" named {wrapper.objectName()!r}" if wrapper.objectName() else ""
    parent = wrapper.parent()
    return f"{name} of {type(parent).__name__}" if parent is not None else f"{name} without a parent"


def _delete_what_qt_is_to_delete() -> None:
    # pytest-qt hands its widgets to deleteLater, which waits for an event loop that does not come.
    if "PySide6.QtCore" in sys.modules:
        from PySide6.QtCore import QCoreApplication, QEvent

        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

"""Every import is an arrow that the table of rooms in docs/architecture.md allows."""

import ast
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.architecture.house import NAME, ROOT, Module, files, is_import_call, module, modules, room_of


@dataclass(frozen=True)
class Row:
    """What a room may import beside itself and the standard library."""

    rooms: frozenset[str] = frozenset()
    libraries: frozenset[str] = frozenset()


def row(rooms: str = "", libraries: str = "") -> Row:
    return Row(frozenset(rooms.split()), frozenset(libraries.split()))


TABLE = {
    "domain": row(),
    "figure": row("domain", "PySide6"),
    "speech": row("domain", "pyttsx3 miniaudio espeakng_loader soundfile lameenc hibari numpy"),
    "storage": row("domain paths", "tomlkit"),
    "desktop": row("domain paths"),
    "exchange": row("domain storage paths", "defusedxml"),
    "ui": row("domain figure paths", "PySide6 shiboken6"),
    "terminal": row("domain", "rich"),
    "paths": row("", "platformdirs"),
    "app": row(
        "domain figure speech storage exchange desktop ui terminal paths",
        "PySide6 rich",
    ),
    "cli": row("app domain terminal paths"),
    "__main__": row("app cli"),
    "": row(),
}

# What a folder of ui/ may import of the others. `app` puts everything together; a folder without a row is a
# feature, which knows no other feature.
UI_TABLE = {
    "app": None,
    "theme": frozenset(),
    "text": frozenset(),
    "widgets": frozenset({"theme", "text"}),
}
FEATURE = frozenset({"theme", "text", "widgets"})
#: The one module of `app` that is there for features.
OF_APP = "stretchtimer.ui.app.services"

# A library that one file keeps to itself, so that replacing it touches one file.
ONE_FILE = {
    "pyttsx3": "speech",
    "miniaudio": "speech",
    "espeakng_loader": "speech",
    "soundfile": "speech",
    "lameenc": "speech",
    "hibari": "speech",
    "numpy": "speech",
    "PySide6": "figure",
}

# Who asks Qt about languages and regions, those of the computer or others, and for what.
ASKS_FOR_THE_LANGUAGE = {
    f"{NAME}.ui.text.dates": "the first day of the week and the hours",
    f"{NAME}.ui.app.launch": "the language of the words",
    f"{NAME}.ui.print.printing": "the size of paper",
    f"{NAME}.ui.settings.voice_entries": "the names of the languages that voices speak",
}

# Licensed under the GPL alone: a licence that this program's parts are not to depend on.
GPL_ONLY_QT = {
    "QtCharts",
    "QtDataVisualization",
    "QtGraphs",
    "QtGraphsWidgets",
    "QtHttpServer",
    "QtNetworkAuth",
    "QtQuick3D",
    "QtVirtualKeyboard",
}

# Time, threads, files, the network, the outside: the domain is told about them, it does not look.
NOT_IN_DOMAIN = {
    *(
        "asyncio",
        "concurrent",
        "multiprocessing",
        "queue",
        "sched",
        "select",
        "selectors",
        "signal",
        "threading",
    ),
    *("fileinput", "glob", "io", "mmap", "os", "pathlib", "shelve", "shutil", "sqlite3", "tempfile"),
    *("http", "socket", "ssl", "urllib", "webbrowser"),
    *("ctypes", "getpass", "importlib", "locale", "logging", "platform", "secrets", "subprocess", "uuid"),
    "time",
}
READS_A_CLOCK = {"now", "today", "utcnow"}
DOES_IO = {"open", "print", "input", "exec", "eval", "__import__"}


def forbidden_arrows(of: Module) -> Iterator[str]:
    """Yield each import of a module that the table does not allow."""
    allowed = TABLE.get(of.room)
    if allowed is None:
        yield f"{of.path}: the table has no room {of.room!r}"
        return
    for found in of.imports:
        if found.inside:
            fine = room_of(found.target) in {of.room, "", *allowed.rooms}
        else:
            top = found.target.partition(".")[0]
            fine = top in sys.stdlib_module_names or any(
                f"{found.target}.".startswith(f"{library}.") for library in allowed.libraries
            )
        if not fine:
            yield f"{of.path}:{found.line} imports {found.target}"


def folder_of(name: str) -> str:
    """Return the folder of ui/ that a dotted name of it is in."""
    return f"{name}..".split(".")[2]


def forbidden_ui_arrows(of: Module) -> Iterator[str]:
    """Yield each import of a module of ui/ that leads to a folder it must not know."""
    folder = folder_of(of.name)
    allowed = UI_TABLE.get(folder, FEATURE)
    if of.room != "ui" or allowed is None:
        return
    for found in of.imports:
        target = folder_of(found.target)
        inside = found.inside and room_of(found.target) == "ui" and target not in {folder, ""}
        services = allowed is FEATURE and found.target == OF_APP
        if inside and not services and target not in allowed:
            yield f"{of.path}:{found.line} imports {found.target}"


def domain_looks_outside(of: Module) -> Iterator[str]:
    """Yield each place where a module of the domain reads a clock or reaches out of the process."""
    clock = of.name == f"{NAME}.domain.clock"
    for found in of.imports:
        top = found.target.partition(".")[0]
        if top in NOT_IN_DOMAIN and not (clock and top == "time"):
            yield f"{of.path}:{found.line} imports {found.target}"
    for node in ast.walk(of.tree):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Attribute) and node.func.attr in READS_A_CLOCK:
            yield f"{of.path}:{node.lineno} calls {ast.unparse(node.func)}"
        if isinstance(node.func, ast.Name) and node.func.id in DOES_IO:
            yield f"{of.path}:{node.lineno} calls {node.func.id}"


def importing(library: str, room: str | None = None) -> set[str]:
    """Return the files of the program, or of one room, that import a library."""
    return {
        of.path
        for of in modules()
        for found in of.imports
        if f"{found.target}.".startswith(f"{library}.") and room in {None, of.room}
    }


def circles(graph: dict[str, set[str]]) -> list[list[str]]:
    """Return the groups of modules that reach each other (Tarjan's strongly connected components)."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found: list[list[str]] = []

    def visit(node: str) -> None:
        index[node] = low[node] = len(index)
        stack.append(node)
        for after in sorted(graph[node]):
            if after not in index:
                visit(after)
            if after in stack:
                low[node] = min(low[node], low[after])
        if low[node] == index[node]:
            group = stack[stack.index(node) :]
            del stack[stack.index(node) :]
            if len(group) > 1 or node in graph[node]:
                found.append(sorted(group))

    for node in sorted(graph):
        if node not in index:
            visit(node)
    return found


def test_every_import_is_an_arrow_of_the_table():
    assert [arrow for of in modules() for arrow in forbidden_arrows(of)] == []


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("domain.plan", "import numpy"),
        ("domain.plan", "from stretchtimer.storage import history"),
        ("domain.plan", "from ..storage.history import Ledger"),
        ("figure.body", "from stretchtimer.ui.theme.tokens import Tokens"),
        ("speech.clip", "from PySide6.QtCore import QProcess"),
        ("speech.clip", "from stretchtimer import paths"),
        ("storage.history", "from stretchtimer.speech.clip import Clip"),
        ("storage.history", "import PySide6"),
        ("exchange.matching", "import stretchtimer.ui.home"),
        ("desktop.mime_association", "from stretchtimer.storage.whole_file import write_whole"),
        ("ui.settings", "from stretchtimer.desktop.mime_association import MimeAssociation"),
        ("ui.home", "def show():\n    from stretchtimer.storage.history import Ledger"),
        ("ui.home", "import pyttsx3"),
        ("ui.home", "from importlib import import_module\nvoice = import_module('pyttsx3')"),
        ("ui.home", "import tomlkit"),
        ("terminal", "from PySide6 import QtCore"),
        ("cli", "import stretchtimer.ui.home"),
        ("cli", "from stretchtimer.speech.sound import Sound"),
        ("exchange.matching", "from stretchtimer.app import build"),
        ("attic.box", "import os"),
    ],
)
def test_a_wrong_arrow_is_seen(name, source):
    known = frozenset({"stretchtimer.storage.history", "stretchtimer.paths"})
    assert len(list(forbidden_arrows(module(f"{NAME}.{name}", source, known=known)))) == 1


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("domain.plan", "import dataclasses\nfrom stretchtimer.domain.stretch import Side"),
        ("storage.history", "import sqlite3\nfrom stretchtimer.paths import Folders"),
        ("ui.home", "from PySide6 import QtWidgets\nfrom stretchtimer.figure.body import Body"),
        ("app", "from stretchtimer.ui.home import Home\nfrom stretchtimer.speech.clip import Clip"),
        ("__main__", "from stretchtimer.cli import main"),
    ],
)
def test_a_right_arrow_is_let_through(name, source):
    assert list(forbidden_arrows(module(f"{NAME}.{name}", source))) == []


def test_no_feature_knows_another_and_what_they_share_knows_none():
    assert [arrow for of in modules() for arrow in forbidden_ui_arrows(of)] == []


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("ui.home.page", "from stretchtimer.ui.library.facts import Facts"),
        ("ui.home.page", "from stretchtimer.ui import library"),
        ("ui.home.page", "def lead():\n    from stretchtimer.ui.app.window import MainWindow"),
        ("ui.home.page", "from ..editor.form import Form"),
        ("ui.widgets.banner", "from stretchtimer.ui.home.model import HomeModel"),
        ("ui.widgets.banner", "from stretchtimer.ui.app.services import Services"),
        ("ui.text.dates", "from stretchtimer.ui.theme.tokens import Tokens"),
        ("ui.theme.style", "from stretchtimer.ui.widgets.chip import Chip"),
    ],
)
def test_a_wrong_arrow_within_the_window_is_seen(name, source):
    known = frozenset({"stretchtimer.ui.library"})
    assert len(list(forbidden_ui_arrows(module(f"{NAME}.{name}", source, known=known)))) == 1


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("ui.home.page", "from stretchtimer.ui.app.services import Services"),
        ("ui.home.page", "from stretchtimer.ui.home.model import HomeModel"),
        (
            "ui.home.page",
            "from stretchtimer.ui.widgets.chip import Chip\nfrom stretchtimer.ui.text import dates",
        ),
        (
            "ui.widgets.banner",
            "from stretchtimer.ui.theme.style import Style\nfrom stretchtimer.ui.text import dates",
        ),
        ("ui.app.navigation", "from stretchtimer.ui.home.page import HomePage"),
        ("app", "from stretchtimer.ui.app import launch"),
    ],
)
def test_a_right_arrow_within_the_window_is_let_through(name, source):
    assert list(forbidden_ui_arrows(module(f"{NAME}.{name}", source))) == []


def test_the_domain_reads_no_clock_and_reaches_nothing():
    assert [line for of in modules() if of.room == "domain" for line in domain_looks_outside(of)] == []


@pytest.mark.parametrize(
    "source",
    [
        "import time",
        "import sqlite3",
        "from threading import Thread",
        "from logging import getLogger",
        "import urllib.request",
        "from datetime import datetime\nmoment = datetime.now()",
        "import datetime\nday = datetime.date.today()",
        "text = open('routines.toml').read()",
        "print('hold')",
    ],
)
def test_a_domain_that_looks_outside_is_seen(source):
    assert len(list(domain_looks_outside(module(f"{NAME}.domain.plan", source)))) == 1


def test_only_the_clock_of_the_domain_may_import_time():
    assert list(domain_looks_outside(module(f"{NAME}.domain.clock", "import time"))) == []


@pytest.mark.parametrize(("library", "room"), ONE_FILE.items())
def test_one_file_keeps_a_library_to_itself(library, room):
    assert len(importing(library, room)) == 1


def test_the_voice_and_the_database_stay_in_their_rooms():
    assert {room_of(path.replace("/", ".")) for path in importing("pyttsx3")} == {"speech"}
    assert {room_of(path.replace("/", ".")) for path in importing("miniaudio")} == {"speech"}
    assert {room_of(path.replace("/", ".")) for path in importing("sqlite3")} == {"storage"}


def test_exchange_borrows_only_texts_and_whole_files_from_storage():
    borrowed = {
        found.target
        for of in modules()
        if of.room == "exchange"
        for found in of.imports
        if ".storage." in found.target
    }
    assert borrowed == {
        "stretchtimer.storage.fields",
        "stretchtimer.storage.own_stretch_entries",
        "stretchtimer.storage.routine_text",
        "stretchtimer.storage.toml_file",
        "stretchtimer.storage.whole_file",
    }


def test_few_ask_qt_for_the_language_of_the_computer():
    asking = {
        of.name
        for of in modules()
        for node in ast.walk(of.tree)
        if isinstance(node, ast.Name) and node.id == "QLocale"
    }
    assert asking == set(ASKS_FOR_THE_LANGUAGE)


def test_what_brings_files_in_writes_none():
    writing = {
        of.name
        for of in modules()
        if of.room == "exchange"
        for found in of.imports
        if found.target.endswith("whole_file")
    }
    assert writing == {"stretchtimer.exchange.hand_over", "stretchtimer.exchange.history_export"}


def test_no_module_is_imported_by_a_name_worked_out_at_run_time():
    hidden = [
        f"{of.path}:{node.lineno}"
        for of in modules()
        for node in ast.walk(of.tree)
        if is_import_call(node) and not isinstance(node.args[0], ast.Constant)
    ]
    assert hidden == []


def test_no_module_of_qt_is_used_that_is_under_the_gpl_alone():
    named = [
        f"{path.relative_to(ROOT)}:{number} {word}"
        for path in files()
        if path.suffix == ".py" and path != Path(__file__)
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if "import" in line
        for word in GPL_ONLY_QT
        if word in line
    ]
    assert named == []


def test_no_modules_import_each_other_in_a_circle():
    graph: dict[str, set[str]] = defaultdict(set)
    for of in modules():
        graph[of.name] |= {found.target for found in of.imports if found.inside}
    for name in {target for targets in graph.values() for target in targets}:
        graph.setdefault(name, set())
    assert circles(graph) == []


def test_a_circle_is_seen():
    graph = {"plan": {"cue"}, "cue": {"phase"}, "phase": {"plan", "side"}, "side": set(), "view": {"plan"}}
    assert circles(graph) == [["cue", "phase", "plan"]]
    assert circles({"plan": {"plan"}}) == [["plan"]]
    assert circles({"plan": {"side"}, "side": set()}) == []


def test_the_domain_works_without_any_installed_package():
    names = sorted(of.name for of in modules() if of.room == "domain")
    program = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
        + "".join(f"import {name}\n" for name in names)
        + "print(*{name.partition('.')[0] for name in sys.modules} - {*sys.stdlib_module_names, '__main__'})"
    )
    # -S leaves site-packages out, -I the folder it is started in.
    run = subprocess.run([sys.executable, "-I", "-S", "-c", program], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    assert set(run.stdout.split()) == {NAME}

"""The desktop is told who opens `.stretch` files, in the person's own folder, and all of it is taken back."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from stretchtimer.desktop.mime_association import MIME_TYPE, TOOLS, MimeAssociation, quoted
from stretchtimer.domain.errors import DesktopError

COMMAND = ("/opt/stretch timer/bin/python", "-m", "stretchtimer", "open")


@pytest.fixture
def tools(tmp_path, monkeypatch):
    """Put tools on the path that write down what they were asked."""
    folder = tmp_path / "bin"
    folder.mkdir()
    asked = tmp_path / "asked"
    for tool in TOOLS:
        script = folder / tool
        script.write_text(f'#!/bin/sh\necho "{tool} $1" >>{asked}\n')
        script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/bin:/usr/bin")
    return folder, asked


@pytest.fixture
def shared(tmp_path) -> Path:
    return tmp_path / "share"


def file_type(shared: Path, platform: str = "linux") -> MimeAssociation:
    return MimeAssociation(shared, COMMAND, platform)


def written(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_it_is_claimed_with_three_files_and_the_desktops_lists_are_made_anew(tools, shared):
    files = file_type(shared)
    assert not files.is_ours
    files.claim()
    assert files.is_ours
    assert written(shared) == [
        "applications/stretchtimer.desktop",
        "icons/hicolor/scalable/apps/stretchtimer.svg",
        "mime/packages/stretchtimer.xml",
    ]
    asked = tools[1].read_text().splitlines()
    assert asked == [f"update-mime-database {shared}/mime", f"update-desktop-database {shared}/applications"]


def test_a_menu_entry_without_the_type_opens_nothing(tools, shared):
    files = file_type(shared)
    files.claim()
    (shared / "mime/packages/stretchtimer.xml").unlink()
    assert not files.is_ours


def test_the_type_is_known_by_the_ending_of_the_name(tools, shared):
    file_type(shared).claim()
    root = ET.parse(shared / "mime/packages/stretchtimer.xml").getroot()
    [kind] = root
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    assert kind.get("type") == MIME_TYPE
    assert kind.find(f"{space}glob").get("pattern") == "*.stretch"


def test_the_entry_starts_the_program_that_was_named_with_the_file(tools, shared):
    file_type(shared).claim()
    lines = (shared / "applications/stretchtimer.desktop").read_text().splitlines()
    assert 'Exec="/opt/stretch timer/bin/python" "-m" "stretchtimer" "open" %f' in lines
    assert "TryExec=/opt/stretch timer/bin/python" in lines
    assert f"MimeType={MIME_TYPE};" in lines


@pytest.mark.skipif(shutil.which("desktop-file-validate") is None, reason="needs desktop-file-utils")
def test_the_entry_follows_the_rules_of_desktops(tools, shared):
    file_type(shared).claim()
    entry = shared / "applications/stretchtimer.desktop"
    run = subprocess.run(["desktop-file-validate", entry], capture_output=True, text=True)
    assert (run.returncode, run.stdout) == (0, "")


@pytest.mark.skipif(
    any(shutil.which(tool) is None for tool in (*TOOLS, "gio")),
    reason="needs shared-mime-info, desktop-file-utils and gio",
)
def test_a_real_desktop_then_opens_such_files_with_the_program(shared, tmp_path):
    """The desktop's own tools, with nothing but the folder of this test."""
    file = tmp_path / "From the clinic.stretch"
    file.write_text("format = 1\n")
    away = {"XDG_DATA_HOME": str(shared), "XDG_CONFIG_HOME": str(tmp_path / "config"), "HOME": str(tmp_path)}

    def told(*question: str | Path) -> str:
        run = subprocess.run(["gio", *question], capture_output=True, text=True, env={**os.environ, **away})
        return run.stdout

    files = MimeAssociation(shared, (sys.executable, "-m", "stretchtimer", "open"), "linux")
    files.claim()
    assert MIME_TYPE in told("info", "-a", "standard::content-type", file)
    assert "stretchtimer.desktop" in told("mime", MIME_TYPE).splitlines()[0]
    files.release()
    assert "stretchtimer.desktop" not in told("mime", MIME_TYPE)


def test_taking_it_back_leaves_nothing_behind_and_can_be_done_twice(tools, shared):
    (shared / "applications").mkdir(parents=True)
    (shared / "applications/other.desktop").write_text("[Desktop Entry]")
    files = file_type(shared)
    files.claim()
    files.release()
    files.release()
    assert not files.is_ours
    assert written(shared) == ["applications/other.desktop"]
    assert len(tools[1].read_text().splitlines()) == 4


def test_a_program_that_moved_no_longer_counts(tools, shared):
    file_type(shared).claim()
    assert not MimeAssociation(shared, ("/elsewhere/python", *COMMAND[1:]), "linux").is_ours


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_where_it_cannot_be_done_a_sentence_says_what_to_do_instead(shared, platform):
    files = file_type(shared, platform)
    assert ".stretch file" in files.obstacle
    with pytest.raises(DesktopError, match=r"\.stretch file"):
        files.claim()
    assert not shared.exists()


def test_a_missing_tool_is_named_by_its_package_and_nothing_is_written(tools, shared, monkeypatch):
    (tools[0] / "update-mime-database").unlink()
    monkeypatch.setenv("PATH", str(tools[0]))
    files = file_type(shared)
    assert "shared-mime-info" in files.obstacle
    assert "update-mime-database" not in files.obstacle
    with pytest.raises(DesktopError):
        files.claim()
    assert not shared.exists()


def test_a_folder_that_cannot_be_written_is_a_sentence(tools, shared):
    shared.write_text("a file where the folder should be")
    with pytest.raises(DesktopError, match="cannot be changed"):
        file_type(shared).claim()


def test_a_tool_that_fails_is_a_sentence(tools, shared):
    (tools[0] / "update-mime-database").write_text("#!/bin/sh\nexit 3\n")
    with pytest.raises(DesktopError, match="update-mime-database did not do its work"):
        file_type(shared).claim()


@pytest.mark.parametrize(
    ("argument", "told"),
    [
        ("/usr/bin/python3", '"/usr/bin/python3"'),
        ("/a b/c", '"/a b/c"'),
        ("100%", '"100%%"'),
        ('a"b', '"a\\\\"b"'),
        ("a$b`c", '"a\\\\$b\\\\`c"'),
        ("a\\b", '"a\\\\\\\\b"'),
    ],
)
def test_arguments_are_quoted_as_menu_entries_have_them(argument, told):
    assert quoted(argument) == told

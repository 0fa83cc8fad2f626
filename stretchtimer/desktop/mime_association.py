"""Let the desktop open `.stretch` files with this program, and take that back.

Linux desktops read what a program opens from files in the person's own data folder: a list of types, a menu
entry and an icon (freedesktop.org: Shared MIME-info 0.21, Desktop Entry 1.5, Icon Theme 0.13). Nothing of the
system is touched and nothing else is changed, so that taking the files away takes all of it back.
"""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from stretchtimer.domain.errors import DesktopError
from stretchtimer.domain.translation import gettext as _
from stretchtimer.paths import asset

NAME = "stretchtimer"
MIME_TYPE = "application/x-stretch-timer-routine"
#: The tools that read the files into the desktop's lists, and the packages they come in.
TOOLS = {
    "update-mime-database": "shared-mime-info",
    "update-desktop-database": "desktop-file-utils",
}
#: Each takes well under a second; one that hangs is given up.
TOOL_WITHIN_S = 30.0

_TYPES = f"""\
<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="{MIME_TYPE}">
    <comment>Stretch Timer routine</comment>
    <sub-class-of type="text/plain"/>
    <icon name="{NAME}"/>
    <glob pattern="*.stretch"/>
  </mime-type>
</mime-info>
"""

_ENTRY = f"""\
[Desktop Entry]
Type=Application
Version=1.0
Name=Stretch Timer
GenericName=Stretching guide
Comment=Follow a stretching session by voice
TryExec={{program}}
{{exec_line}}
Icon={NAME}
Terminal=false
Categories=Utility;
Keywords=stretch;back;hip;timer;
MimeType={MIME_TYPE};
StartupWMClass={NAME}
"""


class MimeAssociation:
    """Who opens `.stretch` files here.

    `shared` is the folder that desktops look into (`~/.local/share`), `command` what starts the program;
    the file comes after it.
    """

    def __init__(self, shared: Path, command: Sequence[str], platform: str = sys.platform) -> None:
        self._shared, self._command, self._platform = shared, command, platform

    @property
    def obstacle(self) -> str:
        """Return why this cannot be set up from here and what to do instead, empty where it can."""
        if self._platform == "win32":
            return _(
                "Windows sets this up itself: right-click a .stretch file, choose Open with, then Always, "
                "and pick stretchtimer-window."
            )
        if self._platform == "darwin":
            return _(
                "macOS opens files with apps only. Drop a .stretch file on the window instead, or import it "
                "there."
            )
        missing = [package for tool, package in TOOLS.items() if shutil.which(tool) is None]
        if missing:
            sentence = _(
                "A part of this desktop is missing: {packages}. Install it as you install programs, then try "
                "again; until then Import opens such files."
            )
            return sentence.format(packages=_(" and ").join(missing))
        return ""

    @property
    def is_ours(self) -> bool:
        """Tell whether the desktop has been told to open the files with this program, as it starts now."""
        try:
            # a menu entry alone opens nothing: the desktop has to know such files when it sees one
            return self._types.exists() and self._exec_line() in self._entry.read_text("utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            return False

    def claim(self) -> None:
        """Have the files opened with this program; raise DesktopError where that cannot be set up."""
        if obstacle := self.obstacle:
            raise DesktopError(obstacle)
        try:
            for path, text in self._files().items():
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, "utf-8")
        except OSError as error:
            raise self._unwritable(error) from error
        self._read_in()

    def release(self) -> None:
        """Take back what `claim` did; where there is nothing to take back, nothing happens."""
        there = [path for path in self._files() if path.exists()]
        try:
            for path in there:
                path.unlink()
        except OSError as error:
            raise self._unwritable(error) from error
        if there:
            self._read_in()

    @property
    def _entry(self) -> Path:
        return self._shared / "applications" / f"{NAME}.desktop"

    @property
    def _types(self) -> Path:
        return self._shared / "mime" / "packages" / f"{NAME}.xml"

    def _files(self) -> dict[Path, str]:
        return {
            self._types: _TYPES,
            self._shared / "icons" / "hicolor" / "scalable" / "apps" / f"{NAME}.svg": _icon(),
            self._entry: self._entry_text(),
        }

    def _entry_text(self) -> str:
        return _ENTRY.format(program=_escaped(self._command[0]), exec_line=self._exec_line())

    def _exec_line(self) -> str:
        return f"Exec={' '.join(map(quoted, self._command))} %f"

    def _read_in(self) -> None:
        """Have the desktop's lists made anew from all such files."""
        for tool, folder in zip(TOOLS, ("mime", "applications"), strict=True):
            path = shutil.which(tool)
            if path is None:
                continue
            (self._shared / folder).mkdir(parents=True, exist_ok=True)
            try:
                subprocess.run(
                    [path, str(self._shared / folder)],
                    check=True,
                    capture_output=True,
                    timeout=TOOL_WITHIN_S,
                )
            except (OSError, subprocess.SubprocessError) as error:
                said = _("{tool} did not do its work ({reason}). Log out and in again, then try again.")
                raise DesktopError(said.format(tool=tool, reason=error)) from error

    def _unwritable(self, error: OSError) -> DesktopError:
        said = _("{file} cannot be changed ({reason}). Check that the folder is yours, then try again.")
        return DesktopError(said.format(file=error.filename, reason=error.strerror or error))


def _icon() -> str:
    return asset(f"{NAME}.svg").read_text("utf-8")


def quoted(argument: str) -> str:
    """Return an argument as a menu entry's Exec line has it (Desktop Entry 1.5, “The Exec key”)."""
    for character in ("\\", '"', "`", "$"):
        argument = argument.replace(character, f"\\{character}")
    return _escaped(f'"{argument.replace("%", "%%")}"')


def _escaped(text: str) -> str:
    """Return a text as the value of any key of a menu entry."""
    return text.replace("\\", "\\\\").replace("\n", "\\n")

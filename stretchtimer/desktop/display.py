"""Find out whether a window can open, before Qt is asked: it ends the process where none can.

On Linux a window needs an X server or a Wayland compositor that answers on its socket. Elsewhere there is
always a display.
"""

import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress

from stretchtimer.domain.translation import gettext as _

#: A display on another computer takes a moment; one that takes longer is of no use.
ANSWERS_WITHIN_S = 3.0
#: Qt needs about half a second for a first word with a display, ten times that on a busy machine.
OPENS_WITHIN_S = 20.0
_OPEN = "from PySide6.QtGui import QGuiApplication; QGuiApplication([])"
_X_FOLDER = "/tmp/.X11-unix"  # noqa: S108  where all X servers have their sockets
_X_PORT = 6000


def obstacle(environment: Mapping[str, str], platform: str = sys.platform) -> str:
    """Return the sentence that says why no window can open, empty where one can."""
    if platform != "linux":
        return ""
    kinds = {name.partition(":")[0] for name in environment.get("QT_QPA_PLATFORM", "").split(";") if name}
    if any(kind != "xcb" and not kind.startswith("wayland") for kind in kinds):
        return ""  # Qt draws without a display, or by means of its own
    x = environment.get("DISPLAY", "") if not kinds or "xcb" in kinds else ""
    wayland = environment.get("WAYLAND_DISPLAY", "") if not kinds or kinds - {"xcb"} else ""
    if (x and _x_answers(x)) or (wayland and _answers(_wayland_socket(wayland, environment))):
        return ""
    if named := [name for name in (wayland, x) if name]:
        return _(
            "The display {name} does not answer, so no window can open. Start the program on the desktop "
            "itself; “stretchtimer guide ROUTINE” works without a display."
        ).format(name=_(" and ").join(named))
    return _("There is no display for the window. “stretchtimer guide ROUTINE” works without one.")


def refusal(environment: Mapping[str, str], platform: str = sys.platform) -> str:
    """Return the sentence that says why Qt opens nothing on a display that answers, empty where it does.

    It may refuse this user, or libraries of the system may be missing. Qt is asked in a process of its own,
    because it ends the one that asks; this waits for it.
    """
    if platform != "linux":
        return ""
    try:
        asked = subprocess.run(
            [sys.executable, "-c", _OPEN],
            env=environment,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=OPENS_WITHIN_S,
        )
    except subprocess.TimeoutExpired:
        reason = _("it does not answer")
    else:
        if asked.returncode == 0:
            return ""
        reason = next((line for line in asked.stderr.splitlines() if line.strip()), _("no reason was given"))
    return _(
        "Display: no window can open on it ({reason}). Start the program as the user who is at the desktop; "
        "“stretchtimer guide ROUTINE” works without a display."
    ).format(reason=reason.strip().rstrip("."))


def _x_answers(name: str) -> bool:
    """Tell whether an X server answers: `:1`, `unix:1` or `host:1`, each with or without a screen, `.0`."""
    host, _colon, number = name.rpartition(":")
    digits = number.partition(".")[0]
    host = host.rpartition("/")[2]
    return digits.isdecimal() and any(_answers(address) for address in _x_sockets(host, int(digits)))


def _x_sockets(host: str, number: int) -> Iterator[str | tuple[str, int]]:
    """Yield where an X server may listen, the way its clients look for it."""
    if host in ("", "unix"):
        path = f"{_X_FOLDER}/X{number}"
        yield from (f"\0{path}", path)
    yield (host if host not in ("", "unix") else "localhost", _X_PORT + number)


def _wayland_socket(name: str, environment: Mapping[str, str]) -> str:
    return name if name.startswith("/") else f"{environment.get('XDG_RUNTIME_DIR', '')}/{name}"


def _answers(address: str | tuple[str, int]) -> bool:
    with suppress(OSError, ValueError, OverflowError):
        if isinstance(address, tuple):
            socket.create_connection(address, ANSWERS_WITHIN_S).close()
            return True
        with socket.socket(socket.AF_UNIX) as client:
            client.settimeout(ANSWERS_WITHIN_S)
            client.connect(address)
            return True
    return False

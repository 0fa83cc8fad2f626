"""Find out whether a window can open, before Qt is asked: it ends the process where none can.

On Linux a window needs an X server or a Wayland compositor that answers on its socket. Elsewhere there is
always a display.
"""

import socket
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress

from stretchtimer.domain.translation import gettext as _

#: A display on another computer takes a moment; one that takes longer is of no use.
ANSWERS_WITHIN_S = 3.0
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

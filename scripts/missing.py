"""Print the Debian packages that this computer lacks, for the kinds of use named on the command line.

Kinds: `venv` (to make .venv), `sound` (to play), `window` (Qt on X11 or Wayland), `test` (end-to-end tests).
A library counts as present when it loads, whatever the system calls the package it came with.
"""

import ctypes
import importlib.util
import platform
import shutil
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

# What the libraries of PySide6-Essentials 6.10 and 6.11 name as needed (objdump -p), less C's and C++'s own.
WINDOW = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libbrotlidec.so.1": "libbrotli1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}

# A display, a window manager, hands for keyboard and mouse, the tools of a sound server, a message bus.
TEST = {
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "pactl": "pulseaudio-utils",
    "dbus-daemon": "dbus",
}


def loads(library: str) -> bool:
    """Tell whether the system finds a shared library and can load it."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def for_venv() -> Iterator[str]:
    """Yield what making .venv needs."""
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    if importlib.util.find_spec("ensurepip") is None:
        yield f"{version}-venv"
    if platform.machine() != "x86_64":
        # Elsewhere the playback library has no ready-made build and is compiled.
        if shutil.which("cc") is None:
            yield "build-essential"
        if not Path(sysconfig.get_path("include"), "Python.h").exists():
            yield f"{version}-dev"


def for_sound() -> Iterator[str]:
    """Yield what playing needs: the way to PulseAudio and PipeWire, unless there is one to ALSA."""
    if not loads("libpulse.so.0") and not loads("libasound.so.2"):
        yield "libpulse0"


def for_window() -> Iterator[str]:
    """Yield the packages of the libraries that Qt does not find."""
    yield from (package for library, package in WINDOW.items() if not loads(library))


def for_test() -> Iterator[str]:
    """Yield the packages of the programs that the end-to-end tests do not find."""
    yield from (package for program, package in TEST.items() if shutil.which(program) is None)
    # Where PipeWire does the sound, PulseAudio could only take its place; tests that hear are skipped.
    if shutil.which("pulseaudio") is None and shutil.which("pipewire") is None:
        yield "pulseaudio"


KINDS = {"venv": for_venv, "sound": for_sound, "window": for_window, "test": for_test}


def main() -> None:
    """Print the names on one line; an empty line when nothing is missing or this is not Linux."""
    kinds = sys.argv[1:] if sys.platform == "linux" else []
    print(*(package for kind in kinds for package in KINDS[kind]()))


if __name__ == "__main__":
    main()

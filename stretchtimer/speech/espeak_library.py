"""Choose which espeak-ng library speaks on Linux: the system's own, or the packaged one.

pyttsx3 loads `libespeak-ng.so.1` by that name, and a library of that name which is already in the process
wins. So the choice is made, and the packaged library loaded, before pyttsx3 is
imported. The system's is preferred only when it is newer. For the render process alone: nothing else should
have a C library of this size in it.
"""

import ctypes
import os
import sys
from dataclasses import dataclass
from pathlib import Path

_SONAME = "libespeak-ng.so.1"
_DATA_VARIABLE = "ESPEAK_DATA_PATH"


@dataclass(frozen=True, slots=True)
class EspeakLibrary:
    """The library that speaks. `origin` is "system" or "packaged"."""

    origin: str
    version: str
    path: str


def choose_espeak() -> EspeakLibrary | None:
    """Load the newer espeak-ng library and return it; None where there is none, or it is not needed."""
    if sys.platform != "linux":
        return None
    packaged = _packaged_files()
    system_version = _version_of(_SONAME)
    if packaged is not None:
        library_path, data_path = packaged
        version = _version_of(str(library_path))
        if version and version_numbers(version) >= version_numbers(system_version):
            ctypes.CDLL(str(library_path), mode=ctypes.RTLD_GLOBAL)
            os.environ[_DATA_VARIABLE] = str(data_path)
            return EspeakLibrary("packaged", version, str(library_path))
    if not system_version:
        return None
    ctypes.CDLL(_SONAME, mode=ctypes.RTLD_GLOBAL)
    return EspeakLibrary("system", system_version, _SONAME)


def version_numbers(version: str) -> tuple[int, ...]:
    """Return "1.52.0" as (1, 52, 0); words behind the numbers do not count, no version is lowest."""
    numbers: list[int] = []
    for part in version.split()[0].split(".") if version.strip() else ():
        digits = part[: len(part) - len(part.lstrip("0123456789"))]
        if not digits:
            break
        numbers.append(int(digits))
        if digits != part:
            break
    return tuple(numbers)


def _packaged_files() -> tuple[Path, Path] | None:
    try:
        import espeakng_loader
    except ImportError:
        return None
    library, data = (
        Path(espeakng_loader.get_library_path()),
        Path(espeakng_loader.__file__).with_name("espeak-ng-data"),
    )
    return (library, data) if library.exists() and data.is_dir() else None


def _version_of(name: str) -> str:
    """Load a library, ask for its version, and let go of it so that the next one can take its name."""
    try:
        library = ctypes.CDLL(name)
        info = library.espeak_Info
    except (OSError, AttributeError):
        return ""
    info.restype, info.argtypes = ctypes.c_char_p, [ctypes.c_void_p]
    text = info(None)
    version = text.decode("ascii", "replace") if text else ""
    _let_go(library)
    return version


def _let_go(library: ctypes.CDLL) -> None:
    import _ctypes

    # ctypes opens libraries for good; its own C module is the one way to close one.
    _ctypes.dlclose(library._handle)  # noqa: SLF001

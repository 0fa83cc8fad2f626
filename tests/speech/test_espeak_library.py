"""The newer espeak-ng speaks, and there is always one on Linux."""

import json
import subprocess
import sys

import pytest

from stretchtimer.speech import espeak_library
from stretchtimer.speech.espeak_library import version_numbers

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems bring their own voices")

# In a process of its own: a library stays loaded.
ASK = """
import json, sys
from stretchtimer.speech import espeak_library as module
real = module._version_of
if sys.argv[1] != "as it is":
    module._version_of = lambda name: sys.argv[1] if name == module._SONAME else real(name)
if sys.argv[2] == "unpacked":
    module._packaged_files = lambda: None
chosen = module.choose_espeak()
mapped = {line.split()[-1] for line in open("/proc/self/maps") if "libespeak" in line}
print(json.dumps([chosen and chosen.origin, chosen and chosen.version, sorted(mapped)]))
"""


def asked(system_version: str, packaged: str = "packaged"):
    run = subprocess.run(
        [sys.executable, "-c", ASK, system_version, packaged], capture_output=True, text=True, check=True
    )
    return json.loads(run.stdout)


@pytest.mark.parametrize("system_version", ["", "1.48.15", "1.52.0"])
def test_the_packaged_library_speaks_unless_the_systems_is_newer(system_version):
    origin, version, mapped = asked(system_version)
    assert origin == "packaged"
    assert version_numbers(version) >= (1, 52)
    assert len(mapped) == 1
    assert "espeakng_loader" in mapped[0]


def test_without_any_library_there_is_none():
    assert asked("", "unpacked") == [None, None, []]


def test_a_newer_system_library_is_chosen(monkeypatch):
    loaded = []
    monkeypatch.setattr(
        espeak_library, "_version_of", lambda name: "9.9" if name == espeak_library._SONAME else "1.52"
    )
    monkeypatch.setattr(espeak_library.ctypes, "CDLL", lambda name, mode: loaded.append(name))
    chosen = espeak_library.choose_espeak()
    assert (chosen.origin, chosen.version) == ("system", "9.9")
    assert loaded == [espeak_library._SONAME]


def test_looking_at_a_version_leaves_no_library_behind():
    _origin, _version, mapped = asked("as it is")
    assert len(mapped) == 1


@pytest.mark.parametrize(
    ("version", "numbers"),
    [
        ("1.52.0", (1, 52, 0)),
        ("1.51", (1, 51)),
        ("1.52-dev", (1, 52)),
        ("1.51.1 04.May.22", (1, 51, 1)),
        ("", ()),
        ("unknown", ()),
    ],
)
def test_versions_compare_by_number(version, numbers):
    assert version_numbers(version) == numbers

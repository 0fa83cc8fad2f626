"""No test is judged by the speed of the machine, and none builds on what measures it.

Those that may read a clock are few, and each says why. What tests and benchmarks share lives in `tests/`.
"""

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.house import ROOT, module

#: What reads a clock.
READS = {
    f"{clock}{unit}"
    for clock in ("time", "monotonic", "perf_counter", "process_time")
    for unit in ("", "_ns")
}
#: What may read one, and what for.
CLOCKS = {
    "tests/leaks.py": "to wait",
    "tests/e2e/harness.py": "to wait",
    "tests/domain/test_clock.py": "to compare the clock with",
    "tests/storage/test_whole_file.py": "to make a file old",
    "tests/speech/hearing.py": "to say when something is heard",
    "tests/speech/test_heard.py": "to ask for a sound at a moment",
    "tests/speech/test_live_voice.py": "to ask for a sound at a moment",
    "tests/speech/test_player_worker.py": "to ask for a sound at a moment",
    "tests/e2e/bare_player.py": "to play at a moment",
    "tests/e2e/harness_ruler.py": "to play at a moment",
    "tests/e2e/harness_sound.py": "to say when something is heard",
    "tests/e2e/test_harness.py": "to say when something is heard",
    "tests/e2e/test_heard_session.py": "to say when something is heard",
}


def clocks(source: str) -> Iterator[int]:
    """Yield the lines on which a clock is read."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "time" and node.attr in READS:
            yield node.lineno
        if (
            isinstance(node, ast.ImportFrom)
            and node.module == "time"
            and READS & {n.name for n in node.names}
        ):
            yield node.lineno


def test_only_what_waits_or_listens_reads_a_clock():
    found = [
        f"{name}:{line}"
        for path in sorted((ROOT / "tests").rglob("*.py"))
        if (name := path.relative_to(ROOT).as_posix()) not in CLOCKS
        for line in clocks(path.read_text("utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize("source", ["import time\ntime.monotonic()", "from time import perf_counter_ns"])
def test_a_clock_is_seen(source):
    assert list(clocks(source))


def measures(source: str, name: str) -> list[int]:
    """Return the lines on which a module of the tests imports a benchmark."""
    return [
        found.line for found in module(name, source).imports if f"{found.target}.".startswith("benchmarks.")
    ]


def test_no_test_imports_a_benchmark():
    found = [
        f"{path.relative_to(ROOT).as_posix()}:{line}"
        for path in sorted((ROOT / "tests").rglob("*.py"))
        for line in measures(path.read_text("utf-8"), ".".join(path.relative_to(ROOT).with_suffix("").parts))
    ]
    assert found == []


@pytest.mark.parametrize(
    "source",
    [
        "import benchmarks.launch",
        "from benchmarks import speech_rig",
        "def test():\n    from benchmarks.speech_rig import plan",
        "from importlib import import_module\nrig = import_module('benchmarks.speech_rig')",
        "from ...benchmarks.speech_rig import plan",
    ],
)
def test_a_benchmark_in_a_test_is_seen(source):
    assert len(measures(source, "tests.speech.test_heard")) == 1


def test_what_only_sounds_like_a_benchmark_is_let_through():
    assert measures("from tests.benchmarks_of_others import a\nimport benchmarksmith", "tests.test_cli") == []

"""Words mean one thing: no promise to cure, fix or treat, no `left` but the side, no place of writing."""

import ast
import io
import re
import tokenize
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.house import ROOT, files, modules

PROMISE = re.compile(r"\b(?:cur(?:e[sd]?|ing)|fix(?:e[sd]|ing)?|treat(?:s|ed|ing|ments?)?)\b", re.IGNORECASE)
DENIAL = re.compile(r"\b(?:not|never|cannot)\b|n['’]t\b", re.IGNORECASE)
MARKS = {"_", "mark"}  # translated where it stands, or marked for where it is shown
SENTENCE_END = re.compile(r"(?<=[.!?:])\s+")

# Home folders and the like; the brackets keep these lines from finding themselves.
MACHINE_PATHS = re.compile(rb"/[w]ork/|/[f]arm/|/[h]ome/[a-z]|/[r]oot/|/[U]sers/[a-z]|[b]ash_jobs")


def promises(text: str) -> list[str]:
    """Return the sentences that promise something, unless they say that it is not so."""
    return [
        sentence
        for sentence in SENTENCE_END.split(text)
        if (found := PROMISE.search(sentence)) and not DENIAL.search(sentence[: found.start()])
    ]


def strings(value: object) -> Iterator[str]:
    """Yield every text of a parsed TOML document."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from strings(part)


def shown_texts() -> Iterator[tuple[str, str]]:
    """Yield each text that a person meets, with the place it stands in."""
    for path in sorted((ROOT / "resources").rglob("*.toml")):
        for text in strings(tomllib.loads(path.read_text("utf-8"))):
            yield path.relative_to(ROOT).as_posix(), text
    for of in modules():
        for node in ast.walk(of.tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKS:
                for argument in node.args:
                    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                        yield f"{of.path}:{argument.lineno}", argument.value


def test_no_text_promises_what_stretching_cannot_keep():
    assert [(place, said) for place, text in shown_texts() for said in promises(text)] == []


def test_there_are_texts_to_look_at():
    places = {place.partition("/")[0] for place, text in shown_texts()}
    assert places == {"resources", "stretchtimer"}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("May ease stiffness.", 0),
        ("It does not diagnose or treat, and it cannot know your history.", 0),
        ("This routine treats sciatica.", 1),
        ("Not today. Fixes your back in a week!", 1),
        ("A cure for pain", 1),
        ("Prefix and accurate are other words.", 0),
    ],
)
def test_a_promise_is_told_from_its_denial(text, count):
    assert len(promises(text)) == count


def test_no_file_tells_where_it_was_written():
    telling = [
        f"{path.relative_to(ROOT)}: {found.group().decode()}"
        for path in files()
        if (found := MACHINE_PATHS.search(path.read_bytes()))
    ]
    assert telling == []


# `left` is a side of the body and nothing else: not what remains, not what went away, not an x. Names that
# always mean the side, and, by file, those that mean it there.
SIDE = {"LEFT", "_LEFT", "LEFT_FIRST", "Key_Left", "left_cell", "left_share", "left_word"}
SIDE_IN_FILE = {
    "phrases": {"left"},  # the word that is spoken
    "script": {"left"},
    "app": {"left"},
    "review": {"left_s"},  # the seconds that it was held
    "chart_words": {"left"},
    "side_indicator": {"left"},
    "vectors": {"left"},  # the axis of a part of the body
    "head": {"left"},
    "face": {"left"},
    "floor": {"left"},
    "shapes": {"left"},
    "mixer": {"left"},  # the ear that hears the side's name
    "panning": {"left"},
    "player": {"left"},
    "sound": {"left"},
    "window_place": {"left"},  # the margins of a frame, as Qt has them
    "dialog": {"left"},
}


def other_lefts(path: str, source: str) -> list[str]:
    """Return the names with the word `left` that do not mean the side; methods of Qt are its own."""
    tokens = list(tokenize.generate_tokens(io.StringIO(source).readline))
    allowed = SIDE | SIDE_IN_FILE.get(Path(path).stem, set())
    return [
        f"{path}:{token.start[0]}: {token.string}"
        for before, token, after in zip([None, *tokens], tokens, tokens[1:], strict=False)
        if token.type == tokenize.NAME
        and "left" in token.string.lower().split("_")
        and token.string not in allowed
        and not (before and before.string == "." and after.string == "(")
    ]


def test_left_is_a_side():
    named = (of for of in modules() if "left" in of.source.lower())
    assert [found for of in named for found in other_lefts(of.path, of.source)] == []


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("left_s = total_s - gone_s", ["left_s"]),
        ("def time_left(): ...", ["time_left"]),
        ("self._left = True", ["_left"]),
        ("editor.left.connect(close)", ["left"]),
        ("left = box.left() + 4", ["left"]),
        ("side, cell = Side.LEFT, view.left_cell", []),
        ("Qt.AlignmentFlag.AlignLeft, leftovers", []),
    ],
)
def test_what_remains_or_went_is_told_from_the_side(source, names):
    assert [found.rpartition(" ")[2] for found in other_lefts("page.py", f"{source}\n")] == names
    assert other_lefts("window_place.py", "frame.left + frame.right\n") == []

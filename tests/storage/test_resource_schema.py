"""A file that ships and was changed badly is refused with its name, its entry and its field."""

import copy
import json
import shutil
import tomllib
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from stretchtimer.domain.errors import ResourceError
from stretchtimer.paths import resource
from stretchtimer.storage.resources import load_builtin_routines, load_catalogue, load_phrases
from tests.domain import shipped

FACTS, WORDS = "stretches.toml", "en/stretches.toml"
NEEDS, THINGS = "needs.toml", "en/needs.toml"
PHRASES, ROUTINES, NAMES = "en/phrases.toml", "routines.toml", "en/routines.toml"
PARSED = {
    name: tomllib.loads(resource(*name.split("/")).read_text("utf-8"))
    for name in (FACTS, WORDS, NEEDS, THINGS, PHRASES, ROUTINES, NAMES)
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(resource(), tmp_path / "resources", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path / "resources"


def load(folder: Path) -> None:
    load_builtin_routines(catalogue=load_catalogue(folder=folder), folder=folder)
    load_phrases(folder=folder)


#: What reads each file, without the rest: hundreds of fields are left out, one at a time.
READERS = {
    FACTS: load_catalogue,
    WORDS: load_catalogue,
    NEEDS: load_catalogue,
    THINGS: load_catalogue,
    PHRASES: load_phrases,
    ROUTINES: partial(load_builtin_routines, catalogue=shipped.catalogue()),
    NAMES: partial(load_builtin_routines, catalogue=shipped.catalogue()),
}


def write(folder: Path, name: str, path: tuple[str | int, ...], value: object) -> None:
    """Put a value at a path of a file; the value `...` takes out what stands there."""
    (folder / name).write_text(text_of(changed(name, path, value)), "utf-8")


def changed(name: str, path: tuple[str | int, ...], value: object) -> dict:
    tree = copy.deepcopy(PARSED[name])
    within = tree
    for key in path[:-1]:
        within = within.setdefault(key, {}) if isinstance(within, dict) else within[key]
    if value is ...:
        del within[path[-1]]
    else:
        within[path[-1]] = value
    return tree


def text_of(tree: dict) -> str:
    return "\n".join(f"{json.dumps(key)} = {toml(value)}" for key, value in tree.items())


def toml(value: object) -> str:
    """Return a value as TOML on one line; many times faster than keeping a layout nobody reads."""
    if isinstance(value, dict):
        inside = ", ".join(f"{json.dumps(key)} = {toml(part)}" for key, part in value.items())
        return f"{{{inside}}}"
    if isinstance(value, list):
        return f"[{', '.join(toml(part) for part in value)}]"
    return str(value) if isinstance(value, float) else json.dumps(value)


def refusal(folder: Path, reader: Callable[..., object] = load) -> str:
    with pytest.raises(ResourceError) as caught:
        reader(folder=folder)
    sentence = str(caught.value)
    assert "\n" not in sentence
    assert sentence.isprintable()
    return sentence


@pytest.mark.parametrize("name", PARSED)
def test_what_is_written_is_read_as_it_was_meant(name: str):
    assert tomllib.loads(text_of(PARSED[name])) == PARSED[name]


def test_the_copy_can_be_loaded(folder: Path):
    load(folder)


@pytest.mark.parametrize(
    ("file", "path", "value", "said"),
    [
        (FACTS, ("figure-four", "setup_s"), "soon", "figure-four: “setup_s” must be a number, found “soon”"),
        (FACTS, ("figure-four", "setup_s"), True, "figure-four: “setup_s” must be a number, found true"),
        (FACTS, ("figure-four", "setup_s"), [5], "figure-four: “setup_s” must be a number, found a list"),
        (FACTS, ("figure-four", "setup_s"), {"s": 5}, "“setup_s” must be a number, found a table"),
        (FACTS, ("figure-four", "setup_s"), -1, "“setup_s” must be a number from 0 to 1e+06, found -1"),
        (FACTS, ("figure-four", "setup_s"), float("nan"), "“setup_s” must be a number from"),
        (FACTS, ("figure-four", "setup_s"), float("inf"), "“setup_s” must be a number from"),
        (FACTS, ("figure-four", "min_s"), 99, "figure-four: “min_s” is more than “max_s”"),
        (FACTS, ("figure-four", "default_s"), 99, "“default_s” must lie between “min_s” and “max_s”"),
        (FACTS, ("figure-four", "default_s"), 10**400, "found a number that is far too large"),
        (FACTS, ("figure-four", "family"), "hanging", "“family” must be one of: supine, quadruped"),
        (FACTS, ("figure-four", "kind"), 1, "“kind” must be one of: one-sided, both, alternating, found 1"),
        (FACTS, ("figure-four", "guideline_s"), [30, 20], "must be two numbers, the lower one first"),
        (FACTS, ("figure-four", "guideline_s"), [20, 25, 30], "must be two numbers"),
        (FACTS, ("figure-four", "guideline_s"), [0, 10**400], "must be two numbers"),
        (FACTS, ("cat-cow", "tempo", "beats_per_cycle"), 1.5, "“beats_per_cycle” must be a whole number"),
        (FACTS, ("figure-four", "colour"), "red", "figure-four: “colour” is not a field this version knows"),
        (FACTS, ("figure-four", "felt_on"), "behind", "“felt_on” must be one of: same, other"),
        (FACTS, ("childs-pose", "felt_on"), "other", "“felt_on” is not a field this version knows"),
        (FACTS, ("figure-four", "felt_on"), "other", "figure-four: “felt_words” is missing"),
        (FACTS, ("figure-four", "tempo"), {}, "figure-four: “tempo” is not a field this version knows"),
        (FACTS, ("both-knees-to-chest", "switch_s"), 6, "“switch_s” is not a field this version knows"),
        (FACTS, ("cat-cow", "tempo", "slow_s"), ..., "cat-cow, tempo: “slow_s” is missing"),
        (FACTS, ("cat-cow", "tempo"), ..., "cat-cow: “tempo” is missing"),
        (FACTS, ("cat-cow", "tempo"), 4, "cat-cow: “tempo” must be a table, found 4"),
        (
            FACTS,
            ("cat-cow", "tempo", "beats_per_cycle"),
            3,
            "“beats_per_cycle” must be a whole number from 1",
        ),
        (FACTS, ("cat-cow",), "moo", "stretches.toml: “cat-cow” must be a table, found “moo”"),
        (FACTS, ("cat-cow", "variants", "chair", "mild"), 1, "chair: “mild” must be true or false, found 1"),
        (FACTS, ("cat-cow", "variants", "chair", "max_s"), 5, "chair: “max_s” must be a number from 30"),
        (FACTS, ("cat-cow", "variants", "chair", "legs"), 4, "chair: “legs” is not a field"),
        (FACTS, ("cat-cow", "variants", "sofa"), {"mild": True}, "variants: “sofa” is missing"),
        (FACTS, ("warm-up",), ..., "stretches.toml: “warm-up” is missing"),
        (FACTS, ("runners-lunge", "usual"), "sofa", "runners-lunge: “usual” must be one of: knee-down, desk"),
        (FACTS, ("butterfly", "needs"), ["sofa"], "butterfly: “needs” must be some of: mat, cushion"),
        (FACTS, ("cat-cow", "variants", "chair", "needs"), ["sofa"], "chair: “needs” must be some of: mat"),
        (NEEDS, ("two-cushions", "covers"), ["sofa"], "two-cushions: “covers” must be some of: mat"),
        (NEEDS, ("sofa",), {}, "needs.toml: “sofa” is missing"),
        (NEEDS, ("mat", "colour"), "red", "needs.toml, mat: “colour” is not a field"),
        (THINGS, ("sofa",), {"name": "sofa"}, "en/needs.toml: “sofa” is not a field"),
        (THINGS, ("mat", "told"), ..., "en/needs.toml, mat: “told” is missing"),
        (WORDS, ("butterfly",), ..., "en/stretches.toml: “butterfly” is missing"),
        (WORDS, ("dragonfly",), {}, "en/stretches.toml: “dragonfly” is not a field"),
        (WORDS, ("butterfly", "name"), "", "butterfly: “name” is empty"),
        (WORDS, ("butterfly", "name"), 3, "butterfly: “name” must be a text, found 3"),
        (WORDS, ("butterfly", "name"), "A\x07B", "“name” holds a control character: “A\\x07B”"),
        (WORDS, ("butterfly", "name"), "A\nB", "“name” holds a control character: “A\\nB”"),
        (WORDS, ("butterfly", "name"), "x" * 2001, "butterfly: “name” is longer than 2000 letters"),
        (WORDS, ("butterfly", "easier"), "sit", "“easier” must be a list of texts, found “sit”"),
        (WORDS, ("butterfly", "easier"), [1], "“easier” must be a list of texts, found 1"),
        (WORDS, ("butterfly", "easier"), [""], "“easier” must be a list of texts, found “”"),
        (WORDS, ("butterfly", "words", "steps"), [], "butterfly, words: “steps” is empty"),
        (WORDS, ("butterfly", "words", "switch"), "x", "butterfly, words: “switch” is not a field"),
        (
            WORDS,
            ("butterfly", "words", "hold"),
            "{side}",
            "“hold” has the placeholder {side}, which nothing fills in",
        ),
        (
            WORDS,
            ("figure-four", "words", "hold"),
            "{sid}",
            "“hold” has the placeholder {sid}, which nothing fills in",
        ),
        (WORDS, ("figure-four", "words", "next"), "{side}", "“next” has the placeholder {side}"),
        (
            WORDS,
            ("figure-four", "words", "hold"),
            "And {side",
            "“hold” has a brace without its pair: And {side",
        ),
        (WORDS, ("figure-four", "side_words"), "Leg", "“side_words” must name the side with {Side}"),
        (WORDS, ("figure-four", "words", "beats"), ["x"], "“beats” is not a field"),
        (WORDS, ("cat-cow", "side_words"), "{Side}", "cat-cow: “side_words” is not a field"),
        (WORDS, ("cat-cow", "variants", "sofa"), {"name": "S"}, "variants: “sofa” is not a field"),
        (PHRASES, ("status_side",), "side", "en/phrases.toml: “status_side” lacks the placeholder {side}"),
        (PHRASES, ("halfway",), [], "“halfway” is empty"),
        (PHRASES, ("count",), ["Two.", "One."], "“count” must be three texts, found “Two., One.”"),
        (PHRASES, ("numbers",), ["zero"], "“numbers” must go from zero to 60"),
        (PHRASES, ("hello",), "x", "“hello” is not a field this version knows"),
        (ROUTINES, ("gentle", "items", 1, "hold_s"), 5, "routines.toml, gentle: Routine “Gentle”, stretch 2"),
        (ROUTINES, ("gentle", "items", 1, "stretch"), "yoga", "There is no stretch called “yoga”"),
        (ROUTINES, ("gentle", "items", 1, "sides"), "up", "gentle, items 2: “sides” must be one of: both"),
        (ROUTINES, ("gentle", "items", 1, "reps"), 2, "gentle, items 2: “reps” is not a field"),
        (ROUTINES, ("gentle", "items"), [1], "gentle: “items” must be a list of tables, found 1"),
        (ROUTINES, ("gentle", "items"), 1, "gentle: “items” must be a list of tables, found 1"),
        (ROUTINES, ("gentle", "start"), "bed", "gentle: “start” must be one of: supine"),
        (NAMES, ("gentle", "name"), "x" * 81, "gentle: “name” is longer than 80 letters"),
        (NAMES, ("extra",), {}, "en/routines.toml: “extra” is not a field"),
    ],
)
def test_a_wrong_value_is_named(folder: Path, file: str, path: tuple, value: object, said: str):
    write(folder, file, path, value)
    sentence = refusal(folder)
    assert said in sentence
    assert sentence.startswith((file, f"en/{file}"))


def required(tree: object, path: tuple = (), variant: bool = False) -> list[tuple]:
    """Return the path of every field that may not be left out."""
    found: list[tuple] = []
    if not isinstance(tree, dict):
        return found
    for key, value in tree.items():
        here = (*path, key)
        optional = key in ("variants", "guideline_s", "sentence", "covers", "usual", "stays_down")
        if not optional and (not variant or key in ("name", "mild")):
            found.append(here)
        inside = variant or (len(path) > 1 and path[-1] == "variants")
        found += required(value, here, inside)
    return found


def places() -> dict[tuple[str, str], list[tuple]]:
    """Return where each required field stands, by its file and its name."""
    found: dict[tuple[str, str], list[tuple]] = {}
    for name, tree in PARSED.items():
        for path in required(tree):
            # a variant or a whole stretch without facts is unknown, not missing: tested above
            alone = name in (FACTS, NEEDS, ROUTINES) and len(path) == 1
            if not alone and ("variants" not in path[-2:-1] or name == WORDS):
                found.setdefault((name, path[-1]), []).append(path)
    return found


PLACES = places()


@pytest.mark.parametrize(("file", "field"), [pytest.param(*both, id=":".join(both)) for both in PLACES])
def test_leaving_out_a_required_field_is_named_wherever_it_stands(
    folder: Path, monkeypatch, file: str, field: str
):
    # the parser has read these very texts before, but for one field
    read = {(folder / name).read_text("utf-8"): tree for name, tree in PARSED.items()}
    monkeypatch.setattr(tomllib, "loads", read.__getitem__)
    for path in PLACES[file, field]:
        text = f"{file} without {path}"
        (folder / file).write_text(text, "utf-8")
        read[text] = changed(file, path, ...)
        sentence = refusal(folder, READERS[file])
        assert sentence.startswith(file), path
        assert f"“{field}” is missing" in sentence, path
        for entry in path[:-1]:
            assert entry in sentence, path


@pytest.mark.parametrize("name", PARSED)
def test_a_missing_file_is_named(folder: Path, name: str):
    (folder / name).unlink()
    assert refusal(folder).startswith(f"{name} is missing. Install Stretch Timer again")


@pytest.mark.parametrize("content", [b"[knee", b"\xff\xfe", b"a = 1\na = 2"])
def test_a_file_that_is_no_toml_is_named(folder: Path, content: bytes):
    (folder / FACTS).write_bytes(content)
    assert refusal(folder).startswith("stretches.toml cannot be read: ")


def test_a_language_without_words_is_named(folder: Path):
    with pytest.raises(ResourceError, match=r"^xx/phrases\.toml is missing"):
        load_phrases("xx", folder)

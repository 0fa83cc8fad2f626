"""Every format: a correct file, an old one, a damaged one, a hostile one."""

import json
import os
from dataclasses import replace

import pytest

from stretchtimer.domain.errors import StretchTimerError
from stretchtimer.domain.routine import Sides
from stretchtimer.domain.stretch import Side, StretchKind
from stretchtimer.exchange.preview import LineOutcome
from stretchtimer.exchange.reading import preview_file, preview_text
from stretchtimer.storage.resources import load_catalogue
from tests.exchange import samples
from tests.exchange.samples import CORRECT, OLD, as_json, zipped

CATALOGUE = load_catalogue()
OUTCOMES = {
    LineOutcome.MATCHED: "=",
    LineOutcome.ADJUSTED: "~",
    LineOutcome.OWN: "+",
    LineOutcome.NOT_UNDERSTOOD: "?",
}


@pytest.fixture
def read(tmp_path):
    def preview(name, content):
        path = tmp_path / name
        path.write_bytes(content)
        return preview_file(path, CATALOGUE)

    return preview


@pytest.fixture
def refusal(read):
    def sentence(name, content):
        with pytest.raises(StretchTimerError) as caught:
            read(name, content)
        return str(caught.value)

    return sentence


def listed(preview):
    """Return each routine as its name and its items in short."""
    return [
        (
            one.routine.name,
            [f"{i.stretch_id} {i.hold_s:g}x{i.repeats}+{i.rest_after_s:g}" for i in one.routine.items],
        )
        for one in preview.routines
    ]


def marked(preview):
    """Return what became of each line of the first routine, as one mark a line."""
    return "".join(OUTCOMES[line.outcome] for line in preview.routines[0].lines)


@pytest.mark.parametrize(
    ("name", "format_name", "found", "marks"),
    [
        (
            "clinic.stretch",
            "Stretch Timer routine",
            [("From the clinic", ["knee-to-chest 30x3+0", "own-calf 45x1+10"])],
            "=+",
        ),
        (
            "typed.txt",
            "Text",
            [
                (
                    "Hips",
                    [
                        *("knee-to-chest 30x3+0", "cat-cow 80x1+0", "own-bridge 3x10+0"),
                        *("figure-four 45x1+20", "childs-pose 60x1+0"),
                    ],
                )
            ],
            "=~+====",
        ),
        ("just-another.json", "Just Another Workout Timer", [("Hips", ["figure-four 30x2+5"])], "=~=~"),
        ("timers.tmd", "TimeR Machine", [("Back", ["childs-pose 30x2+0", "cat-cow 40x1+0"])], "=~?"),
        ("timers.json", "TimeR Machine", [("Back", ["childs-pose 30x2+0", "cat-cow 40x1+0"])], "=~?"),
        (
            "workout.feeel",
            "Feeel",
            [("Stretch", ["childs-pose 25x1+5", "own-exercise-512 40x1+0"])],
            "=+",
        ),
        (
            "workouts.zip",
            "Feeel",
            [
                ("Stretch", ["childs-pose 25x1+5", "own-exercise-512 40x1+0"]),
                ("Stretch", ["own-exercise-3 30x1+0"]),
            ],
            "=+",
        ),
        (
            "hiit.json",
            "OpenHIIT",
            [
                (
                    "Morning",
                    [
                        *("happy-baby 30x1+10", "butterfly 30x1+10", "own-jumping 30x1+60"),
                        *("happy-baby 30x1+10", "butterfly 30x1+10", "own-jumping 30x1+0"),
                    ],
                )
            ],
            "===+=",
        ),
        (
            "exercises.xml",
            "Workrave",
            [("Workrave exercises", ["own-shoulder-arm-stretch 10x2+0", "cat-cow 30x1+0"])],
            "+=",
        ),
    ],
)
def test_a_correct_file(read, name, format_name, found, marks):
    preview = read(name, CORRECT[name])
    assert preview.format_name == format_name
    assert listed(preview) == found
    assert marked(preview)[: len(marks)] == marks


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("just-another.json", [("Hips", ["happy-baby 30x1+0", "own-plank 20x1+0"])]),
        ("timers.json", [("Back", ["butterfly 30x1+0"])]),
        ("workout.feeel", [("Stretch", ["own-exercise-3 30x1+0"])]),
        ("hiit.json", [("Morning", ["happy-baby 20x1+0", "butterfly 20x1+0", "own-jumping 20x1+0"])]),
        ("exercises.xml", [("Workrave exercises", ["butterfly 30x1+0"])]),
    ],
)
def test_an_old_file(read, name, found):
    assert listed(read(name, OLD[name])) == found


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("clinic.stretch", "clinic.stretch is damaged ("),
        ("just-another.json", "just-another.json is damaged in line 1, letter "),
        ("timers.tmd", "timers.tmd is damaged in line 1, letter "),
        ("workout.feeel", "workout.feeel is damaged in line 1, letter "),
        ("workouts.zip", "workouts.zip is a damaged archive."),
        ("hiit.json", "hiit.json is damaged in line 1, letter "),
        ("exercises.xml", "exercises.xml is damaged in line "),
    ],
)
def test_a_damaged_file(refusal, name, sentence):
    half = CORRECT[name][: len(CORRECT[name]) // 2]
    if name == "clinic.stretch":
        half = CORRECT[name].replace(b"[[items]]", b"[[items")
    assert refusal(name, half).startswith(sentence)


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("empty.txt", b"", "empty.txt is empty. Write one stretch to a line."),
        ("remarks.txt", b"# nothing\n", "remarks.txt holds no stretches. Write one stretch to a line."),
        ("a.json", b"{}", "a.json is of no program that is known here. These are: "),
        ("photo.txt", bytes(range(256)) * 9, "photo.txt is not a text and no archive that is known here."),
        ("a.json", b"[" * 500_000, "a.json holds groups too deep in each other."),
        ("a.json", b'{"a":' * 10_000, "a.json holds groups too deep in each other."),
        ("a.json", b'{"timers": ' + b"9" * 9000 + b"}", "a.json holds a number that is far too long."),
        ("a.json", b'{"timers": []}', "a.json is of TimeR Machine, but there is no routine in it."),
        ("a.json", b'{"timers": [3]}', "Timer 1 is damaged and left out."),
        ("a.feeel", b'{"fullWorkout": 3}', "The file holds no workout."),
        ("a.xml", b"<svg/>", "a.xml is XML, but it holds no exercises of Workrave."),
        (
            "a.xml",
            samples.LAUGHS,
            "a.xml declares entities or a document type, which can be a trap, so it is not read.",
        ),
        (
            "a.xml",
            samples.FOREIGN_ENTITY,
            "a.xml declares entities or a document type, which can be a trap, so it is not read.",
        ),
        ("a.xml", b'<?xml version="1.0" encoding="klingon"?><exercises/>', "encoding that cannot be read"),
        (
            "a.zip",
            zipped({"../../evil.feeel": CORRECT["workout.feeel"]}),
            "its name leads out of the archive",
        ),
        ("a.zip", zipped({"/evil.feeel": CORRECT["workout.feeel"]}), "its name leads out of the archive"),
        ("a.zip", zipped({"C:\\evil": CORRECT["workout.feeel"]}), "its name leads out of the archive"),
        (
            "a.zip",
            zipped({"a.zip": CORRECT["workouts.zip"]}),
            "There is no routine in a.zip that can be read.",
        ),
        ("a.zip", samples.lying_zip(), "“a.feeel” in the archive is left out: it is damaged."),
    ],
)
def test_a_hostile_file(refusal, name, content, sentence):
    assert sentence in refusal(name, content)


def test_a_zip_bomb_is_not_unpacked(refusal):
    assert "it is too large" in refusal("a.zip", samples.bomb())
    said = refusal("a.zip", samples.bomb(900_000))
    assert "it is packed so tightly that it may be a trap" in said


def test_a_file_of_100_megabytes_is_refused_unread(tmp_path):
    path = tmp_path / "big.json"
    with path.open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    with pytest.raises(StretchTimerError, match=r"big\.json is larger than 1 megabyte"):
        preview_file(path, CATALOGUE)


def test_a_text_that_is_too_long_is_refused():
    with pytest.raises(StretchTimerError, match="longer than 65536 letters"):
        preview_text("a" * 65537, CATALOGUE)


@pytest.mark.parametrize("kind", ["folder", "pipe", "nothing"])
def test_what_is_no_file_is_refused(kind, tmp_path):
    path = tmp_path / "thing.json"
    if kind == "folder":
        path.mkdir()
    if kind == "pipe":
        os.mkfifo(path)
    with pytest.raises(StretchTimerError, match=r"thing\.json (?:is not an ordinary file|cannot be read)"):
        preview_file(path, CATALOGUE)


def nested(depth, step):
    return {"loop": 10**18, "name": "x", "steps": [step if depth == 0 else nested(depth - 1, step)]}


def test_10000_nested_groups_are_refused(refusal):
    text = '{"timers":[{"steps":[' + '{"step_type":"group","steps":[' * 10_000
    assert "groups too deep in each other" in refusal("a.json", text.encode())


def test_groups_nested_deep_and_looped_for_ever_are_cut(read):
    step = {"label": "Butterfly", "length": 30000}
    preview = read("a.json", as_json({"timers": [nested(10, step), nested(100, step)]}))
    assert sum(item.repeats for item in preview.routines[0].routine.items) == 400
    assert not preview.routines[1].usable
    assert any("too deep" in sentence for sentence in preview.warnings)
    assert any("too long" in sentence for sentence in preview.warnings)


@pytest.mark.parametrize(
    "number", ["NaN", "Infinity", "-Infinity", "1e308", "1e999", "-1", '"30"', "null", "true"]
)
def test_a_length_that_is_none_is_told(read, number):
    text = (
        '{"title": "x", "sets": [{"repetitions": 1, "exercises": [{"name": "Butterfly", "duration": %s}]}]}'
    )
    (routine,) = read("a.json", (text % number).encode()).routines
    assert [(line.outcome, line.sentence) for line in routine.lines] == [
        (LineOutcome.NOT_UNDERSTOOD, "Its duration is not a length of time, so it is left out.")
    ]


def workout(name, seconds=30):
    return as_json({"title": name, "sets": [{"exercises": [{"name": name, "duration": seconds}]}]})


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("a" * 65536, "a" * 59 + "…"),
        ("Left\u202eHand", "LeftHand"),
        ("Ring\x07\x1b[31m", "Ring[31m"),
        ("e" + "\u0301" * 500, "é" + "\u0301" * 3),
        ("שלום", "שלום"),
    ],
)
def test_a_name_is_made_fit_to_keep(read, name, kept):
    (routine,) = read("a.json", workout(name)).routines
    assert routine.own_stretches[0].name == kept
    assert routine.routine.name.isprintable()
    assert routine.lines[0].source_text.isprintable()


def test_a_broken_half_of_a_letter_is_left_out(read):
    content = b'{"title": "a", "sets": [{"exercises": [{"name": "Hi\\ud800p", "duration": 9}]}]}'
    (routine,) = read("a.json", content).routines
    assert routine.own_stretches[0].name == "Hip"


def test_letters_that_the_program_lost_are_told(read):
    content = json.dumps({"title": "Rücken", "sets": [{"exercises": [{"name": "Ü"}]}]}, ensure_ascii=False)
    preview = read("a.json", content.encode("latin-1"))
    assert preview.routines[0].routine.name == "Rücken"
    assert preview.warnings == ("a.json is not in UTF-8: look closely at letters with accents.",)


def test_raw_control_characters_are_told_and_left_out(read):
    content = b'{"title": "a", "sets": [{"exercises": [{"name": "Knee to\x04 chest", "duration": 30}]}]}'
    preview = read("a.json", content)
    assert preview.warnings == ("a.json holds control characters: some names may have lost their letters.",)
    assert listed(preview) == [("a", ["knee-to-chest 30x1+0"])]
    assert marked(preview) == "~"


def test_a_text_of_the_notepad_is_read(read):
    assert listed(read("a.txt", "Butterfly 30s\r\n".encode("utf-16"))) == [("a", ["butterfly 30x1+0"])]


def test_a_newer_version_of_another_program_is_read_and_told(read):
    newer = {**samples.JUST_ANOTHER["workouts"][0], "version": 3}
    preview = read("a.json", as_json({"workouts": [newer]}))
    assert preview.routines[0].usable
    assert preview.warnings == ("Workout 1 was written by a newer version: look closely at what was read.",)


def test_only_so_many_routines_are_read(read):
    preview = read("a.json", as_json({"workouts": samples.JUST_ANOTHER["workouts"] * 30}))
    assert len(preview.routines) == 20
    assert len({one.routine.id for one in preview.routines}) == 20
    assert preview.warnings == ("Only the first 20 routines of the file are read.",)


def test_a_routine_of_too_many_stretches_is_cut_and_told(read):
    sets = [{"exercises": [{"name": name, "duration": 30} for name in ("Butterfly", "Happy baby")] * 40}]
    preview = read("a.json", as_json({"title": "a", "sets": sets}))
    assert len(preview.routines[0].routine.items) == 60
    assert preview.warnings == ("“a” has more than 60 stretches: the first 60 are kept.",)


def test_steps_called_left_and_right_belong_to_what_the_timer_is_called(read):
    steps = [{"label": label, "length": 40000} for label in ("Left", "Right")]
    (routine,) = read("a.json", as_json({"timers": [{"name": "Figure four", "steps": steps}]})).routines
    (item,) = routine.routine.items
    assert (item.stretch_id, item.sides, item.first_side) == ("figure-four", Sides.BOTH, Side.LEFT)


def test_words_of_another_voice_become_a_note(read):
    item = read("timers.tmd", CORRECT["timers.tmd"]).routines[0].routine.items[0]
    assert item.note == "Breathe slowly"


def test_a_mirrored_picture_is_the_other_side(read):
    (own,) = read("exercises.xml", CORRECT["exercises.xml"]).routines[0].own_stretches
    assert (own.name, own.kind) == ("Shoulder-arm stretch", StretchKind.ONE_SIDED)


@pytest.mark.parametrize("name", [name for name in CORRECT if not name.endswith(".zip")])
def test_what_is_in_a_file_may_be_pasted(name, read):
    pasted = preview_text(CORRECT[name].decode(), CATALOGUE)
    from_file = read(name, CORRECT[name])
    assert [replace(one.routine, id="", name="") for one in pasted.routines] == [
        replace(one.routine, id="", name="") for one in from_file.routines
    ]

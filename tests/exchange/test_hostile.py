"""Generated and mutated files bring a preview or a sentence, never a traceback, and nothing is written."""

import sys
from itertools import product

import pytest

from stretchtimer.domain.routine import Item, Routine
from stretchtimer.exchange.limits import RefusedError
from stretchtimer.exchange.preview import Preview, ProposedRoutine
from stretchtimer.exchange.reading import preview_file
from stretchtimer.storage.resources import load_catalogue
from tests.exchange.hostile import Watch, broken_rules, run
from tests.exchange.samples import CORRECT, NASTY_NUMBERS, NASTY_TEXTS

CATALOGUE = load_catalogue()


def test_mutated_files_are_read_or_refused():
    rows, written, faults = run(800, seed=3)
    assert written == []
    assert faults == []
    assert {name: (row.tracebacks, row.broken) for name, row in rows.items()} == dict.fromkeys(rows, (0, 0))
    assert all(row.files == 80 and row.previews and row.refused for row in rows.values())


NAMED = {"just-another.json": b'"Figure four L"', "timers.tmd": b'"Cat-cow"', "hiit.json": b'"Butterfly"'}
COUNTED = {"just-another.json": b"30}", "timers.tmd": b"30000", "workout.feeel": b"25,"}


@pytest.mark.parametrize(("name", "text"), [*product(NAMED, range(len(NASTY_TEXTS)))])
def test_a_nasty_name_leaves_a_routine_that_can_be_kept(name, text, tmp_path):
    path = tmp_path / name
    nasty = (
        '"' + "".join(f"\\u{ord(char):04x}" for char in NASTY_TEXTS[text][:60_000] if ord(char) < 65536) + '"'
    )
    path.write_bytes(CORRECT[name].replace(NAMED[name], nasty.encode()))
    preview = preview_file(path, CATALOGUE)
    assert preview.routines[0].usable
    assert broken_rules(preview, CATALOGUE) == []


@pytest.mark.parametrize(("name", "number"), [*product(COUNTED, range(len(NASTY_NUMBERS)))])
def test_a_nasty_number_leaves_a_routine_that_can_be_kept(name, number, tmp_path):
    path = tmp_path / name
    nasty = NASTY_NUMBERS[number].encode() + COUNTED[name].lstrip(b"0123456789")
    path.write_bytes(CORRECT[name].replace(COUNTED[name], nasty))
    if len(nasty) > 4300:
        with pytest.raises(RefusedError, match="number that is far too long"):
            preview_file(path, CATALOGUE)
    else:
        assert broken_rules(preview_file(path, CATALOGUE), CATALOGUE) == []


@pytest.mark.parametrize("number", ["NaN", "1e308", "-1", '"30"', "null"])
def test_a_timer_whose_only_time_is_none_is_refused(number, tmp_path):
    path = tmp_path / "hiit.json"
    path.write_bytes(CORRECT["hiit.json"].replace(b'"workTime": 30', b'"workTime": ' + number.encode()))
    with pytest.raises(RefusedError, match="Timer 1 has no work time and is left out"):
        preview_file(path, CATALOGUE)


def test_a_routine_that_breaks_a_rule_is_seen():
    bad = ProposedRoutine(Routine("a", "b\x07", (Item("butterfly", 500.0),)), ())
    assert len(broken_rules(Preview("x", (bad,)), CATALOGUE)) == 2


def test_a_write_is_seen(tmp_path):
    watch = Watch()
    sys.addaudithook(watch.hook)
    (tmp_path / "before").write_text("", "utf-8")
    with watch:
        (tmp_path / "a").write_text("", "utf-8")
        (tmp_path / "b").mkdir()
        (tmp_path / "a").read_text("utf-8")
        (tmp_path / "a.cpython-311.pyc").write_bytes(b"")  # as an import does
    (tmp_path / "after").write_text("", "utf-8")
    assert len(watch.seen) == 2


@pytest.mark.parametrize("text", NASTY_TEXTS)
def test_what_is_shown_of_a_nasty_line_is_short_and_draws_over_nothing(text, tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(f"{text[:900]} 30 s\nHappy baby 30 s\n".encode("utf-8", "surrogatepass"))
    try:
        preview = preview_file(path, CATALOGUE)
    except RefusedError as refused:
        preview = Preview("", (), (str(refused),))
    shown = [line.source_text for proposed in preview.routines for line in proposed.lines]
    shown += [line.sentence for proposed in preview.routines for line in proposed.lines]
    shown += [proposed.routine.name for proposed in preview.routines] + list(preview.warnings)
    for words in shown:
        assert len(words) < 900
        assert words.isprintable()
        assert "\u0301\u0301\u0301\u0301" not in words


def test_an_xml_file_without_an_exercise_is_a_sentence(tmp_path):
    path = tmp_path / "exercises.xml"
    path.write_text("<exercises>" + "<a>" * 5000 + "</a>" * 5000 + "</exercises>")
    with pytest.raises(RefusedError, match="there is no exercise in it"):
        preview_file(path, CATALOGUE)

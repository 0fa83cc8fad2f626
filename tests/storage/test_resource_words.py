"""What is spoken is short, names its side, and says nothing that hurts."""

import re
import tomllib
from dataclasses import fields

import pytest

from stretchtimer.domain.plan import estimated_length_s
from stretchtimer.domain.stretch import FeltOn, Stretch, Words
from stretchtimer.paths import resource
from stretchtimer.storage.placeholders import placeholders_in
from stretchtimer.storage.resources import load_catalogue, load_phrases

CATALOGUE = load_catalogue()
PHRASES = load_phrases()

# Body-size remarks and blame stand for more than can be listed.
NEVER_SAID = [
    r"push(?:ing)? through",
    r"no pain,? no gain",
    r"deeper",
    r"you should be able to",
    r"bounc\w*",
    r"hold(?:ing)? your breath",
    r"crack\w*",
    r"arch(?:es|ed|ing)?",
    r"fix\w*",
    r"realign\w*",
    r"cur(?:e[sd]?|ing)",
    r"heal(?:s|ed|ing)?",
    r"treat\w*",
    r"wear and tear",
    r"damag\w*",
    r"slipped",
    r"bad (?:side|leg|knee|hip|back)",
    r"only",
    r"don['’]t cheat",
    r"as far as you can",
    r"(?:fat|overweight|obese|heavy people|skinny)",
    r"you (?:missed|failed|forgot)",
    r"suffer\w*",
]
NEVER = re.compile(r"\b(?:" + "|".join(NEVER_SAID) + r")\b", re.IGNORECASE)


def ways() -> list[Stretch]:
    """Return every stretch in every way it can be done."""
    return [
        stretch.as_variant(variant)
        for stretch in (*CATALOGUE, CATALOGUE.warm_up)
        for variant in (None, *stretch.variants)
    ]


def name_of(stretch: Stretch) -> str:
    return f"{stretch.id}-{stretch.variant or 'plain'}"


def lines(words: Words) -> list[str]:
    """Return every line of a stretch's words."""
    found = []
    for row in fields(Words):
        value = getattr(words, row.name)
        found += [value] if isinstance(value, str) else value
    return [line for line in found if line]


def strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for part in parts for text in strings(part)]


def said(text: str) -> str:
    """Return a line with its placeholders filled in, the longer side's name in each."""
    for mark in ("side", "Side", "other", "Other"):
        text = text.replace(f"{{{mark}}}", "right")
    return text


@pytest.mark.parametrize("name", ["stretches.toml", "phrases.toml", "routines.toml"])
def test_no_text_says_what_must_never_be_said(name):
    texts = strings(tomllib.loads(resource("en", name).read_text("utf-8")))
    assert texts
    assert [text for text in texts if NEVER.search(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "Arch your back.",
        "Go as far as you can",
        "It is only a stretch.",
        "Bouncing helps",
        "No pain, no gain",
        "Do not hold your breath",
        "Fixes your back",
        "your bad side",
    ],
)
def test_what_must_never_be_said_is_recognised(text):
    assert NEVER.search(text)


@pytest.mark.parametrize("stretch", ways(), ids=name_of)
def test_a_spoken_line_has_twelve_words_at_most(stretch):
    assert [line for line in lines(stretch.words) if len(said(line).split()) > 12] == []


def test_a_phrase_has_twelve_words_at_most():
    texts = [text for row in fields(PHRASES) for text in _texts(getattr(PHRASES, row.name))]
    assert [text for text in texts if len(text.split()) > 12] == []


def _texts(value):
    return (value,) if isinstance(value, str) else value


@pytest.mark.parametrize("stretch", ways(), ids=name_of)
def test_every_mark_is_one_that_is_filled_in(stretch):
    for line in [*lines(stretch.words), stretch.side_words]:
        assert placeholders_in(line) <= {"side", "Side", "other", "Other"}, line
        assert "{" not in said(line), line


@pytest.mark.parametrize("stretch", ways(), ids=name_of)
def test_no_mark_stands_where_no_side_is_known(stretch):
    assert not placeholders_in(stretch.words.next)
    if not stretch.one_sided:
        assert not placeholders_in(stretch.words.brief + stretch.words.release + stretch.words.hold)


@pytest.mark.parametrize("stretch", [way for way in ways() if way.one_sided], ids=name_of)
def test_a_one_sided_stretch_names_its_side_wherever_it_changes(stretch):
    words = stretch.words
    for line in (words.next_side, words.switch, words.switch_short, words.brief, stretch.side_words):
        assert placeholders_in(line) & {"side", "Side"}, line
    assert any(placeholders_in(step) for step in words.key_steps)
    assert words.release_last


@pytest.mark.parametrize("stretch", [way for way in ways() if way.id == "runners-lunge"], ids=name_of)
def test_a_lunge_always_names_the_foot_in_front(stretch):
    words = stretch.words
    for line in (words.next_side, words.switch, words.switch_short, words.brief, stretch.side_words):
        assert re.search(r"\{side\} foot (?:stays )?forward", line, re.IGNORECASE), line
    assert [line for line in lines(words) if "{side} side" in line.lower()] == []


def test_the_side_of_each_stretch_is_the_leg_one_sees_doing_it():
    assert {stretch.id: stretch.side_words for stretch in CATALOGUE if stretch.one_sided} == {
        "knee-to-chest": "{Side} knee in",
        "runners-lunge": "{Side} foot forward",
        "figure-four": "{Side} ankle on top",
        "seated-spinal-twist": "{Side} knee up, turn {side}",
    }


@pytest.mark.parametrize("name", ["both-knees-to-chest", "happy-baby"])
def test_both_knees_come_down_one_at_a_time(name):
    stretch = CATALOGUE[name]
    for variant in (None, *stretch.variants):
        assert "one foot down, then the other" in stretch.as_variant(variant).words.release.lower()


def test_cat_is_round_and_goes_with_the_out_breath():
    for variant in (None, "small", "chair"):
        beats = CATALOGUE["cat-cow"].as_variant(variant).words.beats
        assert len(beats) == 4
        assert beats[0].startswith("Breathe out, round")
        assert beats[1].startswith("Breathe in")


def test_knee_rotations_name_the_side_on_the_first_four_visits():
    for variant in (None, "small"):
        beats = CATALOGUE["knee-rotations"].as_variant(variant).words.beats
        assert len(beats) == 8
        assert [bool(placeholders_in(beat)) for beat in beats] == [True, False] * 4


@pytest.mark.parametrize("stretch", [way for way in ways() if way.tempo], ids=name_of)
def test_a_beats_line_is_over_before_the_next_beat(stretch):
    words = stretch.words
    for line in (*words.beats, words.keep, words.last, words.last_in):
        assert line
        assert estimated_length_s(said(line)) <= 2.4, line


@pytest.mark.parametrize("stretch", ways(), ids=name_of)
def test_letting_go_takes_about_three_seconds(stretch):
    for line in (stretch.words.release, stretch.words.release_last):
        assert estimated_length_s(said(line)) <= 3.5, line


def test_going_on_after_a_pause_takes_three_seconds_at_most():
    # 0.5 s more than the estimate, which the commas of a count outlast
    assert all(estimated_length_s(text) + 0.7 <= 3.0 for text in PHRASES.resume)


def test_a_hold_has_a_name_an_instruction_and_a_start_at_every_level():
    for stretch in ways():
        words = stretch.words
        assert words.next.endswith(".")
        assert words.brief
        assert 1 <= len(words.key_steps) <= 2
        assert 3 <= len(words.steps) <= 5
        if not stretch.moving:
            assert words.hold
            assert words.feel
            assert words.breath
            assert words.ease


@pytest.mark.parametrize("stretch", [one for one in ways() if one.one_sided], ids=name_of)
def test_a_stretch_is_felt_on_the_side_that_its_facts_tell(stretch):
    felt = "{other}" if stretch.felt_on is FeltOn.OTHER else "{side}"
    assert placeholders_in(stretch.words.feel) == {felt.strip("{}")}
    assert bool(stretch.felt_words) == (stretch.felt_on is FeltOn.OTHER)
    assert (stretch.felt_on is FeltOn.OTHER) == (stretch.id == "runners-lunge")

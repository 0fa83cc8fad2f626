"""Which voices are listed, in which order and in which words."""

import pytest

from stretchtimer.domain.ports import Voice
from stretchtimer.ui.settings.voice_entries import entries, entry, found

HEART = Voice("heart", "Heart", "en", usual=True, natural=True)
VOICES = [
    Voice("fi", "Finnish", "fi"),
    Voice("anna", "Anna", "de-de"),
    Voice("us", "English (America)", "en-us"),
    Voice("daniel", "Daniel", "en-gb"),
    Voice("claire", "Claire", "fr-fr", natural=True),
    HEART,
]


@pytest.mark.parametrize(
    ("voice", "words"),
    [
        (HEART, "Heart, natural, English"),
        (Voice("daniel", "Daniel", "en-gb"), "Daniel, English (United Kingdom)"),
        (Voice("la", "Diego", "es-419"), "Diego, Spanish (Latin America)"),
        (Voice("gmw/en-us", "English (America)", "en-us"), "English (America)"),
        (Voice("chr", "Cherokee ", "chr-us-qaaa-x-west"), "Cherokee"),
        # what Qt does not know, and what a system does not tell
        (Voice("qya", "Elvish", "qya"), "Elvish, qya"),
        (Voice("zira", "Zira", "409"), "Zira, 409"),
        (Voice("odd", "Odd", "en-zz"), "Odd, English"),
        (Voice("mute", "Nameless", ""), "Nameless"),
    ],
)
def test_a_voice_is_said_in_words(voice, words):
    assert entry(voice).words == words


def test_natural_voices_come_first_then_english_then_others_by_language():
    listed = entries(VOICES)
    assert [row.id for row in listed] == ["", "heart", "claire", "daniel", "us", "fi", "anna"]
    assert listed[0].words == "Chosen for you: Heart"
    assert entries([])[0].words == "Chosen for you"


def test_a_voice_that_is_set_but_not_named_stays_and_says_so_where_it_is_not_here():
    assert [row.id for row in entries(VOICES, "klingon")][:3] == ["", "klingon", "heart"]
    unknown, lacking = entries(VOICES, "klingon")[1], entries(VOICES, "klingon", lacking=True)[1]
    assert (unknown.words, unknown.here) == ("klingon", True)
    assert (lacking.words, lacking.here) == ("klingon, not on this computer", False)
    assert len(entries(VOICES, "fi", lacking=True)) == len(VOICES) + 1


@pytest.mark.parametrize(
    ("searched", "ids"),
    [
        ("german", ["anna"]),
        ("ENGL brit", []),
        ("engl king", ["daniel"]),
        ("natural", ["heart", "claire"]),
        ("heart", ["", "heart"]),
        ("en us", ["us"]),
        ("xyz", []),
    ],
)
def test_voices_are_found_by_name_language_region_and_tag(searched, ids):
    assert [row.id for row in found(entries(VOICES), searched)] == ids


def test_nothing_searched_for_finds_all():
    assert found(entries(VOICES), " ") == entries(VOICES)

"""Hard words are respelled as whole words, and a bad table is refused with a sentence."""

from pathlib import Path

import pytest

from stretchtimer.domain.errors import ResourceError
from stretchtimer.speech.pronunciation import Pronunciations, load_pronunciations

TABLE = Path(__file__).parents[2] / "resources" / "en" / "pronunciations.toml"


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("Use a strap.", "yooz a strap."),
        ("because a user", "because a user"),
        ("Cat-cow, then cat.", "kat kow, then kat."),
        ("two\n  lines", "two lines"),
        ("", ""),
    ],
)
def test_whole_words_are_respelled_the_longest_first(text, spoken):
    table = Pronunciations({"use a": "yooz a", "cat": "kat", "Cat-Cow": "kat kow"})
    assert table.spoken(text) == spoken


def test_an_empty_table_changes_nothing():
    assert Pronunciations().spoken("Use a strap.") == "Use a strap."
    assert Pronunciations({}).spoken("Use a strap.") == "Use a strap."


def test_the_table_that_ships_can_be_read():
    assert load_pronunciations(TABLE).spoken("Evening Wind-down") == "Evening wined down"


@pytest.mark.parametrize("content", ["[words", "words = 3", "[words]\na = 1"])
def test_a_bad_table_is_refused_by_name(tmp_path, content):
    (tmp_path / "table.toml").write_text(content)
    with pytest.raises(ResourceError, match=r"table\.toml"):
        load_pronunciations(tmp_path / "table.toml")


def test_a_missing_table_is_refused_by_name(tmp_path):
    with pytest.raises(ResourceError, match=r"table\.toml"):
        load_pronunciations(tmp_path / "table.toml")

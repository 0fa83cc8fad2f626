"""No text from outside acts, hides or draws over the lines around it in a sentence."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from stretchtimer.domain.escaping import (
    MAX_ACCENTS,
    MAX_QUOTED,
    escape_for_message,
    without_stacked_accents,
)


def test_an_ordinary_text_stays_as_it_is():
    assert escape_for_message("Größe, “90/90” – ok") == "Größe, “90/90” – ok"


def test_control_characters_and_ends_of_lines_are_written_out():
    assert escape_for_message("a\x1b[2J\nb\u202e") == r"a\x1b[2J\nb\u202e"


def test_a_long_text_is_shortened_and_shows_it():
    assert escape_for_message("x" * (MAX_QUOTED + 1)) == "x" * (MAX_QUOTED - 1) + "…"
    assert escape_for_message("hamstring", 4) == "ham…"


def test_a_heap_of_accents_is_cut_down_and_the_letters_after_it_are_read():
    assert without_stacked_accents("a" + 9 * "\u0301" + "b") == "a" + MAX_ACCENTS * "\u0301" + "b"


@given(st.text(max_size=400))
def test_what_comes_out_is_one_printable_line_without_heaps(text):
    escaped = escape_for_message(text)
    assert escaped.isprintable()
    heap = 0
    for char in escaped:
        heap = heap + 1 if unicodedata.combining(char) else 0
        assert heap <= MAX_ACCENTS

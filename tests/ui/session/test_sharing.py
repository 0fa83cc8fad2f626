"""Words get the size they are wanted in, and the figure the place where it is largest."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtimer.ui.session.geometry import FrameBox
from stretchtimer.ui.session.sharing import LEAST_FIGURE, Wording, shared, stacked_scale

COLUMN = FrameBox(100, 50, 1000, 900)
GAP = 10.0


def wording(pixels, letters, longest=6):
    """A text of so many letters, half as wide as high, that breaks anywhere but within `longest`."""

    def height_at(size, width):
        if longest * 0.5 * size > width:
            return math.inf
        return 1.2 * size * max(1, math.ceil(letters * 0.5 * size / width))

    return Wording(pixels, height_at)


def test_texts_that_fit_grow_as_far_as_they_may():
    assert stacked_scale([wording(50, 10), wording(30, 20)], 1000, 900, GAP, 1.25) == 1.25


@given(st.floats(20, 300), st.integers(1, 80), st.integers(1, 80))
def test_texts_are_as_large_as_fits(pixels, one, other):
    texts = [wording(pixels, one), wording(pixels / 2, other)]
    scale = stacked_scale(texts, 1000, 400, GAP, 1.25)
    assert sum(text.height(scale, 1000) for text in texts) + GAP <= 400
    if scale < 1.25:
        larger = 1.02 * scale
        assert sum(text.height(larger, 1000) for text in texts) + GAP > 400


def test_a_wide_figure_stands_under_the_text():
    places = shared(COLUMN, wording(80, 18), wording(70, 40), 2.4, GAP, 1.0)
    assert places.scale == 1.0
    assert places.line.width == COLUMN.width
    assert places.picture.y >= places.line.bottom


def test_a_narrow_figure_stands_beside_the_text():
    places = shared(COLUMN, wording(80, 18), wording(70, 50), 0.5, GAP, 1.0)
    assert places.line.right < places.picture.x
    assert places.picture.y <= places.line.y


def test_without_a_second_text_the_figure_has_all_the_room():
    places = shared(COLUMN, wording(80, 18), None, 1.5, GAP, 1.0)
    assert places.line.height == 0
    assert places.picture.bottom == COLUMN.bottom
    assert places.picture.y == pytest.approx(places.headline.bottom + GAP)


@given(st.floats(0.4, 2.6), st.floats(20, 150), st.integers(1, 40), st.integers(1, 120), st.floats(200, 1200))
def test_whatever_is_shared_lies_apart_and_inside(aspect, pixels, head, letters, height):
    column = FrameBox(0, 0, 900, height)
    places = shared(column, wording(pixels, head), wording(pixels, letters), aspect, GAP, 1.5)
    for box in (places.headline, places.line, places.picture):
        assert box.x >= 0
        assert box.right <= column.right + 0.01
        assert box.bottom <= column.bottom + 0.01
    assert places.headline.bottom <= places.picture.y
    apart = places.line.bottom <= places.picture.y or places.line.right <= places.picture.x
    assert apart
    if places.scale > 0.2:
        most = shared(column, wording(pixels, head), None, aspect, GAP, places.scale).figure_size(aspect)
        assert places.figure_size(aspect) >= LEAST_FIGURE * most

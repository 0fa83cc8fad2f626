"""Everything has its place at every size the window can have."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtimer.ui.session.geometry import (
    LEAST_PICTURE,
    PORTRAIT_BELOW,
    frame,
    stack,
)

SIZES = [
    (720, 480),
    (800, 560),
    (960, 640),
    (1024, 600),
    (1280, 800),
    (1366, 768),
    (1920, 1080),
    (2560, 1080),
]
PORTRAITS = [(720, 640), (800, 800), (720, 1280), (1080, 1920)]

widths, heights = st.integers(720, 3840), st.integers(480, 2160)


def test_the_formulas_of_the_design():
    places = frame(1280, 800)
    assert places.ring.width == pytest.approx(563, abs=2)
    assert places.column.x == pytest.approx(0.525 * 1280)
    assert (places.column.y, places.column.bottom) == (places.ring.y, places.ring.bottom)
    assert places.stroke == pytest.approx(0.042 * places.ring.width)
    assert places.digits_px(99) == pytest.approx(0.55 * places.ring.width)
    assert places.digits_px(100) == pytest.approx(0.33 * places.ring.width)
    assert places.phase_px == pytest.approx(96)
    assert places.name_px == pytest.approx(46)


def test_a_low_window_leaves_less_below():
    high, low = frame(1280, 640), frame(1280, 639)
    assert 640 - high.ring.bottom > 639 - low.ring.bottom


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_ring_stands_beside_the_words(width, height):
    places = frame(width, height)
    assert not places.portrait
    assert places.ring.right < places.column.x
    assert places.column.right <= width - 0.04 * min(width, height) + 1


@pytest.mark.parametrize(("width", "height"), PORTRAITS)
def test_the_ring_stands_above_the_words_in_portrait(width, height):
    places = frame(width, height)
    assert places.portrait
    assert places.ring.bottom < places.column.y


@given(widths, heights, st.booleans())
def test_nothing_lies_over_anything_else(width, height, controls_float):
    places = frame(width, height, controls_float)
    assert places.portrait == (width / height < PORTRAIT_BELOW)
    assert places.bar.bottom <= places.labels.y
    assert places.labels.center_y + places.label_px / 2 <= places.ring.y
    assert max(places.ring.bottom, places.column.bottom) <= places.controls.y + 1
    assert places.controls.bottom <= height
    assert places.controls.height >= 32
    for box in (places.bar, places.labels, places.ring, places.column, places.controls):
        assert box.x >= 0
        assert box.right <= width + 0.01


@given(widths, heights, st.sampled_from([1, 2]), st.booleans(), st.floats(0, 0.125))
def test_the_words_stand_below_each_other(width, height, rows, has_side, line_share):
    places = frame(width, height)
    words = stack(places, places.phase_px, rows, has_side, line_share * places.unit)
    assert words.phase.y == places.column.y
    assert words.phase.bottom < words.name.center_y < words.side.y
    assert words.side.bottom <= words.line.y
    assert words.next.center_y > words.ground.bottom
    assert words.next.bottom <= places.column.bottom + 0.01 * places.unit
    if words.picture is not None:
        assert words.picture.y >= words.line.bottom
        assert words.picture.bottom <= words.ground.y + 0.01
        assert words.picture.height >= LEAST_PICTURE
    assert words.panel.bottom == pytest.approx(places.column.bottom)


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_there_is_room_for_the_body(width, height):
    places = frame(width, height)
    assert stack(places, places.phase_px, 1, True, 0.08 * places.unit).picture is not None


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_hiding_the_controls_moves_nothing_when_they_return(width, height):
    assert frame(width, height, True).ring.width >= frame(width, height, False).ring.width

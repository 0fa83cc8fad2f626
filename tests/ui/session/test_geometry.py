"""Everything has its place at every size the window can have."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtimer.ui.session.geometry import PORTRAIT_BELOW, Arrangement, frame

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
READY, WORK, FLOOR = Arrangement

widths, heights = st.integers(720, 3840), st.integers(480, 2160)
arrangements, scales = st.sampled_from(Arrangement), st.sampled_from([1.0, 1.25, 1.5])


def test_the_formulas_of_the_design():
    places = frame(1920, 1080, WORK)
    assert places.stroke == pytest.approx(0.042 * places.ring.width)
    assert places.digits_px(99) == pytest.approx(0.6 * places.ring.width)
    assert places.digits_px(100) == pytest.approx(0.33 * places.ring.width)
    assert frame(1920, 1080, READY).tab.width == pytest.approx(0.34 * 1920)


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_ring_stands_beside_the_words(width, height):
    for arrangement in (READY, WORK):
        places = frame(width, height, arrangement)
        assert not places.portrait
        assert places.ring.right < places.column.x
        assert places.column.right <= width - 0.04 * min(width, height) + 1


@pytest.mark.parametrize(("width", "height"), PORTRAITS)
def test_the_ring_stands_above_the_words_in_portrait(width, height):
    for arrangement in (READY, WORK):
        places = frame(width, height, arrangement)
        assert places.portrait
        assert places.ring.bottom < places.column.y


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_words_get_more_room_while_getting_ready_and_digits_at_work(width, height):
    ready, work = frame(width, height, READY), frame(width, height, WORK)
    assert ready.column.width > (1.04 if width < 2 * height else 0.95) * work.column.width
    assert work.digits_px(0) > 1.3 * ready.digits_px(0)


@pytest.mark.parametrize(("width", "height"), [*SIZES, *PORTRAITS])
def test_floor_view_has_the_largest_digits(width, height):
    assert frame(width, height, FLOOR).digits_px(0) > 1.1 * frame(width, height, WORK).digits_px(0)


@given(widths, heights, arrangements, scales)
def test_nothing_lies_over_anything_else(width, height, arrangement, scale):
    places = frame(width, height, arrangement, scale)
    assert places.portrait == (width / height < PORTRAIT_BELOW)
    assert places.bar.bottom <= places.labels.y
    boxes = [
        places.labels,
        places.tab,
        places.ring,
        places.column,
        places.next,
        places.controls,
        *([places.picture] if places.picture else []),
    ]
    for number, box in enumerate(boxes):
        assert box.x >= 0
        assert box.right <= width + 0.01
        assert box.bottom <= height
        for other in boxes[number + 1 :]:
            apart_x = box.right <= other.x + 0.01 or other.right <= box.x + 0.01
            apart_y = box.bottom <= other.y + 0.01 or other.bottom <= box.y + 0.01
            assert apart_x or apart_y or 0.0 in (box.width, other.width), (box, other)
    assert places.controls.height >= 42


@given(widths, heights, scales)
def test_everything_is_large_enough_to_say_something(width, height, scale):
    for arrangement in Arrangement:
        places = frame(width, height, arrangement, scale)
        assert min(places.ring.width, places.ring.height) > 0.15 * min(width, height)
        assert places.column.height > 0.2 * height
        if places.picture is not None:
            assert places.picture.height > 0.08 * min(width, height)


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_without_a_side_floor_view_gives_its_place_away(width, height):
    with_side, without = frame(width, height, FLOOR), frame(width, height, FLOOR, headline=False)
    assert without.column.height == 0
    assert without.digits_px(0) >= with_side.digits_px(0)
    assert without.picture.height > with_side.picture.height


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_a_line_on_top_of_floor_view_has_room(width, height):
    places = frame(width, height, FLOOR, top_line=True)
    assert places.labels.bottom <= min(places.column.y, places.ring.y, places.picture.y)

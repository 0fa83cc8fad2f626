"""The window opens where it was left, and always as a whole on a screen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtimer.domain.window_place import FIRST, GUESSED_FRAME, LEAST, Area, Edges, area_on, least_on

FRAME = Edges(1, 25, 1, 5)

far, thickness = st.integers(-20_000, 20_000), st.integers(0, 60)
areas = st.builds(Area, far, far, st.integers(1, 9000), st.integers(1, 9000))
screens = st.lists(st.builds(Area, far, far, st.integers(200, 8000), st.integers(200, 5000)), min_size=1)
frames = st.builds(Edges, thickness, thickness, thickness, thickness)


def outside(area: Area, frame: Edges) -> Area:
    """Return the area of a window with its frame."""
    width, height = area.width + frame.left + frame.right, area.height + frame.top + frame.bottom
    return Area(area.x - frame.left, area.y - frame.top, width, height)


def holds(screen: Area, area: Area) -> bool:
    return (
        screen.x <= area.x
        and screen.y <= area.y
        and area.right <= screen.right
        and area.bottom <= screen.bottom
    )


@given(screens, frames, st.none() | areas)
def test_the_frame_is_on_a_screen_as_a_whole(there, frame, left_at):
    area = area_on(there, frame, left_at)
    assert any(holds(screen, outside(area, frame)) for screen in there)


@given(screens, frames, st.none() | areas)
def test_what_was_placed_once_stays_there(there, frame, left_at):
    area = area_on(there, frame, left_at)
    assert area_on(there, frame, area) == area


@given(screens, frames, areas)
def test_a_window_that_has_room_comes_back_exactly(there, frame, left_at):
    fits = any(holds(screen, outside(left_at, frame)) for screen in there)
    if fits and left_at.width >= LEAST[0] and left_at.height >= LEAST[1]:
        assert area_on(there, frame, left_at).width == left_at.width
        if len(there) == 1:
            assert area_on(there, frame, left_at) == left_at


@given(screens, frames, st.none() | areas)
def test_no_window_is_smaller_than_it_may_be(there, frame, left_at):
    area, least = area_on(there, frame, left_at), least_on(there, frame)
    assert (area.width, area.height) >= least
    assert area.height >= least[1]
    assert (least[0] <= LEAST[0], least[1] <= LEAST[1]) == (True, True)


@pytest.mark.parametrize(
    ("screen", "area"),
    [
        (Area(0, 0, 1024, 564), Area(1, 25, 1022, 534)),
        (Area(0, 0, 1366, 732), Area(43, 25, 1280, 702)),
        (Area(0, 0, 1092, 586), Area(1, 25, 1090, 556)),
        (Area(0, 0, 1920, 1044), Area(320, 132, 1280, 800)),
        (Area(0, 0, 960, 504), Area(1, 25, 958, 474)),
    ],
)
def test_the_first_window_is_as_large_as_the_free_area_lets_it_and_in_its_middle(screen, area):
    assert area_on([screen], FRAME) == area


def test_the_first_screen_has_the_first_window():
    left, right = Area(0, 0, 1366, 768), Area(1366, 0, 1920, 1080)
    first = area_on([right, left], GUESSED_FRAME)
    assert (first.width, first.height) == FIRST
    assert holds(right, first)


def test_a_window_left_on_a_screen_that_is_gone_opens_in_the_middle_of_the_one_there_is():
    left_at = Area(2000, 100, 1400, 900)
    assert area_on([Area(0, 0, 1920, 1080)], FRAME, left_at) == Area(260, 100, 1400, 900)


def test_a_window_that_hangs_over_two_screens_goes_where_most_of_it_is():
    left, right = Area(0, 0, 1366, 768), Area(1366, 0, 1366, 768)
    assert area_on([left, right], FRAME, Area(1000, 60, 1280, 600)) == Area(1367, 60, 1280, 600)


def test_a_window_left_on_a_larger_screen_becomes_smaller():
    assert area_on([Area(0, 0, 1366, 768)], FRAME, Area(300, 200, 1900, 1000)) == Area(1, 25, 1364, 738)


def test_a_window_has_a_size_on_the_smallest_screen():
    assert area_on([Area(0, 0, 10, 10)], FRAME) == Area(1, 25, 8, 1)

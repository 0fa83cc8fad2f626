"""The layout follows the width of the whole window and the text size."""

import pytest

from stretchtimer.ui.home.head import guideline_words
from stretchtimer.ui.home.layout import layout_at
from stretchtimer.ui.home.stretch_rows import extra_px


@pytest.mark.parametrize(
    ("window", "list_px", "chips", "small"),
    [
        (1920, 400, True, False),
        (1600, 400, True, False),
        (1599, 344, True, False),
        (1180, 344, True, False),
        (1179, 280, False, False),
        (960, 280, False, False),
        (959, 216, False, True),
        (720, 216, False, True),
        (719, None, False, True),
    ],
)
def test_a_layout_for_each_width(window, list_px, chips, small):
    layout = layout_at(window, 800)
    assert (layout.list_px, layout.chips, layout.small) == (list_px, chips, small)


def test_larger_text_counts_as_a_smaller_window_and_the_list_grows_to_a_limit():
    assert layout_at(1184, 800, 1.5).small
    assert layout_at(1184, 800, 1.5).list_px == 324
    assert layout_at(3000, 800, 1.5).list_px == 420


@pytest.mark.parametrize(
    ("height", "scale", "holds"), [(800, 1.0, True), (480, 1.0, True), (479, 1.0, False), (560, 1.5, False)]
)
def test_all_holds_have_a_row_where_it_takes_the_place_of_no_stretch(height, scale, holds):
    assert layout_at(1200, height, scale).holds is holds


@pytest.mark.parametrize(
    ("window", "scale", "large"), [(1920, 1.0, True), (1599, 1.0, False), (1920, 1.5, False)]
)
def test_pictures_are_larger_in_a_wide_window(window, scale, large):
    assert layout_at(window, 1000, scale).large is large


def test_the_last_row_in_sight_is_cut():
    heights = [66] * 10
    for room in range(200, 640, 3):
        full = 66 + extra_px(heights, room)
        seen = (room / full) % 1
        assert full <= 80, room
        assert 0.29 < seen < 0.76, room


def test_rows_that_all_fit_stay_as_they_are():
    assert extra_px([66] * 3, 400) == 0


def test_no_guideline_for_holds_where_all_stretches_move():
    assert guideline_words(None) == ""
    assert guideline_words(30.0)

"""The countdown is read from the floor; a window that is too small for that says so once."""

from dataclasses import replace

import pytest

from stretchtimer.ui.session.geometry import Arrangement, frame
from stretchtimer.ui.session.reading_distance import LEAST_ARC_MINUTES, FullScreenTip, arc_minutes
from tests.ui.session import views

SUGGESTED = "F fills the screen, to be read from the floor."


class Screen:
    """A screen of so many pixels an inch."""

    def __init__(self, dpi):
        self._dpi = dpi

    def physicalDotsPerInchY(self):  # noqa: N802 - the name is Qt's
        return self._dpi


#: Two screens: 14 inch at 0.2356 mm a pixel, 24 inch at 0.277.
@pytest.mark.parametrize(
    ("size", "mm_per_px", "expected"),
    [
        ((1280, 800), 0.2356, 62),
        ((1920, 1080), 0.277, 102),
        ((800, 560), 0.2356, 39),
    ],
)
def test_the_digits_are_as_high_as_the_design_asks(size, mm_per_px, expected):
    digits_px = frame(*size, Arrangement.WORK).digits_px(0)
    assert arc_minutes(digits_px, Screen(25.4 / mm_per_px)) == pytest.approx(expected, abs=1.5)


@pytest.mark.parametrize("dpi", [0.0, 7.2, 4000.0])
def test_a_screen_of_no_possible_size_is_taken_for_a_usual_one(dpi):
    assert arc_minutes(300, Screen(dpi)) == arc_minutes(300, Screen(96.0)) == arc_minutes(300, None)


def test_small_digits_are_told_of_once_while_getting_ready():
    tip = FullScreenTip()
    assert tip.sentence(views.HOLD, 39, False) == ""
    assert tip.sentence(views.PREPARE, 39, False) == SUGGESTED
    assert tip.sentence(views.PREPARE, 39, False) == SUGGESTED
    assert tip.sentence(views.HOLD, 39, False) == ""
    assert tip.sentence(views.PREPARE, 39, False) == ""


def test_nothing_is_suggested_where_it_can_be_read_or_is_full():
    tip = FullScreenTip()
    assert tip.sentence(views.PREPARE, LEAST_ARC_MINUTES, False) == ""
    assert tip.sentence(views.PREPARE, 39, True) == ""


def test_the_page_suggests_it_in_a_small_window_after_what_does_not_work(page):
    page.resize(720, 480)
    page.show_view(views.PREPARE)
    assert page.labels.notice.accessibleName() == SUGGESTED
    assert page.labels.sign == "info"
    page.show_view(replace(views.PREPARE, notice="No sound."))
    assert page.labels.notice.accessibleName() == "No sound."


def test_the_page_suggests_nothing_in_a_usual_window(page):
    page.show_view(views.PREPARE)
    assert page.labels.notice.accessibleName() == ""

"""The ring repaints only what moved, and what it repaints is what a whole painting would show."""

import sys
from dataclasses import replace
from math import cos, hypot, pi, sin

import pytest
from PySide6.QtCore import QEvent, QObject, QPointF, QRect
from PySide6.QtGui import QRegion

from stretchtimer.domain.view import Breath
from stretchtimer.ui.session.ring import BREATHED_IN, BREATHED_OUT, STILL
from stretchtimer.ui.session.ring_changes import arc_between, disc, reaches, rim
from stretchtimer.ui.theme.tokens import light
from tests.ui.session import views


class Repaints(QObject):
    """Note the regions a widget is told to paint."""

    def __init__(self, widget):
        super().__init__(widget)
        self.regions = []
        widget.installEventFilter(self)

    def eventFilter(self, _watched, event):  # noqa: N802 - the name is Qt's
        if event.type() is QEvent.Type.Paint:
            self.regions.append(QRegion(event.region()))
        return False


def area(region):
    return sum(rect.width() * rect.height() for rect in region)


def moment(remaining_s, size=None, length_s=30.0):
    breath = None if size is None else Breath("Breathe in", size)
    whole = -int(-remaining_s // 1)
    return replace(
        views.HOLD,
        digits_s=whole,
        fraction=remaining_s / length_s,
        breath=breath,
        remaining_s=300 + remaining_s,
    )


@pytest.fixture
def repaints(qtbot, page):
    page.ring.set_reduced_motion(False)
    page.show_view(moment(20.5))
    seen = Repaints(page.ring)
    page.ring.update()
    qtbot.waitUntil(lambda: bool(seen.regions))
    seen.regions.clear()
    return seen


def settle(qtbot, seen):
    qtbot.waitUntil(lambda: bool(seen.regions))
    return seen.regions.pop()


def test_a_moving_arc_repaints_its_end_alone(qtbot, page, repaints):
    page.show_view(moment(20.4))
    assert area(settle(qtbot, repaints)) < 0.02 * area(QRegion(page.ring.rect()))


def test_a_breathing_disc_repaints_its_rim(qtbot, page, repaints):
    page.show_view(moment(20.5, 0.5))
    settle(qtbot, repaints)
    page.show_view(moment(20.5, 0.53))
    assert area(settle(qtbot, repaints)) < 0.25 * area(QRegion(page.ring.rect()))


def test_new_digits_repaint_the_digits(qtbot, page, repaints):
    page.show_view(replace(moment(20.5), digits_s=20))
    assert area(settle(qtbot, repaints)) < 0.55 * area(QRegion(page.ring.rect()))


def test_the_same_moment_repaints_nothing(qtbot, page, repaints):
    page.show_view(moment(20.5))
    page.show_view(moment(20.499))
    page.show_view(moment(19.5))
    settle(qtbot, repaints)
    assert repaints.regions == []


def test_a_second_repaints_nothing_of_column_and_controls(qtbot, page, repaints):
    others = [Repaints(page.column.headline), Repaints(page.controls), Repaints(page.column.badge)]
    page.show_view(moment(19.5, 0.5))
    settle(qtbot, repaints)
    assert [other.regions for other in others] == [[], [], []]


def test_movements_too_small_to_be_seen_add_up(page):
    page.ring.set_reduced_motion(False)
    page.show_view(moment(20.5))
    before = page.ring.face.fraction
    for step in range(1, 200):
        page.show_view(moment(20.5 - step * 0.001))
    assert page.ring.face.fraction == pytest.approx((20.5 - 0.199) / 30, abs=0.001)
    assert page.ring.face.fraction < before


def test_piecemeal_painting_ends_where_a_whole_painting_does(qtbot, page):
    page.ring.set_reduced_motion(False)
    page.show_view(moment(20.5, 0.0))
    qtbot.waitUntil(lambda: page.ring.face.disc_px > 0)
    screen = page.screen()
    for step in range(60):
        page.show_view(moment(20.5 - step / 30, (1 - cos(pi * step / 60)) / 2))
        page.repaint(page.ring.geometry())
    box = page.ring.geometry()
    pieces = screen.grabWindow(page.winId(), box.x(), box.y(), box.width(), box.height()).toImage()
    page.ring.update()
    page.repaint()
    whole = screen.grabWindow(page.winId(), box.x(), box.y(), box.width(), box.height()).toImage()
    left_over = [
        (x, y)
        for x in range(whole.width())
        for y in range(whole.height())
        if pieces.pixel(x, y) != whole.pixel(x, y)
    ]
    # Two arcs of different lengths differ by a shade at their edges, which nobody sees.
    stroke, radius = page.ring._frame.stroke, page.ring.width() / 2
    for x, y in left_over:
        away = hypot(x + 0.5 - radius, y + 0.5 - radius)
        assert min(abs(away - radius), abs(away - radius + stroke)) < 1.5, (x, y)


def test_the_disc_breathes_between_its_radii(page):
    page.ring.set_reduced_motion(False)
    radius = page.ring._frame.inner_radius
    page.show_view(moment(20.0, 0.0))
    assert page.ring.face.disc_px == pytest.approx(BREATHED_OUT * radius)
    page.show_view(moment(20.0, 1.0))
    assert page.ring.face.disc_px == pytest.approx(BREATHED_IN * radius)


def test_reduced_motion_stills_the_disc_and_steps_the_ring(page):
    page.show_view(moment(20.0, 0.2))
    still = page.ring.face
    page.show_view(moment(18.9, 0.9))
    stepped = page.ring.face
    page.show_view(moment(18.1, 0.7))
    assert still.disc_px == stepped.disc_px == pytest.approx(STILL * page.ring._frame.inner_radius)
    assert still.fraction > stepped.fraction == page.ring.face.fraction


def test_without_breath_there_is_no_disc(page):
    page.show_view(moment(20.0))
    assert (page.ring.face.disc_px, page.ring.face.word) == (0.0, "")


def test_a_pause_freezes_the_ring(qtbot, page):
    page.show_view(views.PAUSED)
    seen = Repaints(page.ring)
    page.ring.update()
    qtbot.waitUntil(lambda: bool(seen.regions))
    seen.regions.clear()
    page.show_view(replace(views.PAUSED, voice_on=False))
    page.controls.update()
    qtbot.waitUntil(lambda: not page.ring.visibleRegion().isEmpty())
    assert seen.regions == []


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="nothing counts the references to None there")
def test_hundreds_of_paintings_lose_no_reference(page):
    page.resize(720, 560)  # as many calls for fewer pixels
    page.ring.set_reduced_motion(False)
    page.show_view(moment(24.9, 0.5))
    page.ring.repaint()
    before = sys.getrefcount(None)
    for step in range(600):  # within one second: new digits are words for a screen reader too
        page.show_view(moment(24.9 - step / 1000, (step % 100) / 100))
        page.ring.repaint()
    page.repaint()
    assert abs(sys.getrefcount(None) - before) < 60


def test_every_theme_paints_the_digits_in_its_text_color(page):
    page.show_view(moment(1.0))
    image = page.ring.grab().toImage()
    inside = {
        image.pixelColor(x, image.height() // 2).name()
        for x in range(image.width() // 4, 3 * image.width() // 4)
    }
    assert light().canvas(views.HOLD.screen).text.name() in inside


@pytest.mark.parametrize("share", [0.0, 0.1, 0.25, 0.6, 0.99])
def test_the_piece_of_an_arc_encloses_both_ends(share):
    box = arc_between(QPointF(300, 300), 250, 24, share, share + 0.01)
    for end in (share, share + 0.01):
        x, y = 300 - 250 * sin(2 * pi * end), 300 - 250 * cos(2 * pi * end)
        assert box.adjusted(12, 12, -12, -12).contains(round(x), round(y))


def test_the_rim_encloses_both_circles():
    region = rim(QPointF(300, 300), 200, 204)
    for step in range(360):
        for radius in (200, 202, 204):
            x, y = 300 + radius * cos(step / 180 * pi), 300 + radius * sin(step / 180 * pi)
            assert region.contains(QRect(int(x), int(y), 1, 1))
    assert area(region) < 0.5 * area(QRegion(disc(QPointF(300, 300), 204)))


def test_reaching_beyond_a_circle():
    center = QPointF(100, 100)
    assert not reaches(QRect(80, 80, 40, 40), center, 30)
    assert reaches(QRect(80, 80, 60, 40), center, 30)

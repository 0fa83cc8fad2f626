"""Floor view shows digits, side and figure alone, while the session runs."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from stretchtimer.domain.command import Command
from tests.ui.session import views


def shown(page):
    """The names of the parts that are seen."""
    column = page.column
    parts = {
        "bar": page.bar,
        "labels": page.labels,
        "phase": column.badge,
        "cells": column.side,
        "digits": page.ring,
        "side": column.headline,
        "name": column.name,
        "tab name": column.tab_name,
        "line": column.line,
        "next": column.following,
        "figure": column.figure,
        "choices": column.panel,
    }
    return {name for name, part in parts.items() if part.isVisible()}


@pytest.mark.parametrize("name", ["prepare", "hold", "switch"])
def test_floor_view_shows_digits_side_and_figure_alone(page, name):
    page.show_view(views.ALL[name])
    page.set_floor_view(True)
    assert shown(page) == {"digits", "side", "figure"}


def test_without_a_side_there_are_digits_and_figure(page):
    page.set_floor_view(True)
    page.show_view(views.REST)
    assert shown(page) == {"digits", "figure"}


def test_what_does_not_work_is_told_in_floor_view_too(page):
    page.set_floor_view(True)
    page.show_view(views.NOTICED)
    assert shown(page) == {"digits", "side", "figure", "bar", "labels"}


def test_everything_in_floor_view_is_larger(page):
    before = page.column.headline.fitted_px(), page.ring._frame.digits_px(18)
    figure = page.column.figure.size()
    page.set_floor_view(True)
    assert page.column.headline.fitted_px() > 1.3 * before[0]
    assert page.ring._frame.digits_px(18) > 1.3 * before[1]
    assert page.column.figure.height() > figure.height()


@pytest.mark.parametrize("view", [views.PAUSED, views.OFFER])
def test_while_the_session_stands_still_everything_is_there(page, view):
    page.show_view(view)
    usual = shown(page)
    page.set_floor_view(True)
    assert shown(page) == usual
    page.show_view(views.HOLD)
    assert shown(page) == {"digits", "side", "figure"}


def test_the_key_turns_it_on_and_off_and_tells(qtbot, page):
    usual, told = shown(page), []
    page.floor_view_chosen.connect(told.append)
    qtbot.keyClick(page, Qt.Key.Key_B)
    assert shown(page) == {"digits", "side", "figure"}
    assert page.controls.fade.opacity == 0
    qtbot.keyClick(page, Qt.Key.Key_B)
    assert shown(page) == usual
    assert told == [True, False]


def test_the_button_does_the_same(qtbot, page):
    page.resize(1920, 1080)
    qtbot.mouseClick(page.controls._buttons["floor_view"], Qt.MouseButton.LeftButton)
    assert shown(page) == {"digits", "side", "figure"}


def test_escape_does_what_it_always_does(qtbot, page, commands):
    page.set_floor_view(True)
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert commands == [Command.END]


def test_only_digits_are_painted_where_the_ring_was(page):
    page.show_view(replace(views.HOLD, breath=None))
    assert page.ring.face.fraction > 0
    page.set_floor_view(True)
    assert (page.ring.face.fraction, page.ring.face.disc_px, page.ring.face.word) == (0.0, 0.0, "")

"""Settings are one table; a value that does not fit is refused with a sentence."""

import pytest

from stretchtimer.domain.errors import PreferenceError
from stretchtimer.domain.plan import Level, Pace
from stretchtimer.domain.planner import PlanOptions
from stretchtimer.domain.preferences import SETTINGS, Preferences, SideOrder, Theme, checked
from stretchtimer.domain.stretch import Side

#: A day on which the first side is another one with every order but the usual.
ODD_DAY = 738_001


@pytest.mark.parametrize("key", SETTINGS)
def test_every_setting_has_its_words_and_a_default_that_fits(key):
    setting, default = SETTINGS[key], getattr(Preferences(), key)
    assert setting.group
    assert setting.label
    assert setting.help
    assert checked(key, default) == default
    assert type(checked(key, default)) is type(default)


@pytest.mark.parametrize(
    ("key", "value", "becomes"),
    [
        ("level", "learn", Level.LEARN),
        ("pace", "brisk", Pace.BRISK),
        ("theme", "dark", Theme.DARK),
        ("side_order", "alternate", SideOrder.ALTERNATE),
        ("calm", True, True),
        ("volume", 0, 0),
        ("offset_ms", -200, -200),
        ("voice", "gmw/en", "gmw/en"),
    ],
)
def test_a_value_that_fits_is_taken(key, value, becomes):
    assert getattr(Preferences().changed(key, value), key) == becomes
    assert type(checked(key, value)) is type(becomes)


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("loudness", 1, "There is no setting called “loudness”"),
        ("level", "loud", "must be one of: learn, guide, brief, tones, mute"),
        ("level", 3, "must be one of"),
        ("calm", 1, "must be true or false"),
        ("volume", 101, "whole number from 0 to 100"),
        ("volume", True, "whole number"),
        ("volume", 1.5, "whole number"),
        ("offset_ms", -201, "from -200 to 300"),
        ("voice", "a\x00b", "short text without control characters"),
        ("voice", "x" * 201, "short text"),
        ("voice", 5, "short text"),
    ],
)
def test_a_value_that_does_not_fit_is_refused(key, value, words):
    with pytest.raises(PreferenceError, match=words):
        checked(key, value)


@pytest.mark.parametrize(
    ("order", "sides"),
    [
        (SideOrder.RIGHT_FIRST, (Side.RIGHT, Side.RIGHT)),
        (SideOrder.LEFT_FIRST, (Side.LEFT, Side.LEFT)),
        (SideOrder.ALTERNATE, (Side.LEFT, Side.RIGHT)),
    ],
)
def test_the_first_side_may_change_by_day(order, sides):
    assert (order.first_side(20_000), order.first_side(20_001)) == sides


def others(key):
    """Return every other value that a setting may have, few of a number's."""
    setting, usual = SETTINGS[key], getattr(Preferences(), key)
    if isinstance(usual, bool):
        return [not usual]
    if setting.choices:
        return [choice for choice in setting.choices if choice != usual]
    return [setting.low, setting.high] if isinstance(usual, int) else ["another"]


@pytest.mark.parametrize("key", SETTINGS)
def test_what_changes_a_plan_is_marked_as_spoken(key):
    usual = Preferences()
    days = (ODD_DAY, ODD_DAY + 1)
    for value in others(key):
        other = usual.changed(key, value)
        if any(PlanOptions.of(other, day) != PlanOptions.of(usual, day) for day in days):
            assert SETTINGS[key].spoken
        assert usual.speak_alike(other) is not SETTINGS[key].spoken


def test_settings_speak_alike_until_one_that_is_spoken_changes():
    usual = Preferences()
    assert usual.speak_alike(usual.changed("theme", "dark").changed("volume", 10))
    assert not usual.speak_alike(usual.changed("rate_wpm", 180))
    assert not usual.changed("calm", True).speak_alike(usual)

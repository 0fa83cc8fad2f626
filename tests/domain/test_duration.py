import pytest

from stretchtimer.domain.duration import about_text, clock_text, countdown_text


def test_minutes_and_seconds():
    assert [clock_text(seconds) for seconds in (0, 59, 59.6, 313, 3600)] == [
        "0:00",
        "0:59",
        "1:00",
        "5:13",
        "60:00",
    ]


@pytest.mark.parametrize(
    ("seconds", "text"), [(0, "0"), (9, "9"), (99, "99"), (100, "1:40"), (180, "3:00"), (605, "10:05")]
)
def test_a_countdown_turns_into_minutes(seconds, text):
    assert countdown_text(seconds) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0 min"), (1, "½ min"), (44, "½ min"), (45, "1 min"), (641, "10½ min"), (645, "11 min")],
)
def test_before_the_voice_has_spoken_a_length_is_told_in_half_minutes(seconds, text):
    assert about_text(seconds) == text

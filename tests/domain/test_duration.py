from stretchtimer.domain.duration import clock_text


def test_minutes_and_seconds():
    assert [clock_text(seconds) for seconds in (0, 59, 59.6, 313, 3600)] == [
        "0:00",
        "0:59",
        "1:00",
        "5:13",
        "60:00",
    ]

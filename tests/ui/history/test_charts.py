"""Every mark of a chart can be pointed at, walked to and read; what is painted is what was done."""

import pytest
from PySide6.QtCore import QPoint, Qt

from stretchtimer.domain.review import Balance, PainPair, Period, weeks_of
from stretchtimer.ui.history import chart as chart_module
from stretchtimer.ui.history import chart_words
from stretchtimer.ui.history.heatmap import Heatmap
from stretchtimer.ui.history.pain_chart import PainChart
from stretchtimer.ui.history.review import Review, ReviewCharts
from stretchtimer.ui.history.week_bars import WeekBars
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.theme.tokens import dark, light
from tests.ui.pointer import move_pointer

#: Thursday, 20 November 2025.
TODAY = 20_412
MINUTES = {TODAY: 8.0, TODAY - 1: 25.0, TODAY - 9: 12.0}
PAIRS = [PainPair(TODAY - 3, 4, 2), PainPair(TODAY - 1, 3, 3), PainPair(TODAY, 2, 5)]


def shown(qtbot, chart, width=420, height=200):
    qtbot.addWidget(chart)
    chart.resize(width, height)
    with qtbot.waitExposed(chart):
        chart.show()
    chart.activateWindow()
    chart.setFocus()
    return chart


@pytest.fixture
def days(qtbot):
    chart = Heatmap(Style())
    chart.show_weeks(weeks_of(MINUTES, TODAY, Period.SEASON))
    return shown(qtbot, chart)


@pytest.fixture
def bars(qtbot):
    chart = WeekBars(Style())
    chart.show_weeks(weeks_of(MINUTES, TODAY, Period.MONTH))
    return shown(qtbot, chart)


@pytest.fixture
def pain(qtbot):
    chart = PainChart(Style())
    chart.show_pairs(PAIRS)
    return shown(qtbot, chart)


def colour(chart, point) -> str:
    return chart.grab().toImage().pixelColor(point).name()


def test_the_arrows_walk_through_the_days(qtbot, days):
    said = []
    days.read.connect(said.append)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Down):
        qtbot.keyClick(days, key)
    assert said == [days.marks[-1 - ago].words for ago in (0, 1, 8, 7)]


def test_the_arrows_stay_on_days_that_have_come(qtbot, days):
    qtbot.keyClick(days, Qt.Key.Key_Left)
    today = days.current
    qtbot.keyClick(days, Qt.Key.Key_Down)
    qtbot.keyClick(days, Qt.Key.Key_Right)
    assert days.current is today


def test_a_day_is_as_dark_as_its_minutes(days):
    heat = light()
    for ago, level in ((0, 2), (1, 4), (2, 0), (9, 3)):
        place = days.marks[-1 - ago].box.center().toPoint()
        assert colour(days, place) == heat.color(f"heat-{level}").name()


@pytest.mark.parametrize("size", [(200, 130), (260, 160), (384, 170), (900, 240)])
@pytest.mark.parametrize("period", Period)
def test_every_day_lies_on_the_chart(qtbot, size, period):
    chart = Heatmap(Style())
    chart.show_weeks(weeks_of({}, TODAY, period))
    shown(qtbot, chart, *size)
    if size[0] > 200:
        assert all(mark.box.right() <= chart.width() + 0.5 for mark in chart.marks)
    assert all(mark.box.bottom() <= chart.height() + 0.5 for mark in chart.marks)
    assert len(chart.marks) == period * 7 - 3


def test_pointing_at_a_bar_reads_its_week(qtbot, bars):
    with qtbot.waitSignal(bars.read) as told:
        move_pointer(bars, bars.marks[2].box.center().toPoint())
    assert told.args == [bars.marks[2].words]
    with qtbot.waitSignal(bars.read) as told:
        move_pointer(bars, bars.marks[3].box.center().toPoint())
    assert told.args == [bars.marks[3].words]


def test_a_bar_is_as_high_as_its_minutes(bars):
    field = bars._field()
    x = round(bars.marks[2].box.center().x())
    # the axis goes to 40 minutes
    inside, above = field.bottom() - field.height() * 10 / 40, field.bottom() - field.height() * 13 / 40
    assert colour(bars, QPoint(x, round(inside))) == light().color("accent").name()
    assert colour(bars, QPoint(x, round(above))) != light().color("accent").name()


def test_pain_is_read_in_pairs(qtbot, pain):
    said = []
    pain.read.connect(said.append)
    qtbot.keyClick(pain, Qt.Key.Key_Right)
    qtbot.keyClick(pain, Qt.Key.Key_Left)
    assert said == [pain.marks[2].words, pain.marks[1].words]
    pain.clearFocus()
    assert said[-1] == ""


def test_what_the_arrows_reach_is_announced_and_what_the_pointer_reaches_is_not(qtbot, pain, monkeypatch):
    said = []
    monkeypatch.setattr(chart_module, "announce", lambda _widget, words: said.append(words))
    qtbot.keyClick(pain, Qt.Key.Key_Left)
    assert said == [pain.marks[2].words]
    pain.clearFocus()
    move_pointer(pain, pain.marks[0].box.center().toPoint())
    assert len(said) == 1


def test_the_dot_stands_at_the_pain_after(pain):
    x = round(pain.marks[2].box.center().x())
    assert colour(pain, QPoint(x, round(pain._y(5)))) == light().color("accent").name()
    assert colour(pain, QPoint(x, round(pain._y(2)))) == light().color("surface").name()


def test_only_the_newest_pairs_that_fit_are_shown(qtbot):
    chart = PainChart(Style())
    chart.show_pairs([PainPair(TODAY - ago, 4, 2) for ago in range(99, -1, -1)])
    shown(qtbot, chart, 250)
    assert len(chart.marks) == 10
    assert chart.marks[-1].words == chart_words.pain_pair(PainPair(TODAY, 4, 2))
    assert chart.marks[-1].box.right() <= 250


@pytest.mark.parametrize("pairs", [[], PAIRS[:1]])
@pytest.mark.parametrize("size", [(0, 0), (20, 10), (180, 130)])
def test_charts_paint_at_any_size_and_with_nothing(qtbot, size, pairs):
    style = Style()
    charts = ReviewCharts(style)
    qtbot.addWidget(charts)
    charts.show_review(Review(weeks_of({}, TODAY, Period.MONTH), tuple(pairs), Balance(0, 0)))
    for chart in (charts.days, charts.weeks, charts.pain):
        chart.resize(*size)
        chart.place()
        chart.grab()
    style.change(dark(), 1.5)
    charts.set_stacked(True)
    charts.grab()


def test_the_words_of_the_charts(days, bars, pain):
    weeks = weeks_of(MINUTES, TODAY, Period.MONTH)
    assert {ago: days.marks[-1 - ago].words for ago in (0, 1, 2, 7, 8, 9)} == {
        0: "Thursday 20 November, 8 minutes",
        1: "Wednesday 19 November, 25 minutes",
        2: "Tuesday 18 November, nothing",
        7: "Thursday 13 November, nothing",
        8: "Wednesday 12 November, nothing",
        9: "Tuesday 11 November, 12 minutes",
    }
    assert [mark.words for mark in bars.marks] == [
        "Week of 27 October, nothing",
        "Week of 3 November, nothing",
        "Week of 10 November, 12 minutes",
        "This week so far, 33 minutes",
    ]
    assert [mark.words for mark in pain.marks] == [
        "Monday 17 November, 4 before, 2 after",
        "Wednesday 19 November, 3 before, 3 after",
        "Thursday 20 November, 2 before, 5 after",
    ]
    assert chart_words.days_summary(3, 4) == "3 days in 4 weeks."
    assert chart_words.weeks_summary(weeks) == "11 minutes a week on average, in 4 weeks."
    assert chart_words.pain_summary(PAIRS) == "Of 3 sessions pain eased in 1 and rose in 1."
    assert chart_words.pain_summary([]) == "No pain was told before and after a session."


@pytest.mark.parametrize(
    ("pairs", "said"), [([], "–"), (PAIRS[:1], "−2.0"), (PAIRS[1:2], "0"), (PAIRS[2:], "+3.0")]
)
def test_the_change_of_pain_has_its_sign(pairs, said):
    assert chart_words.change(pairs) == said


@pytest.mark.parametrize(
    ("balance", "said"),
    [
        (Balance(0, 0), ("–", "Stretched left and right")),
        (Balance(51, 49), ("51 : 49", "Stretched left and right, even")),
        (Balance(30, 70), ("30 : 70", "Stretched left and right, % of the time")),
    ],
)
def test_sides_are_told_as_shares(balance, said):
    assert chart_words.balance(balance) == said

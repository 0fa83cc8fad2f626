"""A sheet has few pages, fills them, and leaves no card out, however many stretches there are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtimer.domain.routine import MAX_ITEMS
from stretchtimer.ui.print.sheet_layout import GAP, MOST_HEIGHT, SCALES, SheetLayout, lay_out

WIDTH, HEIGHTS = 527.0, (610.0, 670.0)


def cards(words: float):
    """Return how high a card is whose words have an area, with its figure beside them."""

    def height(_number: int, width: float, share: float, scale: float) -> float:
        return max(words * scale**2 / (width * (1 - share)), 0.6 * width * share) + 14 * scale

    return height


def laid_out(count: int, words: float = 45_000.0) -> SheetLayout:
    return lay_out(count, WIDTH, HEIGHTS, cards(words))


@given(st.integers(1, MAX_ITEMS), st.floats(5_000, 120_000))
def test_every_stretch_has_one_card_inside_its_page(count, words):
    layout = laid_out(count, words)
    assert [place.number for page in layout.pages for place in page] == list(range(count))
    for page, places in enumerate(layout.pages):
        for place in places:
            assert place.x >= 0
            assert place.x + place.width <= WIDTH + 1e-6
            assert place.y + place.height <= HEIGHTS[min(page, 1)] + 1e-6
    rows = [(place.number, place.x, place.y) for page in layout.pages for place in page]
    assert len(set(rows)) == count


@given(st.integers(1, MAX_ITEMS))
def test_no_card_covers_another(count):
    for places in laid_out(count).pages:
        for one in places:
            for other in places:
                if one.number < other.number:
                    beside = one.x + one.width + GAP <= other.x + 1e-6
                    assert beside or one.y + one.height + GAP <= other.y + 1e-6


@pytest.mark.parametrize("count", [2, 3, 4, 6])
def test_a_page_is_filled(count):
    for page, places in enumerate(laid_out(count).pages):
        lowest = max(place.y + place.height for place in places)
        full = max(place.height for place in places) == MOST_HEIGHT
        assert full or lowest == pytest.approx(HEIGHTS[min(page, 1)])


def test_few_stretches_have_large_letters_and_figures():
    few, many = laid_out(1, 20_000.0), laid_out(8, 20_000.0)
    assert few.scale == SCALES[0] > many.scale
    assert few.pages[0][0].figure_share > many.pages[0][0].figure_share


def test_many_stretches_stand_on_more_pages_rather_than_in_letters_nobody_reads():
    layout = laid_out(MAX_ITEMS)
    assert layout.scale >= SCALES[-1]
    assert len(layout.pages) > 3


def test_pages_are_as_full_as_each_other():
    counts = [len(places) for places in laid_out(7, 90_000.0).pages]
    assert max(counts) - min(counts) <= 2


def test_a_stretch_with_more_words_than_a_page_has_a_page():
    layout = laid_out(2, 9_000_000.0)
    assert [len(places) for places in layout.pages] == [1, 1]
    assert [places[0].height for places in layout.pages] == list(HEIGHTS)

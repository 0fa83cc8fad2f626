"""Whatever the window, the text size, the stretch and the language: nothing is cut, nothing overlaps."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stretchtimer.domain import translation
from stretchtimer.ui.session.page import SessionPage
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.theme.tokens import light
from tests.ui.session import views
from tests.ui.session.conftest import Figure
from tests.ui.session.fitting import cut, overlaps
from tests.ui.session.moments import lengthened, moments, translated

SIZES = [(800, 560), (1024, 600), (1280, 800), (1920, 1080), (2560, 1440), (900, 1000)]
NOTICE = (
    "No sound can be played (there is no sound device). The screen goes on, and sound comes back by itself."
)


class LongWords:
    """Translations of every sentence into longer words."""

    def gettext(self, text):
        return lengthened(text) if text.strip() else text

    def ngettext(self, one, many, number):
        return lengthened(one if number == 1 else many)


@pytest.fixture(params=["English", "longer words"])
def page(request, qapp):
    """A page in English, and in words as long as translations have."""
    usual = translation._translations
    if request.param != "English":
        translation._translations = LongWords()
    page = SessionPage(Style(), Figure(), reduced_motion=True)
    page.is_translated = request.param != "English"
    page.show()
    yield page
    page.hide()
    page.deleteLater()
    translation._translations = usual


def faults(page, size, text_size, view, floor_view=False):
    page._floor_view = floor_view
    page._style.change(light(), text_size / 100)
    page.resize(*size)
    page.show_view(translated(view) if page.is_translated else view)
    return [f"{what} is cut" for what in cut(page)] + overlaps(page)


@pytest.mark.parametrize("text_size", [100, 150])
@pytest.mark.parametrize("size", SIZES)
def test_every_kind_of_moment_fits(page, size, text_size):
    for name, view in views.ALL.items():
        for floor_view in (False, True):
            assert faults(page, size, text_size, view, floor_view) == [], (name, floor_view)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.integers(800, 2560),
    st.integers(560, 1440),
    st.sampled_from([100, 125, 150]),
    st.sampled_from(sorted(moments())),
    st.booleans(),
    st.booleans(),
    st.sampled_from([0.5, 0.9, 1.3, 1.7, 2.1, 2.5]),
)
def test_every_stretch_fits(page, width, height, text_size, name, floor_view, noticed, aspect):
    view = moments()[name]
    page.column.figure.shape = aspect
    if noticed:
        view = replace(view, notice=NOTICE)
    assert faults(page, (width, height), text_size, view, floor_view) == []

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtimer.domain.folding import APOSTROPHES, as_name, unaccented, words


@pytest.mark.parametrize("apostrophe", APOSTROPHES)
def test_no_apostrophe_parts_a_word_or_tells_two_names_apart(apostrophe):
    assert words(f"Child{apostrophe}s Pose") == ("childs", "pose")
    assert as_name(f"Child{apostrophe}s Pose") == as_name("child's  POSE")


@pytest.mark.parametrize("hyphen", "-‐‑‒–—−")
def test_a_hyphen_of_any_kind_parts_words(hyphen):
    assert words(f"Cat{hyphen}Cow") == ("cat", "cow")
    assert as_name(f"Cat{hyphen}Cow") == as_name("cat-cow")


def test_accents_count_for_names_and_not_for_what_is_looked_for():
    assert words("Étirement DOUX İ") == ("etirement", "doux", "i")
    assert as_name("Étirement") != as_name("Etirement")


def test_signs_that_make_a_syllable_stay_in_their_word():
    assert words("पीठ दर्द")[0] == "पीठ"


@given(st.text())
def test_what_is_folded_stays_as_it_is_when_it_is_folded_again(text):
    assert words(" ".join(words(text))) == words(text)
    assert as_name(as_name(text)) == as_name(text)
    assert not set(APOSTROPHES) & set(unaccented(text))

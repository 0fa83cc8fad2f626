"""What is new gets a name and an id that nothing else has."""

from hypothesis import given
from hypothesis import strategies as st

from stretchtimer.domain.naming import free_id, unique_name
from stretchtimer.domain.routine import MAX_NAME


def test_a_free_name_stays():
    assert unique_name("Hips", ["Back"], MAX_NAME) == "Hips"


def test_a_taken_name_is_numbered():
    assert unique_name("Hips", ["hips", "HIPS (2)"], MAX_NAME) == "Hips (3)"
    assert unique_name("Hips (2)", ["Hips (2)"], MAX_NAME) == "Hips (3)"
    assert unique_name("Sunday’s hips", ["Sunday's Hips"], MAX_NAME) == "Sunday’s hips (2)"


@given(st.text(min_size=1, max_size=MAX_NAME), st.lists(st.text(max_size=MAX_NAME)))
def test_a_name_is_never_taken_nor_too_long(name, others):
    found = unique_name(name, [*others, name, name.upper()], MAX_NAME)
    assert found not in [*others, name]
    assert len(found) <= MAX_NAME


@given(st.text(max_size=60))
def test_an_id_is_plain_free_and_always_the_same(name):
    first = free_id(name, ())
    assert first == free_id(name, ())
    assert free_id(name, {first}) == f"{first}-2"
    assert first.isascii()
    assert 0 < len(first) <= 64

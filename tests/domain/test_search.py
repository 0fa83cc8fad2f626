import pytest

from stretchtimer.domain.search import found
from tests.domain.shipped import catalogue


def names(searched: str) -> list[str]:
    return [stretch.name for stretch in found(catalogue(), searched)]


@pytest.mark.parametrize(
    ("searched", "name"),
    [
        ("childs pose", "Child's Pose"),
        ("child’s pose", "Child's Pose"),
        ("childʼs", "Child's Pose"),
        ("child´s", "Child's Pose"),
        ("CHILD`S", "Child's Pose"),
        ("runners", "Runner's Lunge"),
        ("hip flexors", "Runner's Lunge"),
        ("cat–cow", "Cat-Cow"),
        ("cat cow", "Cat-Cow"),
        ("pigeon", "Figure Four"),
        ("bálasana", "Child's Pose"),
        ("single knee to chest", "Knee to Chest"),
    ],
)
def test_a_stretch_is_found_however_it_is_typed(searched, name):
    assert names(searched)[0] == name


def test_muscles_are_looked_at_too():
    assert names("gluteals") == ["Runner's Lunge", "Figure Four"]


def test_what_is_called_so_comes_before_what_has_to_do_with_it():
    assert names("knee")[:3] == ["Knee to Chest", "Both Knees to Chest", "Knee Rotations"]
    hips = names("lower back")
    assert len(hips) > 1
    assert names("cat")[0] == "Cat-Cow"


def test_nothing_typed_finds_all_in_their_order():
    assert found(catalogue(), " ’ ") == list(catalogue())


def test_no_part_of_a_word_is_taken_for_its_beginning():
    assert "Cat-Cow" not in names("at")
    assert names("zzz") == []

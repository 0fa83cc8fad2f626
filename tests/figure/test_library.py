import pytest

from stretchtimer.domain.errors import ResourceError
from stretchtimer.domain.stretch import Side
from stretchtimer.figure.library import load, parse
from stretchtimer.paths import resource
from stretchtimer.storage.resources import load_catalogue
from tests.figure.figures import library

TEXT = resource("poses.toml").read_text("utf-8")
CATALOGUE = load_catalogue()


def test_every_stretch_and_every_variant_is_drawn():
    wanted = {(s.id, v) for s in CATALOGUE for v in (None, *s.variants)} | {(CATALOGUE.warm_up.id, None)}
    assert set(library().acts) == wanted


def test_every_position_has_a_rest_and_a_way_to_it():
    grounds = {act.ground for act in library().acts.values()}
    for ground in grounds:
        assert ground in library().rests
        assert library().way.between(ground, "stand")[0] == ground


def test_the_way_from_lying_to_kneeling_rolls_to_the_side():
    names = library().way.between("hook-lying", "all-fours")
    assert names == ["hook-lying", "side-lying", "side-sit", "saddle", "all-fours"]
    assert library().way.between("all-fours", "hook-lying") == names[::-1]
    assert library().way.between("sit", "sit") == ["sit"]


def test_an_act_for_a_side_is_worked_out_once():
    assert library().act("figure-four", None, Side.LEFT) is library().act("figure-four", None, Side.LEFT)


def test_sides_do_not_matter_where_both_work():
    assert library().act("butterfly", None, Side.LEFT) is library().act("butterfly", None, Side.RIGHT)


def test_a_pose_may_build_on_another():
    text = """
    [pose.a]
    root = [0, 1, 0]
    legs = { at = [1, 0.3, 0.4], toe = [1, 0, 0] }
    arms = { at = [1, 2, 0.6], elbow = [0, 0, 1], hand = [1, 0, 0] }
    [pose.b]
    like = "a"
    legL = { at = [2, 0.3, -0.4], toe = [1, 0, 0] }
    [pose.c]
    like = "b"
    legs = { at = [3, 0.3, 0.5], toe = [1, 0, 0] }
    [stretch.one]
    ground = "a"
    hold = "c"
    via = ["b"]
    camera = [0, 0]
    [rest.sit]
    start = "a"
    hold = "a"
    camera = [0, 0]
    [way]
    edges = []
    [way.stops]
    [thing]
    """
    act = parse(text).acts["one", None]
    ankles = [[pose.legs[side].at.point for side in "RL"] for pose in act.poses]
    assert ankles == [
        [(1.0, 0.3, 0.4), (1.0, 0.3, -0.4)],
        [(1.0, 0.3, 0.4), (2.0, 0.3, -0.4)],
        [(3.0, 0.3, 0.5), (3.0, 0.3, -0.5)],
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("[pose.stand]", "[pose.stand"),
        ("[pose.stand]", "[pose.standing]"),
        ('like = "hook-lying"', 'like = "nowhere"'),
        ("root = [-0.1, 0.5, 0.0]", "root = [-0.1, 0.5]"),
        ("root = [-0.1, 0.5, 0.0]", 'root = "low"'),
        ("flex = [8, 6, 2, -20, -20]", "flex = [8, 6, 2]"),
        ('hold = "butterfly"', 'hold = "moth"'),
        ('shows = "right"', 'shows = "up"'),
        ('props = ["desk"]', 'props = ["ladder"]'),
    ],
)
def test_a_broken_file_is_a_sentence(tmp_path, old, new):
    assert old in TEXT
    path = tmp_path / "poses.toml"
    path.write_text(TEXT.replace(old, new), "utf-8")
    with pytest.raises(ResourceError, match=r"The poses in “.*poses\.toml” cannot be read: .*Install"):
        load(path)


def test_a_missing_file_is_a_sentence(tmp_path):
    with pytest.raises(ResourceError, match="cannot be read"):
        load(tmp_path / "poses.toml")

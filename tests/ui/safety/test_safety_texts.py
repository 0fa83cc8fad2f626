"""The safety texts are complete, and a damaged file is named in a sentence."""

import shutil

import pytest

from stretchtimer.domain.errors import ResourceError
from stretchtimer.paths import asset, resource
from stretchtimer.ui.safety.texts import load_texts


def test_there_are_six_rules_each_with_an_icon_that_exists():
    rules = load_texts().rules
    assert len(rules) == 6
    assert all(asset("icons", f"{rule.icon}.svg").is_file() for rule in rules)
    assert all(rule.title and rule.text for rule in rules)


def test_every_group_has_signs_and_nothing_is_said_twice():
    groups = load_texts().help_groups
    assert len(groups) == 5
    signs = [sign for group in groups for sign in group.signs]
    assert len(signs) == len(set(signs)) >= 25


def test_no_country_s_number_is_named():
    said = " ".join(group.urgency for group in load_texts().help_groups)
    assert "local emergency number" in said
    assert not any(letter.isdigit() for letter in said)


@pytest.mark.parametrize(
    ("name", "sign"),
    [
        ("bowel", "loss of bowel control"),
        ("both legs", "both legs"),
        ("coordination", "coordination"),
        ("fall", "cannot stand"),
        ("shooting", "shooting pain"),
    ],
)
def test_signs_that_must_not_be_missing(name, sign):
    assert any(sign in text for group in load_texts().help_groups for text in group.signs), name


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title = ", "titel = "),
        ("[help]", "[help"),
        ("[[rules]]\nicon", "[[rules]]\nicons"),
        ("[[help.groups]]\nurgency", "[[help.groups]]\nurgent"),
        ("[warm_up]\ntitle", "[warm_up]\ntitel"),
    ],
)
def test_a_damaged_file_is_named(tmp_path, before, after):
    (tmp_path / "en").mkdir()
    text = resource("en", "safety.toml").read_text("utf-8")
    assert before in text
    (tmp_path / "en" / "safety.toml").write_text(text.replace(before, after, 1), "utf-8")
    with pytest.raises(ResourceError, match=r"safety\.toml.*Install the program again"):
        load_texts(folder=tmp_path)


def test_a_missing_file_and_one_that_is_no_text_are_named(tmp_path):
    with pytest.raises(ResourceError, match=r"safety\.toml"):
        load_texts(folder=tmp_path)
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "safety.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ResourceError, match=r"safety\.toml"):
        load_texts(folder=tmp_path)


def test_another_folder_is_read(tmp_path):
    (tmp_path / "en").mkdir()
    shutil.copy(resource("en", "safety.toml"), tmp_path / "en" / "safety.toml")
    assert load_texts(folder=tmp_path) == load_texts()


def test_the_signs_to_stop_at_are_those_of_the_stretching_itself():
    texts = load_texts()
    assert "stop at once" in texts.help_groups[-1].urgency
    assert texts.stop_signs == texts.help_groups[-1].signs

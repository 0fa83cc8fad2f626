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
    assert len(groups) == 6
    signs = [sign for group in groups for sign in group.signs]
    assert len(signs) == len(set(signs)) >= 25


def test_no_country_s_number_is_named():
    said = " ".join(group.urgency for group in load_texts().help_groups)
    assert "local emergency number" in said
    assert not any(letter.isdigit() for letter in said)


@pytest.mark.parametrize(
    ("urgency", "sign"),
    [
        ("Now", "loss of bowel control"),
        ("Now", "both legs"),
        ("Now", "coordination"),
        ("Now", "cannot stand"),
        ("Now", "tearing pain"),
        ("Now", "belly that pulses"),
        ("Today", "weakness in a leg or foot"),
        ("Today", "Fever"),
        ("Today", "infection, or injected drugs"),
        ("Today", "swollen, painful calf"),
        ("Today", "with osteoporosis or steroid tablets"),
        ("Today", "joint that has become hot"),
        ("Now", "swollen joint and fever"),
        ("Today or tomorrow", "Past cancer"),
        ("Soon", "Pins and needles in one leg"),
        ("Ask first before you stretch", "pain or swelling in a wrist or a knee"),
        ("While you stretch", "shooting pain"),
    ],
)
def test_signs_that_must_not_be_missing(urgency, sign):
    [group] = [group for group in load_texts().help_groups if group.urgency.partition(":")[0] == urgency]
    assert any(sign in text for text in group.signs)


@pytest.mark.parametrize("urgency", ["Now", "Today", "Today or tomorrow"])
def test_what_may_be_so_anyway_is_told_together_with_the_pain(urgency):
    [group] = [group for group in load_texts().help_groups if group.urgency.partition(":")[0] == urgency]
    assert group.lead.endswith("pain together with:")


def test_weakness_of_a_leg_waits_for_no_appointment():
    [soon] = [group for group in load_texts().help_groups if group.urgency.startswith("Soon")]
    assert not any("weak" in sign for sign in soon.signs)


def test_a_pregnant_person_is_told_one_thing():
    [case] = [case for case in load_texts().cases if case.sign == "Pregnancy"]
    assert case.until.startswith("From week 16: not flat on your back.")


def test_everything_to_ask_about_says_what_to_leave_out_meanwhile():
    texts = load_texts()
    [asked] = [group for group in texts.help_groups if group.cases]
    assert asked.signs == tuple(case.sign for case in texts.cases)
    assert all(case.until.endswith(".") for case in texts.cases)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title = ", "titel = "),
        ("[help]", "[help"),
        ("[[rules]]\nicon", "[[rules]]\nicons"),
        ("[[help.groups]]\nurgency", "[[help.groups]]\nurgent"),
        ("[warm_up]\ntitle", "[warm_up]\ntitel"),
        ("[ask_first]", "[ask_last]"),
        ("signs = [", "sign = ["),
        ("{ sign = ", "{ signs = "),
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

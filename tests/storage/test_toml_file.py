import os
import sys
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtimer.storage.toml_file import MAX_BYTES, MAX_LINE, UnreadableError, changed, parse, read_text


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\xff\xfea", "it is not text in UTF-8"),
        (b"x" * (MAX_BYTES + 1), "it is larger than 64 kilobytes"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path, content, reason):
    (tmp_path / "file").write_bytes(content)
    with pytest.raises(UnreadableError, match=reason):
        read_text(tmp_path / "file")


def test_the_mark_an_editor_leaves_is_no_part_of_the_text(tmp_path):
    (tmp_path / "file").write_bytes(b"\xef\xbb\xbfa = 1")
    assert read_text(tmp_path / "file") == "a = 1"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UnreadableError, match="not an ordinary file"):
        read_text(tmp_path / "pipe")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a = ", "Invalid value"),
        ("a = 1\na = 2", "Cannot overwrite a value"),
        ("a = " + "[" * 3000, "too deep in each other"),
        ("b = 1\n" + "a." * 3000 + "a = 1", "line 2 is too long"),
        ("'\u2028'." * 3000 + "a = 1", "line 1 is too long"),
    ],
)
def test_what_is_no_toml_is_refused_in_few_steps(text, reason):
    def refuse():
        with pytest.raises(UnreadableError, match=reason):
            parse(text)

    assert steps_of(refuse) < 10_000


@pytest.mark.parametrize("text", ["a = " + "9" * 3900, "a." * (MAX_LINE // 2 - 3) + "a = 1"])
def test_the_longest_lines_are_read_in_a_bearable_number_of_steps(text):
    assert steps_of(lambda: parse(text)) < 60_000


@pytest.mark.parametrize("text", ["a." * 3000 + "a = 1", "'\u2028'." * 3000 + "a = 1"])
def test_the_parser_never_sees_a_line_that_it_would_take_seconds_for(text, monkeypatch):
    # its work grows with the square of a line's parts, most of it in single steps
    seen = []
    monkeypatch.setattr("tomllib.loads", seen.append)
    with pytest.raises(UnreadableError, match="too long"):
        parse(text)
    assert seen == []


def steps_of(work):
    """Return how many calls and returns of functions some work takes."""
    steps = 0

    def count(*_event):
        nonlocal steps
        steps += 1

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return steps


def put(**values):
    def change(document):
        document.update(values)

    def holds(table):
        return all(table[key] == value for key, value in values.items())

    return change, holds


def test_comments_and_order_stay():
    text = "# mine\nb = 2 # two\na = 1\n\n[later]\nc = [\n  3, # three\n]\n"
    assert changed(text, *put(a=5)) == text.replace("a = 1", "a = 5")


def test_a_new_value_does_not_slip_into_a_table():
    text = changed("a = 1\n\n[later]\nc = 3\n", *put(b=2))
    assert tomllib.loads(text) == {"a": 1, "b": 2, "later": {"c": 3}}


def test_a_layout_that_cannot_be_kept_gives_way_to_the_values(monkeypatch):
    def fail(_text):
        raise IndexError

    monkeypatch.setattr("tomlkit.parse", fail)
    assert tomllib.loads(changed("# gone\na = 1\nb = 2", *put(a=5))) == {"a": 5, "b": 2}


def test_a_change_that_does_not_arrive_gives_way_to_the_values():
    answers = [False]
    change, _holds = put(a=5)
    text = changed("# gone\na = 1\nb = 2", change, lambda _table: answers.pop())
    assert tomllib.loads(text) == {"a": 5, "b": 2}
    assert answers == []


def test_tables_too_deep_to_be_written_are_refused():
    with pytest.raises(UnreadableError, match="too deep"):
        changed("a." * 1900 + "a = 1", *put(b=2))


@given(text=st.text(max_size=200) | st.text("[]{}=.\"'#\n a1-", max_size=60))
def test_no_text_raises_anything_else(text):
    try:
        table = parse(text)
    except UnreadableError as error:
        assert str(error).isprintable()  # noqa: PT017  the other half of the answer is below
        return
    kept = tomllib.loads(changed(text, *put(new=5)))
    assert kept.pop("new") == 5
    table.pop("new", None)
    assert repr(kept) == repr(table)

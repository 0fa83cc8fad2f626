import logging
import os
import tomllib
from dataclasses import fields, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stretchtimer.domain.errors import StorageError
from stretchtimer.domain.plan import Level, Pace
from stretchtimer.domain.preferences import SETTINGS, Preferences, SideOrder, Theme
from stretchtimer.storage.memory import MemoryPreferences
from stretchtimer.storage.preferences_file import PreferencesFile

CHANGED = replace(
    Preferences(),
    level=Level.BRIEF,
    calm=True,
    pace=Pace.RELAXED,
    side_order=SideOrder.ALTERNATE,
    voice='gmw/en "US" \\ Füße',
    rate_wpm=170,
    offset_ms=-200,
    theme=Theme.DARK,
)


@pytest.fixture
def path(tmp_path):
    (tmp_path / "data").mkdir()
    return tmp_path / "data" / "preferences.toml"


@pytest.fixture
def store(path):
    return PreferencesFile(path)


def put(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def names(path):
    return sorted(file.name for file in path.parent.iterdir())


@pytest.mark.parametrize("keep", ["file", "memory"])
def test_settings_come_back_as_they_were(keep, store):
    kept = store if keep == "file" else MemoryPreferences()
    assert kept.load() == Preferences()
    kept.save(CHANGED)
    assert kept.load() == CHANGED
    kept.save(Preferences())
    assert kept.load() == Preferences()
    assert list(kept.warnings()) == []


def test_a_new_file_names_and_explains_every_setting(store, path):
    store.save(Preferences())
    text = path.read_text("utf-8")
    assert list(tomllib.loads(text)) == list(SETTINGS)
    for setting in SETTINGS.values():
        assert f"# {setting.help}\n" in text
    assert "# learn, guide, brief, tones, mute\nlevel = " in text


def test_loading_makes_no_file(store, path):
    store.load()
    assert list(path.parent.iterdir()) == []


def test_lines_of_other_versions_and_comments_stay(store, path):
    put(path, "# mine\nmood = 'calm' # new\nrate_wpm = 140 # slow, please\n\n[future]\nx = [1]\n")
    preferences = store.load()
    assert preferences.rate_wpm == 140
    store.save(preferences.changed("calm", True))
    text = path.read_text("utf-8")
    for line in (
        "# mine\n",
        "mood = 'calm' # new\n",
        "rate_wpm = 140 # slow, please\n",
        "[future]\nx = [1]\n",
    ):
        assert line in text
    assert store.load() == replace(Preferences(), rate_wpm=140, calm=True)
    assert list(store.warnings()) == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("level = 'loud'", 'Setting “level” must be one of: learn, guide, brief, tones, mute. It is "guide"'),
        ("calm = 1", "Setting “calm” must be true or false. It is false until you change it."),
        ("rate_wpm = 900", "Setting “rate_wpm” must be a whole number from 100 to 220. It is 170 until"),
        ("rate_wpm = true", "Setting “rate_wpm” must be a whole number"),
        ("volume = nan", "Setting “volume” must be a whole number"),
        ("voice = 3", "Setting “voice” must be a short text"),
        ('voice = "a\\u0000b"', "Setting “voice” must be a short text without control characters"),
        ("[theme]\na = 1", "Setting “theme” must be one of: system, light, dark"),
    ],
)
def test_a_bad_value_has_its_usual_one_and_the_others_stay(store, path, caplog, line, said):
    put(path, f"offset_ms = 120\n{line}\n")
    assert store.load() == replace(Preferences(), offset_ms=120)
    (sentence,) = store.warnings()
    assert said in sentence
    assert [(record.levelno, record.message) for record in caplog.records] == [(logging.WARNING, sentence)]
    store.save(store.load())
    assert store.load() == replace(Preferences(), offset_ms=120)
    assert list(store.warnings()) == []
    assert names(path) == ["preferences.toml"]


@pytest.mark.parametrize("content", [b"a = ", b"\xff\xfe", b"x" * 70_000, b"[" * 3000])
def test_a_file_that_cannot_be_read_is_kept_aside(store, path, caplog, content):
    path.write_bytes(content)
    assert store.load() == Preferences()
    (sentence,) = store.warnings()
    assert sentence.startswith("preferences.toml cannot be read (")
    assert path.read_bytes() == content
    store.save(CHANGED)
    assert path.with_name("preferences.broken.toml").read_bytes() == content
    assert store.load() == CHANGED
    assert list(store.warnings()) == []
    assert "preferences.broken.toml" in caplog.records[-1].message


def test_what_was_kept_aside_before_stays(store, path):
    for number in range(3):
        put(path, f"broken {number}")
        store.save(CHANGED)
    assert [path.with_name(name).read_text() for name in names(path)[:3]] == [
        "broken 1",
        "broken 2",
        "broken 0",
    ]
    assert names(path) == [
        "preferences.broken-2.toml",
        "preferences.broken-3.toml",
        "preferences.broken.toml",
        "preferences.toml",
    ]


def test_a_file_that_can_be_read_but_not_changed_is_kept_aside(store, path):
    text = "a." * 1900 + "a = 1"
    put(path, text)
    assert store.load() == Preferences()
    store.save(CHANGED)
    assert path.with_name("preferences.broken.toml").read_text() == text
    assert store.load() == CHANGED


def test_a_folder_in_its_place_is_kept_aside(store, path):
    path.mkdir(parents=True)
    assert store.load() == Preferences()
    assert "not an ordinary file" in store.warnings()[0]
    store.save(CHANGED)
    assert store.load() == CHANGED
    assert path.with_name("preferences.broken.toml").is_dir()


def test_a_file_that_cannot_be_opened_says_why(store, path, monkeypatch):
    put(path, "calm = true")

    def fail(*_args, **_kind):
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr("pathlib.Path.open", fail)
        assert store.load() == Preferences()
    assert "cannot be read (Permission denied)" in store.warnings()[0]


def test_what_cannot_be_moved_aside_is_not_written_over(store, path, monkeypatch):
    put(path, "broken")

    def fail(*_args):
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr("pathlib.Path.rename", fail)
        with pytest.raises(StorageError, match="Permission denied"):
            store.save(CHANGED)
    assert path.read_text() == "broken"


def test_a_save_that_fails_leaves_the_old_file(store, path, monkeypatch):
    store.save(CHANGED)
    before = path.read_text()

    def fail(*_args):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("pathlib.Path.replace", fail)
        with pytest.raises(StorageError, match="No space left on device"):
            store.save(Preferences())
    assert path.read_text() == before


def _values(row):
    setting, default = SETTINGS[row.name], row.default
    if isinstance(default, bool):
        return st.booleans()
    if setting.choices:
        return st.sampled_from(type(default))
    if isinstance(default, int):
        return st.integers(setting.low, setting.high)
    return st.text(max_size=50).filter(str.isprintable)


preferences = st.builds(Preferences, **{row.name: _values(row) for row in fields(Preferences)})


@settings(max_examples=60)  # each writes to the disk
@given(first=preferences, second=preferences, extra=st.text("abc=1[]\n#\"' .", max_size=20))
def test_any_settings_come_back_whatever_else_there_was(tmp_path_factory, first, second, extra):
    path = tmp_path_factory.mktemp("data") / "preferences.toml"
    path.write_text(extra)
    store = PreferencesFile(path)
    for one in (first, second):
        store.save(one)
        assert store.load() == one
        assert list(store.warnings()) == []


@given(content=st.binary(max_size=100) | st.text("abclevrt=1[]\n#\"' .", max_size=40).map(str.encode))
def test_no_content_raises(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("data") / "preferences.toml"
    path.write_bytes(content)
    store = PreferencesFile(path)
    assert isinstance(store.load(), Preferences)
    assert all(sentence.isprintable() for sentence in store.warnings())


@pytest.mark.skipif(os.name == "nt", reason="Windows lets few people make links")
@pytest.mark.parametrize("content", ["volume = 30\n", "volume = [\n", None])
def test_a_file_that_is_a_link_stays_one(tmp_path, content):
    (tmp_path / "dotfiles").mkdir()
    link, target = tmp_path / "preferences.toml", tmp_path / "dotfiles" / "stretch.toml"
    if content is not None:
        target.write_text(content)
    link.symlink_to(target)
    file = PreferencesFile(link)
    file.save(replace(file.load(), volume=55))
    assert link.is_symlink()
    assert "volume = 55" in target.read_text()
    assert (tmp_path / "dotfiles" / "stretch.broken.toml").exists() == (content == "volume = [\n")

"""Routines are kept as readable files, and a bad file spoils nothing but itself."""

import shutil
import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stretchtimer.domain.errors import RoutineError, StorageError, UnknownRoutineError
from stretchtimer.domain.routine import Item, Pacing, Routine, Sides, in_order
from stretchtimer.domain.stretch import Family, Side
from stretchtimer.storage.memory import MemoryRoutines
from stretchtimer.storage.resources import load_builtin_routines, load_catalogue
from stretchtimer.storage.routine_files import RoutineFiles, file_name
from stretchtimer.storage.routine_text import routine_text
from stretchtimer.storage.toml_file import MAX_BYTES

CATALOGUE = load_catalogue()
BUILTIN = in_order({routine.id: routine for routine in load_builtin_routines(catalogue=CATALOGUE)}, {})

MINE = Routine(
    id="mine",
    name="My evening",
    items=(
        Item("cat-cow", 30.0, pacing=Pacing.SLOW),
        Item("figure-four", 22.5, "foot-down", Sides.LEFT, Side.LEFT, 2, 10.0, note="Pillow ready"),
    ),
    start=Family.CHAIR,
    summary="For after work",
)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "data").mkdir()
    return tmp_path / "data" / "routines"


@pytest.fixture
def store(folder):
    return RoutineFiles(folder, BUILTIN, CATALOGUE)


def own(store):
    return [routine for routine in store.all() if not routine.builtin]


def put(folder, name, text):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, "utf-8")


@pytest.mark.parametrize("keep", ["files", "memory"])
class TestEveryStore:
    @pytest.fixture
    def routines(self, keep, store):
        return store if keep == "files" else MemoryRoutines(BUILTIN)

    def test_shipped_routines_are_there_at_first(self, routines):
        assert list(routines.all()) == list(BUILTIN)
        assert list(routines.warnings()) == []

    def test_own_routines_come_after_them_by_name(self, routines):
        routines.save(replace(MINE, id="b", name="zebra"))
        routines.save(replace(MINE, id="c", name="Apple"))
        assert [routine.id for routine in routines.all()][8:] == ["c", "b"]

    def test_a_changed_routine_replaces_its_older_self(self, routines):
        routines.save(MINE)
        routines.save(MINE.with_hold(0, 48.0))
        assert own(routines) == [MINE.with_hold(0, 48.0)]

    def test_a_changed_shipped_routine_stands_in_its_place_until_restored(self, routines):
        changed = BUILTIN[2].with_hold(0, 44.0)
        routines.save(changed)
        assert list(routines.all()) == [*BUILTIN[:2], changed, *BUILTIN[3:]]
        routines.delete(changed.id)
        assert list(routines.all()) == list(BUILTIN)
        routines.delete(changed.id)

    def test_a_deleted_routine_is_gone(self, routines):
        routines.save(MINE)
        routines.delete("mine")
        assert own(routines) == []
        with pytest.raises(UnknownRoutineError, match="no routine “mine” to delete"):
            routines.delete("mine")


def test_a_file_can_be_read_by_a_person(store, folder):
    store.save(MINE)
    (path,) = folder.iterdir()
    assert path.name == "mine.stretch"
    text = path.read_text("utf-8")
    assert text.startswith("# A routine of Stretch Timer.")
    assert text.partition("format = ")[2] == (
        '1\nid = "mine"\nname = "My evening"\nsummary = "For after work"\nstart = "chair"\n\n'
        '[[items]]\nstretch = "cat-cow"\nhold_s = 30\npacing = "slow"\n\n'
        '[[items]]\nstretch = "figure-four"\nvariant = "foot-down"\nhold_s = 22.5\nsides = "left"\n'
        'first_side = "left"\nrepeats = 2\nrest_after_s = 10\nnote = "Pillow ready"\n'
    )


def test_a_file_says_that_the_person_stays_lying(store, folder):
    store.save(replace(MINE, stays_down=True))
    (path,) = folder.iterdir()
    assert 'start = "chair"\nstays_down = true\n' in path.read_text("utf-8")
    store.save(MINE)
    assert "stays_down" not in path.read_text("utf-8")


def test_the_least_a_file_has_to_hold(store, folder):
    put(folder, "hand.stretch", 'format=1\nid="x"\nname="X"\n[[items]]\nstretch="butterfly"\nhold_s=30')
    assert own(store) == [Routine("x", "X", (Item("butterfly", 30.0),))]


def test_what_others_wrote_into_a_file_stays(store, folder):
    store.save(MINE)
    (path,) = folder.iterdir()
    text = path.read_text("utf-8").replace("hold_s = 22.5", "hold_s = 22.5 # as agreed\nload = 3")
    path.write_text(f"{text}\n[clinic]\nby = 'Dr. Ng' # Tuesdays\n", "utf-8")
    turned = replace(MINE, name="Mine", items=(MINE.items[1], Item("childs-pose", 40.0), MINE.items[0]))
    store.save(turned)
    assert own(store) == [turned]
    kept = path.read_text("utf-8")
    for line in ("hold_s = 22.5 # as agreed", "load = 3", "[clinic]", "by = 'Dr. Ng' # Tuesdays"):
        assert kept.count(line) == 1
    assert kept.index("load = 3") < kept.index("childs-pose")


def test_items_written_on_one_line_are_kept_with_what_they_hold(store, folder):
    put(
        folder,
        "short.stretch",
        'format = 1\nid = "s"\nname = "S"\nitems = [{stretch = "butterfly", hold_s = 30, load = 3}]\n[z]',
    )
    (short,) = own(store)
    store.save(short.with_hold(0, 25.0))
    assert own(store) == [short.with_hold(0, 25.0)]
    assert "load = 3" in (folder / "short.stretch").read_text()


def test_a_file_under_another_name_is_saved_in_its_place(store, folder):
    store.save(MINE)
    (folder / "mine.stretch").rename(folder / "From Dr. Ng.stretch")
    store.save(MINE.with_hold(0, 48.0))
    assert [path.name for path in folder.iterdir()] == ["From Dr. Ng.stretch"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("format = ", "bad.stretch cannot be read (Invalid value (at end of document)). Correct the file"),
        ("", "bad.stretch: “format” is missing. Correct the file, or move it away."),
        ("format = 2", "bad.stretch was written by a newer version of Stretch Timer. Update Stretch Timer"),
        ("format = 'a'", "bad.stretch: “format” must be a whole number from 1 to 1000000, found “a”"),
        ("format = 1\nid = 'x'\nname = ''", "bad.stretch: “name” is empty"),
        ("format = 1\nid = 'x'\nname = 'X'", "bad.stretch: “items” is missing"),
        (
            "format = 1\nid = 'x'\nname = 'X'\nitems = []",
            "bad.stretch: Routine “X”: Add at least one stretch.",
        ),
        ("format = 1\nid = 'x'\nname = 'X'\nitems = 3", "“items” must be a list of tables, found 3"),
        ("format = 1\nid = 'x'\nname = 'X'\n[[items]]", "bad.stretch, items 1: “stretch” is missing"),
        (
            "format = 1\nid = 'x'\nname = 'X'\n[[items]]\nstretch = 'cat-cow'\nhold_s = '30'",
            "bad.stretch, items 1: “hold_s” must be a number, found “30”. Correct the file, or move it away.",
        ),
        (
            "format = 1\nid = 'x'\nname = 'X'\n[[items]]\nstretch = 'cat-cow'\nhold_s = 300",
            "stretch 1: Hold for Cat-Cow must be between 16 and 80 seconds. Correct the file",
        ),
        (
            "format = 1\nid = 'x'\nname = 'X'\n[[items]]\nstretch = '../../secret'\nhold_s = 30",
            "There is no stretch called “../../secret”.",
        ),
        ('format = 1\nid = "x\\u001b[31m"', "“id” holds a control character: “x\\x1b[31m”"),
        (f"format = 1\nid = 'x'\nname = '{'x' * 81}'", "“name” is longer than 80 letters"),
        ("#" * (MAX_BYTES + 1), "bad.stretch cannot be read (it is larger than 64 kilobytes)"),
        (
            "format = 1\nid = 'x'\nname = 'X'\n" + "[[items]]\nstretch = 'cat-cow'\nhold_s = 30\n" * 61,
            "bad.stretch: “items” holds more than 60 stretches",
        ),
    ],
)
def test_a_bad_file_is_named_and_all_others_go_on(store, folder, caplog, text, said):
    store.save(MINE)
    put(folder, "bad.stretch", text)
    assert own(store) == [MINE]
    (sentence,) = store.warnings()
    assert said in sentence
    assert sentence.isprintable()
    store.all()
    assert [record.message for record in caplog.records] == [sentence]
    assert (folder / "bad.stretch").read_text("utf-8") == text
    (folder / "bad.stretch").unlink()
    store.all()
    assert list(store.warnings()) == []


def test_a_name_with_control_characters_is_shown_as_such(store, folder):
    put(folder, "a\x1bb.stretch", "x")
    store.all()
    (sentence,) = store.warnings()
    assert sentence.startswith("a\\x1bb.stretch cannot be read")


def test_a_bad_file_is_never_written_over(store, folder):
    put(folder, "mine.stretch", "precious, but broken")
    put(folder, "mine-2.stretch", "format = 99")
    store.save(MINE)
    assert own(store) == [MINE]
    assert (folder / "mine.stretch").read_text() == "precious, but broken"
    assert (folder / "mine-2.stretch").read_text() == "format = 99"
    assert (folder / "mine-3.stretch").exists()


def test_of_two_files_with_one_id_the_first_counts(store, folder):
    store.save(MINE)
    shutil.copy(folder / "mine.stretch", folder / "z.stretch")
    assert own(store) == [MINE]
    (sentence,) = store.warnings()
    assert sentence.startswith("z.stretch is left out: mine.stretch has the same id “mine”. Give one")


@pytest.mark.parametrize(
    "copy",
    [
        "mine (office's conflicted copy 2026-11-30).stretch",
        "mine (1).stretch",
        "mine.sync-conflict-20261130-101500-ABCDEFG.stretch",
        "mine-DESKTOP-8J2KQ.stretch",
        "mine.stretch~",
    ],
)
def test_a_copy_that_another_program_left_is_named_and_left_as_it_is(store, folder, copy):
    store.save(MINE)
    text = (folder / "mine.stretch").read_text().replace("My evening", "Their evening")
    put(folder, copy, text)
    assert own(store) == [MINE]
    [sentence] = store.warnings()
    assert sentence.startswith(
        f"{copy} is not used: it is a copy that another program left beside mine.stretch"
    )
    store.save(replace(MINE, name="Changed"))
    assert [routine.name for routine in own(store)] == ["Changed"]
    assert (folder / copy).read_text() == text
    store.delete("mine")
    assert (folder / copy).read_text() == text


def test_a_copy_does_not_stand_in_for_a_file_that_cannot_be_read(store, folder):
    store.save(MINE)
    text = (folder / "mine.stretch").read_text()
    put(folder, "mine (1).stretch", text)
    put(folder, "mine.stretch", "no routine")
    assert own(store) == []
    broken, unused_copy = store.warnings()
    assert broken.startswith("mine.stretch cannot be read")
    assert unused_copy.startswith("mine (1).stretch is not used")
    store.save(MINE)
    assert (folder / "mine (1).stretch").read_text() == text


def test_a_routine_with_the_name_of_a_copy_and_an_id_of_its_own_works(store, folder):
    store.save(MINE)
    text = (folder / "mine.stretch").read_text()
    put(folder, "mine (1).stretch", text.replace('"mine"', '"other"').replace("My evening", "Mine (1)"))
    assert [routine.id for routine in own(store)] == ["other", "mine"]
    assert list(store.warnings()) == []
    store.save(replace(MINE, id="other", name="Changed"))
    assert "Changed" in (folder / "mine (1).stretch").read_text()


def test_files_of_other_kinds_are_left_alone(store, folder):
    put(folder, "notes.txt", "x")
    put(folder, ".mine.stretch.abc.tmp", "x")
    (folder / "sub.stretch").mkdir()
    store.all()
    (sentence,) = store.warnings()
    assert sentence.startswith("sub.stretch cannot be read (it is not an ordinary file)")


def test_a_file_in_place_of_the_folder_is_warned_about(store, folder):
    folder.write_text("x")
    assert list(store.all()) == list(BUILTIN)
    assert "routines cannot be read" in store.warnings()[0]
    with pytest.raises(StorageError, match="cannot be written"):
        store.save(MINE)


@pytest.mark.parametrize(
    ("routine", "said"),
    [
        (replace(MINE, name=" "), "Give the routine a name"),
        (MINE.with_hold(0, 999.0), "Hold for Cat-Cow must be between 16 and 80 seconds"),
        (replace(MINE, summary="a\nb"), "Routine “My evening”: “summary” holds a control character"),
        (replace(MINE, summary="x" * 201), "“summary” is longer than 200 letters"),
        (replace(MINE, id=""), "“id” is empty"),
        (replace(MINE, items=(replace(MINE.items[0], note="\x07"),)), "items 1: “note” holds a control"),
    ],
)
def test_what_could_not_be_read_back_is_not_saved(store, folder, routine, said):
    with pytest.raises(RoutineError, match=said):
        store.save(routine)
    assert not folder.exists()


def test_a_save_that_fails_leaves_the_old_routine(store, monkeypatch):
    store.save(MINE)

    def fail(*_args):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("pathlib.Path.replace", fail)
        with pytest.raises(StorageError, match="No space left on device"):
            store.save(MINE.with_hold(0, 48.0))
    assert own(store) == [MINE]


def test_a_delete_that_fails_is_a_sentence(store, monkeypatch):
    store.save(MINE)

    def fail(*_args, **_kind):
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr("pathlib.Path.unlink", fail)
        with pytest.raises(StorageError, match="Permission denied"):
            store.delete("mine")


def test_a_file_that_cannot_be_opened_is_a_warning(store, monkeypatch):
    store.save(MINE)

    def fail(path, *_args, **_kind):
        raise PermissionError(13, "Permission denied", str(path))

    with monkeypatch.context() as patch:
        patch.setattr("pathlib.Path.open", fail)
        assert own(store) == []
    assert list(store.warnings()) == [
        "mine.stretch cannot be read (Permission denied). Correct the file, or move it away."
    ]


def test_a_file_that_vanishes_meanwhile_is_no_warning(store, folder, monkeypatch):
    store.save(MINE)
    monkeypatch.setattr(RoutineFiles, "_paths", lambda *_args: iter([folder / "gone.stretch"]))
    assert own(store) == []
    assert list(store.warnings()) == []


def test_a_file_that_vanishes_between_reading_and_saving_is_a_sentence(store, folder, monkeypatch):
    store.save(MINE)
    kept = store._scan()
    (folder / "mine.stretch").unlink()
    with monkeypatch.context() as patch:
        patch.setattr(store, "_scan", lambda: kept)
        with pytest.raises(StorageError, match=r"cannot be written .* then try again"):
            store.save(MINE)
    store.save(MINE)
    assert own(store) == [MINE]


def test_a_file_that_breaks_between_reading_and_saving_is_a_sentence(store, folder, monkeypatch):
    store.save(MINE)
    kept = store._scan()
    put(folder, "mine.stretch", "a." * 1900 + "a = 1")
    monkeypatch.setattr(store, "_scan", lambda: kept)
    with pytest.raises(StorageError, match=r"mine\.stretch cannot be read \(its tables lie too deep"):
        store.save(MINE)


@pytest.mark.parametrize(
    ("routine_id", "name"),
    [
        ("gentle-2", "gentle-2.stretch"),
        ("con", "con-1143da2bc5.stretch"),
        ("COM1", "com1-"),
        ("../../etc/passwd", "etc-passwd-"),
        ("Evening", "evening-"),
        ("Über", "ber-"),
        ("日本", "routine-"),
        ("", "routine-"),
        (".hidden", "hidden-"),
        ("x" * 300, "x" * 40 + "-"),
        ("a/b", "a-b-"),
        ("a\0b", "a-b-"),
    ],
)
def test_file_names_are_safe(routine_id, name):
    found = file_name(routine_id)
    assert found.startswith(name)
    assert found.endswith(".stretch")
    assert len(found) < 100
    assert set(found) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.")


@given(ids=st.lists(st.text(max_size=80), min_size=2, max_size=2, unique=True))
def test_no_two_ids_share_a_file(ids):
    assert file_name(ids[0]).casefold() != file_name(ids[1]).casefold()


_words = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), max_size=20)


@st.composite
def items(draw):
    stretch = draw(st.sampled_from(list(CATALOGUE)))
    variant = draw(st.none() | st.sampled_from(sorted(stretch.variants)))
    return Item(
        stretch_id=stretch.id,
        variant=variant,
        hold_s=draw(st.floats(stretch.min_s, stretch.max_s) | st.integers(20, 40).map(float)),
        sides=draw(st.sampled_from(Sides)),
        first_side=draw(st.none() | st.sampled_from(Side)),
        repeats=draw(st.integers(1, 10)),
        rest_after_s=draw(st.floats(0, 300)),
        pacing=draw(st.sampled_from(Pacing)),
        note=draw(_words),
    )


routines = st.builds(
    Routine,
    id=_words.filter(bool),
    name=_words.filter(bool),
    items=st.lists(items(), min_size=1, max_size=6).map(tuple),
    start=st.sampled_from(Family),
    summary=_words,
    stays_down=st.booleans(),
)


@settings(max_examples=60)  # each writes to the disk
@given(first=routines, second=routines)
def test_any_routine_comes_back_as_it_was(tmp_path_factory, first, second):
    store = RoutineFiles(tmp_path_factory.mktemp("data"), BUILTIN, CATALOGUE)
    store.save(first)
    assert own(store) == [first]
    changed = replace(second, id=first.id)
    store.save(changed)
    assert own(store) == [changed]
    assert list(store.warnings()) == []


@settings(max_examples=200)
@given(data=st.data())
def test_no_mutated_file_raises(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("data") / "mine.stretch"
    store = RoutineFiles(path.parent, BUILTIN, CATALOGUE)
    content = routine_text(MINE).encode()
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(content)))
        end = min(len(content), start + data.draw(st.integers(0, 12)))
        filling = st.binary(max_size=6) | st.text("[]{}=\"'\n.#-1e9", max_size=8).map(str.encode)
        content = content[:start] + data.draw(filling) + content[end:]
    path.write_bytes(content)
    found = own(store)
    assert bool(found) != bool(store.warnings())
    assert all(sentence.isprintable() for sentence in store.warnings())
    for routine in found:
        # what was read can be saved again, and nothing of it changes
        store.save(routine)
        assert own(store) == [routine]


@given(content=st.binary(max_size=200))
def test_no_garbage_raises(tmp_path_factory, content):
    folder = tmp_path_factory.mktemp("data")
    (folder / "x.stretch").write_bytes(content)
    store = RoutineFiles(folder, BUILTIN, CATALOGUE)
    assert list(store.all()) == list(BUILTIN)
    assert len(store.warnings()) == 1


def test_reading_files_does_not_load_the_writer_of_files():
    code = "import sys, stretchtimer.storage.routine_files, stretchtimer.storage.preferences_file\n"
    subprocess.run([sys.executable, "-c", code + "assert 'tomlkit' not in sys.modules"], check=True)

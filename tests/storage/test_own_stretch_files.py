import struct
import zlib
from dataclasses import replace
from pathlib import Path

import pytest

from stretchtimer.domain.errors import RoutineError, StorageError
from stretchtimer.domain.own_stretch import OwnStretch
from stretchtimer.domain.stretch import Family
from stretchtimer.storage.own_stretch_files import OwnStretchFiles
from stretchtimer.storage.resources import load_catalogue
from stretchtimer.storage.stretch_picture import MAX_BYTES

SHIPPED = load_catalogue()
WALL = OwnStretch("own-wall", "Wall Slide", Family.STANDING, True, 20.0, ("Slide your {side} arm up.",))


def png(width=32, height=32) -> bytes:
    header = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + header + struct.pack(">I", zlib.crc32(header))


def jpeg(width=32, height=32) -> bytes:
    app = b"\xff\xe0" + struct.pack(">H", 16) + bytes(14)
    return b"\xff\xd8" + app + b"\xff\xff\xc2" + struct.pack(">HBHHB", 17, 8, height, width, 3) + bytes(9)


@pytest.fixture
def shelf(tmp_path):
    (tmp_path / "data").mkdir()
    return OwnStretchFiles(tmp_path / "data", SHIPPED)


def again(tmp_path):
    return OwnStretchFiles(tmp_path / "data", SHIPPED)


def test_nothing_is_written_before_there_is_something_to_keep(tmp_path, shelf):
    assert list(shelf.catalogue) == list(SHIPPED)
    assert list((tmp_path / "data").iterdir()) == []


def test_a_stretch_is_in_the_catalogue_at_once_and_after_a_restart(tmp_path, shelf):
    catalogue = shelf.catalogue
    shelf.save(WALL)
    assert catalogue["own-wall"].name == "Wall Slide"
    assert again(tmp_path).own("own-wall") == WALL
    assert again(tmp_path).catalogue["own-wall"] == catalogue["own-wall"]


def test_a_position_may_be_left_out_and_taken_back(tmp_path, shelf):
    path = tmp_path / "data/stretches/own-wall.toml"
    for family, written in ((None, False), (Family.STANDING, True), (None, False)):
        shelf.save(replace(WALL, family=family))
        assert ("family" in path.read_text()) is written
        assert again(tmp_path).own("own-wall").family is family


def test_a_broken_rule_keeps_nothing(tmp_path, shelf):
    with pytest.raises(RoutineError, match="already is a stretch"):
        shelf.save(OwnStretch("own-x", "Cat-Cow"))
    assert list(again(tmp_path).catalogue) == list(SHIPPED)


def test_a_changed_stretch_keeps_what_else_its_file_holds(tmp_path, shelf):
    shelf.save(WALL)
    path = tmp_path / "data/stretches/own-wall.toml"
    path.write_text(path.read_text() + "# from my physiotherapist\nlater = 1\n")
    shelf.set_hold("own-wall", 45)
    assert again(tmp_path).catalogue["own-wall"].default_s == 45
    assert "# from my physiotherapist\nlater = 1" in path.read_text()


def test_a_hold_of_a_shipped_stretch_is_kept_and_the_usual_one_known(tmp_path, shelf):
    shelf.set_hold("figure-four", 45)
    assert shelf.catalogue["figure-four"].default_s == 45
    assert again(tmp_path).catalogue["figure-four"].default_s == 45
    assert again(tmp_path).usual_s("figure-four") == SHIPPED["figure-four"].default_s


def test_a_hold_is_moved_into_what_the_stretch_allows(shelf):
    shelf.set_hold("figure-four", 4000)
    assert shelf.catalogue["figure-four"].default_s == SHIPPED["figure-four"].max_s


def test_a_deleted_stretch_is_gone_with_its_picture(tmp_path, shelf):
    source = tmp_path / "a.png"
    source.write_bytes(png())
    shelf.save(WALL, str(source))
    shelf.delete("own-wall")
    assert list((tmp_path / "data/stretches").iterdir()) == []
    assert "own-wall" not in shelf.catalogue.stretches
    with pytest.raises(StorageError, match="no stretch of your own"):
        shelf.delete("own-wall")


@pytest.mark.parametrize(("content", "ending"), [(png(), ".png"), (jpeg(), ".jpg")])
def test_a_picture_is_copied_in_under_the_ending_of_its_format(tmp_path, shelf, content, ending):
    source = tmp_path / "Grandma's photo.JPEG"
    source.write_bytes(content)
    shelf.save(WALL, str(source))
    source.unlink()
    kept = again(tmp_path).picture("own-wall")
    assert kept.endswith(ending)
    assert kept.startswith(str(tmp_path / "data/stretches"))
    assert Path(kept).read_bytes() == content


def test_a_new_picture_takes_the_place_of_the_old_one(tmp_path, shelf):
    for content in (png(), jpeg()):
        (tmp_path / "a").write_bytes(content)
        shelf.save(shelf.own("own-wall") or WALL, str(tmp_path / "a"))
    assert len(list((tmp_path / "data/stretches").iterdir())) == 2
    assert shelf.picture("own-wall").endswith(".jpg")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "no PNG or JPEG"),
        (b"", "no PNG or JPEG"),
        (b"GIF89a" + bytes(40), "no PNG or JPEG"),
        (png()[:20], "no PNG or JPEG"),
        (b"\xff\xd8\xff\xe0\x00\x00", "no PNG or JPEG"),
        (b"\xff\xd8\xff\xe0\x00\x01" + bytes(99), "no PNG or JPEG"),
        (b"\xff\xd8\xff\xc0\x00", "no PNG or JPEG"),
        (png(40_000, 10), "40000 × 10 pixels"),
        (jpeg(11_000, 11_000), "11000 × 11000 pixels"),
        (png(4, 400), "larger picture"),
        (png() + bytes(MAX_BYTES), "larger than 8 MB"),
    ],
)
def test_what_is_no_picture_of_a_fair_size_is_refused(tmp_path, shelf, content, said):
    (tmp_path / "a.png").write_bytes(content)
    with pytest.raises(StorageError, match=said):
        shelf.save(WALL, str(tmp_path / "a.png"))
    assert shelf.own("own-wall") is None
    assert list((tmp_path / "data").iterdir()) == []


def test_a_missing_picture_is_refused_with_a_sentence(tmp_path, shelf):
    with pytest.raises(StorageError, match="is not a file"):
        shelf.check_picture(str(tmp_path / "none.png"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("format = 1\nid = 'own-b'\nname = 'B'\n= x", "cannot be read"),
        ("format = 1\nid = 'own-b'", "“name” is missing"),
        ("format = 2\nid = 'own-b'\nname = 'B'", "“format”"),
        ("format = 1\nid = 'own-c'\nname = 'B'", "“id”"),
        ("format = 1\nid = '../own-b'\nname = 'B'", "“id”"),
        ("format = 1\nid = 'own-b'\nname = 'B'\ndefault_s = 4000", "“default_s”"),
        ("format = 1\nid = 'own-b'\nname = 'B'\nfamily = 'moon'", "“family”"),
        ("format = 1\nid = 'own-b'\nname = 'B'\nsteps = 3", "“steps”"),
        (
            "format = 1\nid = 'own-b'\nname = 'B'\nsteps = ['a', '" + "x" * 130 + "']",
            "“steps” may have 120 letters in a sentence; shorten number 2",
        ),
        (
            "format = 1\nid = 'own-b'\nname = 'B'\nsteps = [" + "'a'," * 9 + "]",
            "“steps” may hold 8 sentences",
        ),
    ],
)
def test_a_broken_file_is_warned_about_and_left_as_it_is(tmp_path, shelf, text, said):
    shelf.save(WALL)
    path = tmp_path / "data/stretches/own-b.toml"
    path.write_text(text)
    read = again(tmp_path)
    assert len(read.warnings()) == 1
    assert said in read.warnings()[0]
    assert "own-b.toml" in read.warnings()[0]
    assert [s.id for s in read.catalogue][-1] == "own-wall"
    assert path.read_text() == text


@pytest.mark.parametrize("name", ["../../secret.png", "gone.png", "C:\\\\a.png"])
def test_no_path_in_a_file_is_followed(tmp_path, shelf, name):
    shelf.save(WALL)
    (tmp_path / "secret.png").write_bytes(png())
    path = tmp_path / "data/stretches/own-wall.toml"
    path.write_text(path.read_text().replace('picture = ""', f'picture = "{name}"'))
    read = again(tmp_path)
    assert read.picture("own-wall") == ""
    assert "is missing" in read.warnings()[0]


def test_bad_holds_are_warned_about_and_others_used(tmp_path, shelf):
    shelf.set_hold("cat-cow", 40)
    path = tmp_path / "data/stretches/holds.toml"
    path.write_text("cat-cow = 40\nfigure-four = 9000\nfrom-the-future = 3\nhappy-baby = 'long'\n")
    read = again(tmp_path)
    assert read.catalogue["cat-cow"].default_s == 40
    assert read.catalogue["figure-four"].default_s == SHIPPED["figure-four"].default_s
    assert len(read.warnings()) == 2
    read.set_hold("butterfly", 20)
    assert "from-the-future = 3" in path.read_text()


def test_without_a_data_folder_everything_is_kept_in_memory(tmp_path):
    (tmp_path / "a.png").write_bytes(png())
    shelf = OwnStretchFiles(None, SHIPPED)
    shelf.save(WALL, str(tmp_path / "a.png"))
    shelf.set_hold("cat-cow", 40)
    assert shelf.picture("own-wall") == str(tmp_path / "a.png")
    assert shelf.catalogue["cat-cow"].default_s == 40
    shelf.delete("own-wall")
    assert (tmp_path / "a.png").exists()


def test_copies_that_another_program_left_are_named_and_never_used(tmp_path, shelf):
    shelf.save(WALL)
    shelf.set_hold("cat-cow", 40.0)
    folder = tmp_path / "data/stretches"
    copies = ["holds (1).toml", "own-wall (1).toml", "own-wall.sync-conflict-20261130-101500-ABCDEFG.toml"]
    for copy in copies:
        (folder / copy).write_text("a = 1")
    found = again(tmp_path)
    assert [sentence.partition(" is not used")[0] for sentence in found.warnings()] == copies
    assert found.own("own-wall") == WALL
    found.set_hold("own-wall", 45.0)
    assert {(folder / copy).read_text() for copy in copies} == {"a = 1"}

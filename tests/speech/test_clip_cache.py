"""Clips are found again, damaged ones are not, the folder stays bounded and may vanish at any time."""

import os
import shutil
from pathlib import Path

import pytest

from stretchtimer.speech.clip_cache import Clip, ClipCache, Utterance, key_of
from stretchtimer.speech.engine_registry import EngineName
from stretchtimer.speech.pcm import write_clip
from stretchtimer.speech.voice_engine import VoiceSettings
from tests.speech.pretended import sine

BYTES_OF_ONE = 44 + 2 * 2205


class Wall:
    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
def cache(tmp_path, wall) -> ClipCache:
    return ClipCache(tmp_path / "clips", wall_s=wall)


def made(cache: ClipCache, text: str, settings: VoiceSettings | None = None) -> tuple[str, Clip]:
    """Put a clip of a tenth of a second into the cache, as the voice process does."""
    key = cache.key(Utterance(text, settings or VoiceSettings()))
    path = cache.stem(key)
    samples = sine(0.1)
    clip = Clip(type(cache._wanted_folder)(f"{path}-{len(samples)}.wav"), len(samples))
    write_clip(clip.path, samples)
    os.utime(clip.path, (cache._wall_s(), cache._wall_s()))
    cache.add(key, clip)
    return key, clip


def test_a_clip_is_found_with_its_length(cache):
    key, clip = made(cache, "Hold.")
    assert cache.find(key) == clip
    assert cache.length_s(key) == pytest.approx(0.1)
    assert cache.find(cache.key(Utterance("Halfway.", VoiceSettings()))) is None


def test_a_new_start_finds_what_was_kept(cache, tmp_path):
    key, clip = made(cache, "Hold.")
    again = ClipCache(tmp_path / "clips")
    assert again.length_s(key) == pytest.approx(0.1)
    assert again.find(key) == clip
    assert again.extent == (1, BYTES_OF_ONE)


def test_every_difference_in_settings_or_engine_is_another_clip(cache):
    keys = {
        cache.key(Utterance("Hold.", VoiceSettings())),
        cache.key(Utterance("Hold", VoiceSettings())),
        cache.key(Utterance("Hold.", VoiceSettings(voice="en-us+klatt2"))),
        cache.key(Utterance("Hold.", VoiceSettings(rate_wpm=160))),
        cache.key(Utterance("Hold.", VoiceSettings(pitch=60))),
    }
    assert cache.use_engine(EngineName.SYSTEM, "linux espeak 2.99 packaged 1.52")
    keys.add(cache.key(Utterance("Hold.", VoiceSettings())))
    assert len(keys) == 6
    assert cache.key(Utterance(" Hold. \n", VoiceSettings())) == cache.key(
        Utterance("Hold.", VoiceSettings())
    )


def test_the_engine_is_remembered(cache, tmp_path):
    assert cache.use_engine(EngineName.SYSTEM, "espeak 1")
    assert not cache.use_engine(EngineName.SYSTEM, "espeak 1")
    assert ClipCache(tmp_path / "clips").fingerprint(EngineName.SYSTEM) == "espeak 1"


@pytest.mark.parametrize("size", [0, 100, BYTES_OF_ONE - 1, BYTES_OF_ONE + 1])
def test_a_file_that_is_not_whole_is_forgotten_and_deleted(cache, size):
    key, clip = made(cache, "Hold.")
    clip.path.write_bytes(bytes(size))
    assert cache.find(key) is None
    assert not clip.path.exists()
    assert cache.extent == (0, 0)


def test_the_folder_may_be_deleted_at_any_time(cache, tmp_path):
    key, _clip = made(cache, "Hold.")
    shutil.rmtree(tmp_path / "clips")
    assert cache.find(key) is None
    key, clip = made(cache, "Hold.")
    assert cache.find(key) == clip


def test_a_folder_that_was_moved_away_is_not_made_anew(tmp_path, wall):
    (tmp_path / "data" / "cache").mkdir(parents=True)
    cache = ClipCache(tmp_path / "data" / "cache" / "clips", wall_s=wall)
    made(cache, "Hold.")
    (tmp_path / "data").rename(tmp_path / "moved")
    assert cache.stem("another")
    ClipCache(tmp_path / "data" / "cache" / "clips", wall_s=wall).stem("one more")
    assert not (tmp_path / "data").exists()


def test_a_clip_whose_content_is_damaged_can_be_forgotten(cache):
    key, clip = made(cache, "Hold.")
    cache.forget(key_of(clip.path))
    assert cache.find(key) is None
    assert key_of(clip.path.with_name("notes.txt")) == ""


def test_the_longest_unused_clips_go_first(tmp_path, wall):
    cache = ClipCache(tmp_path / "clips", limit_bytes=10 * BYTES_OF_ONE, wall_s=wall)
    keys = []
    for number in range(10):
        wall.now += 86_401
        keys.append(made(cache, f"text {number}")[0])
    wall.now += 86_401
    assert cache.find(keys[0]) is not None
    made(cache, "one more")
    assert [cache.find(key) is not None for key in keys[:4]] == [True, False, False, True]
    assert cache.extent[1] <= 9 * BYTES_OF_ONE


def test_use_is_remembered_over_a_restart(cache, tmp_path, wall):
    key, clip = made(cache, "Hold.")
    wall.now += 10 * 86_400
    cache.find(key)
    assert clip.path.stat().st_mtime == wall.now


def test_what_a_killed_voice_left_is_swept_away(tmp_path, wall):
    folder = tmp_path / "clips"
    folder.mkdir()
    for name, age_s in (("a.12.part", 7200), ("b.12.part.wav", 7200), ("c.12.part", 60)):
        (folder / name).write_bytes(b"x")
        os.utime(folder / name, (wall.now - age_s, wall.now - age_s))
    (folder / "notes.txt").write_text("mine")
    assert ClipCache(folder, wall_s=wall).extent == (0, 0)
    assert sorted(path.name for path in folder.iterdir()) == ["c.12.part", "notes.txt"]


def test_of_two_clips_for_one_key_the_newer_stays(cache, tmp_path):
    key, older = made(cache, "Hold.")
    newer = older.path.with_name(f"{key}-4410.wav")
    write_clip(newer, sine(0.2))
    os.utime(newer, (2_000_000, 2_000_000))
    again = ClipCache(tmp_path / "clips")
    assert again.find(key).frames == 4410
    assert not older.path.exists()


def test_a_new_rendering_takes_the_place_of_the_old(cache):
    key, older = made(cache, "Hold.")
    newer = Clip(older.path.with_name(f"{key}-4410.wav"), 4410)
    write_clip(newer.path, sine(0.2))
    cache.add(key, newer)
    assert cache.find(key) == newer
    assert not older.path.exists()
    cache.add(key, newer)
    assert cache.find(key) == newer


def test_a_folder_that_cannot_be_made_is_replaced_by_a_temporary_one(tmp_path):
    (tmp_path / "file").write_text("in the way")
    spare = tmp_path / "spare"
    spare.mkdir()
    cache = ClipCache(tmp_path / "file" / "clips", spare_folder=lambda: str(spare))
    key, clip = made(cache, "Hold.")
    assert clip.path.parent == spare
    assert cache.find(key) == clip
    assert "cannot be kept" in cache.warning
    cache.close()
    assert not spare.exists()


def test_when_writing_fails_clips_go_elsewhere_and_old_ones_stay(cache, tmp_path):
    key, clip = made(cache, "Hold.")
    assert cache.move_away(cache.stem(key), "No space left on device")
    assert "No space left on device" in cache.warning
    assert not cache.stem(key).startswith(str(tmp_path))
    assert cache.find(key) == clip
    cache.close()


def test_when_nothing_can_be_written_it_says_so_and_tries_again_later(cache, wall, tmp_path):
    spare = tmp_path / "spare"
    spare.mkdir()
    cache._spare_folder = lambda: str(spare)
    assert cache.move_away(cache.stem("k" * 40), "full")
    assert not cache.move_away(cache.stem("k" * 40), "full")
    assert cache.stem("k" * 40) is None
    assert "Free some space" in cache.warning
    wall.now += 61
    assert cache.stem("k" * 40) is not None
    assert cache.warning == ""


def test_the_spare_folder_is_not_given_up_for_one_that_was_left(cache):
    old = cache.stem("k" * 40)
    assert cache.move_away(old, "full")
    assert cache.move_away(old, "full")
    assert cache.stem("k" * 40) not in (None, old)
    cache.close()


def test_there_is_one_spare_folder_however_often_writing_fails(cache, wall, tmp_path):
    made_folders = []

    def spare() -> str:
        made_folders.append(tmp_path / f"spare-{len(made_folders)}")
        made_folders[-1].mkdir()
        return str(made_folders[-1])

    cache._spare_folder = spare
    for _time in range(3):
        while cache.stem("k" * 40) is not None:
            cache.move_away(cache.stem("k" * 40), "full")
        wall.now += 61
    assert len(made_folders) == 1
    cache.close()
    assert not any(folder.exists() for folder in made_folders)


def test_what_is_written_while_the_spare_folder_is_deleted_does_not_keep_it(cache, monkeypatch):
    assert cache.move_away(cache.stem("k" * 40), "full")
    spare = Path(cache.stem("k" * 40)).parent
    delete, late = shutil.rmtree, [b"a last word"]

    def deleting(folder, **options):
        delete(folder, **options)
        if late:
            folder.mkdir()
            (folder / "late.part").write_bytes(late.pop())

    monkeypatch.setattr(shutil, "rmtree", deleting)
    cache.close()
    assert not spare.exists()


def test_without_any_folder_there_are_no_clips(tmp_path):
    (tmp_path / "file").write_text("in the way")

    def full() -> str:
        raise OSError(28, "No space left on device")

    cache = ClipCache(tmp_path / "file" / "clips", spare_folder=full)
    assert cache.stem("k" * 40) is None
    assert cache.find("k" * 40) is None
    assert cache.length_s("k" * 40) is None
    assert not cache.move_away(str(tmp_path / "file" / "clips" / "k"), "full")
    assert "No space left on device" in cache.warning
    cache.close()

"""The voice that ships says every sentence, as its index promises; a damaged one is told by a sentence."""

import pytest

from stretchtimer.domain.errors import ResourceError
from stretchtimer.domain.preferences import Preferences
from stretchtimer.domain.repertoire import repertoire
from stretchtimer.paths import asset, resource
from stretchtimer.speech.clip_shape import CEILING, LOUDNESS, loudness_of
from stretchtimer.speech.pack_engine import unpacked
from stretchtimer.speech.pcm import DamagedSoundError
from stretchtimer.speech.pronunciation import load_pronunciations
from stretchtimer.speech.voice_pack import HEART, drift, open_pack
from tests.domain import shipped
from tests.speech.packs import RATE_WPM, pack, write_pack


@pytest.fixture(scope="module")
def heart():
    return open_pack(asset("voice"), HEART)


def test_everything_the_program_says_by_itself_has_its_clip_and_nothing_else_has(heart):
    table = load_pronunciations(resource("en", "pronunciations.toml"), "natural")
    texts = {text: table.spoken(text) for text in repertoire(shipped.catalogue(), shipped.phrases())}
    assert drift(heart, texts) == [], "Make the voice pack anew: scripts/voice"


def test_it_speaks_as_fast_as_the_settings_ask_at_first(heart):
    assert heart.rate_wpm == Preferences().rate_wpm


def test_every_clip_is_whole_and_as_long_as_the_index_says(heart):
    for text, clip in heart.clips.items():
        assert len(unpacked(heart.stream(text), clip)) == clip.frames


def test_clips_are_equally_loud_and_no_peak_is_cut(heart):
    for text in list(heart.clips)[::25]:
        samples = unpacked(heart.stream(text), heart.clips[text])
        assert 10 ** (-1 / 20) < loudness_of(samples) / LOUDNESS < 10 ** (1 / 20), text
        assert max(samples) < CEILING * 10 ** (2 / 20), text


def test_it_says_what_it_was_made_with_and_under_which_licence(heart):
    assert heart.made_with["hibari-tts"] == "0.2.1"
    assert {"onnxruntime", "numpy", "seed", "threads"} <= set(heart.made_with)
    assert "Apache License" in heart.notice
    assert "Kokoro" in heart.notice


def test_a_faster_clip_is_shorter_to_the_sample(tmp_path):
    one = pack(tmp_path, hold=0.5)
    assert one.frames("Hold.", RATE_WPM) == one.clips["Hold."].frames
    assert one.frames("Hold.", 2 * RATE_WPM) == round(one.clips["Hold."].frames / 2)
    assert "Hold." in one
    assert "Rest." not in one


def test_what_has_no_clip_another_or_none_to_say_it_is_named(tmp_path):
    one = pack(tmp_path, hold=0.2, rest=0.2)
    assert drift(one, {"Hold.": "Hold.", "Rest.": "Rest."}) == []
    assert drift(one, {"Hold.": "Holed.", "Breathe.": "Breathe."}) == [
        "“Breathe.” has no clip.",
        "“Hold.” was spoken as “Hold.”, not as “Holed.”.",
        "Nothing says “Rest.” any more.",
    ]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("heart.json", b"{"),
        ("heart.json", b"[]"),
        ("heart.json", b'{"version": 1}'),
        ("heart.json", b"\xff\xfe"),
        ("heart.json", None),
        ("heart.pack", b"short"),
        ("heart.pack", None),
    ],
)
def test_a_pack_that_is_missing_or_damaged_is_named_with_what_to_do(tmp_path, name, content):
    write_pack(tmp_path, {"Hold.": 0.2})
    (tmp_path / name).unlink()
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(
        ResourceError, match=rf"cannot be read from .*{name} \(.*\)\. Install the program again"
    ):
        open_pack(tmp_path, HEART)


def test_a_pack_of_another_version_is_refused(tmp_path):
    write_pack(tmp_path, {"Hold.": 0.2}, version=2)
    with pytest.raises(ResourceError, match="another version"):
        open_pack(tmp_path, HEART)


def test_a_clip_that_changed_on_the_disk_is_refused(tmp_path):
    one = pack(tmp_path, hold=0.2, rest=0.2)
    sound = bytearray(one.sound.read_bytes())
    sound[10] ^= 0xFF
    one.sound.write_bytes(sound)
    with pytest.raises(DamagedSoundError, match=r"heart\.pack is not what it was"):
        one.stream("Hold.")
    assert one.stream("Rest.")
    one.sound.unlink()
    with pytest.raises(DamagedSoundError, match=r"heart\.pack: No such file"):
        one.stream("Rest.")


def test_damage_is_found_in_any_clip(tmp_path):
    one = pack(tmp_path, hold=0.2, rest=0.2)
    assert not one.damage()
    sound = bytearray(one.sound.read_bytes())
    sound[-10] ^= 0xFF
    one.sound.write_bytes(sound)
    assert one.stream("Hold.")
    assert "not what it was" in one.damage()


def test_a_notice_that_is_gone_takes_nothing_else_away(tmp_path):
    one = pack(tmp_path, hold=0.2)
    assert one.notice == "A notice."
    one.sound.with_name("heart.NOTICE.txt").unlink()
    assert one.notice == ""

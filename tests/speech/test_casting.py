"""Who speaks a text: Heart where she can, then whoever is here, and the Settings say so."""

from dataclasses import replace

import pytest

from stretchtimer.domain.errors import ResourceError
from stretchtimer.speech import casting as room
from stretchtimer.speech.casting import Casting
from stretchtimer.speech.clip_cache import Utterance
from stretchtimer.speech.engine_registry import EngineName
from stretchtimer.speech.pcm import RATE
from stretchtimer.speech.pronunciation import Pronunciations
from stretchtimer.speech.voice_engine import VoiceSettings
from stretchtimer.speech.voice_pack import HEART, damage_sentence
from tests.speech import packs
from tests.speech.packs import RATE_WPM, pack

OWN = "Use the blue strap."
SETTINGS = VoiceSettings(rate_wpm=RATE_WPM)
FACTS = {
    "usual": "en-us",
    "pitch": True,
    "voices": [{"id": "gmw/en-us", "name": "English (America)", "language": "en-us"}],
}
TABLES = {
    EngineName.NATURAL: Pronunciations({"strap": "strapp"}),
    EngineName.SYSTEM: Pronunciations({"use": "yooz"}),
}


@pytest.fixture
def hold(tmp_path):
    return pack(tmp_path, hold=0.5)


def casting(pack=None, natural=False, **more) -> Casting:
    one = Casting(pack, natural, TABLES, **more)
    one.system.learn(FACTS)
    return one


@pytest.mark.parametrize("chosen", ["", HEART])
def test_heart_speaks_from_the_pack_what_is_in_it(hold, chosen):
    for natural in (False, True):
        said = casting(hold, natural).utterance(" Hold. ", replace(SETTINGS, voice=chosen, pitch=70))
        assert said == Utterance("Hold.", VoiceSettings(HEART, RATE_WPM), EngineName.PACK)


def test_other_words_are_spoken_by_her_engine_or_by_the_systems_usual_voice(hold):
    engine = casting(hold, natural=True).utterance(OWN, SETTINGS)
    assert engine == Utterance("Use the blue strapp.", VoiceSettings(HEART, RATE_WPM), EngineName.NATURAL)
    system = casting(hold).utterance(OWN, replace(SETTINGS, voice=HEART))
    assert system == Utterance("yooz the blue strap.", VoiceSettings("", RATE_WPM), EngineName.SYSTEM)


def test_another_voice_that_was_chosen_speaks_everything(hold):
    settings = replace(SETTINGS, voice="en-us+f3")
    for text, spoken in (("Hold.", "Hold."), (OWN, "yooz the blue strap.")):
        assert casting(hold, natural=True).utterance(text, settings) == Utterance(
            spoken, settings, EngineName.SYSTEM
        )


def test_without_pack_and_engine_the_system_speaks():
    assert casting().utterance("Hold.", replace(SETTINGS, voice=HEART)).engine is EngineName.SYSTEM
    assert casting(natural=True).utterance("Hold.", SETTINGS).engine is EngineName.NATURAL


def test_what_one_engine_failed_at_another_speaks(hold):
    one = casting(hold, natural=True)
    one.refuse(EngineName.PACK, "Hold.", "a part is not what it was")
    assert one.utterance("Hold.", SETTINGS).engine is EngineName.NATURAL
    assert one.sentence("") == one.sentence(HEART) == damage_sentence("a part is not what it was")
    assert one.sentence("gmw/en-us") == ""
    one.refuse(EngineName.NATURAL, "Hold.", "IndexError")
    assert one.utterance("Hold.", SETTINGS).engine is EngineName.SYSTEM
    assert one.utterance(OWN, SETTINGS).engine is EngineName.NATURAL
    assert one.lose_natural()
    assert not one.lose_natural()
    assert one.utterance(OWN, SETTINGS).engine is EngineName.SYSTEM


def test_the_length_of_packed_words_is_known_before_anything_is_unpacked(hold):
    one = casting(hold)
    said = one.utterance("Hold.", SETTINGS)
    assert one.length_s(said) == hold.clips["Hold."].frames / RATE
    slow = one.utterance("Hold.", replace(SETTINGS, rate_wpm=RATE_WPM // 2))
    assert one.length_s(slow) == pytest.approx(2 * one.length_s(said), abs=1 / RATE)
    assert one.length_s(one.utterance(OWN, SETTINGS)) is None
    assert casting().length_s(said) is None


def test_heart_stands_first_among_the_voices_and_is_the_usual_one(hold):
    heart, other = casting(hold).voices()
    assert (heart.id, heart.name, heart.language) == (HEART, "Heart", "en-us")
    assert (heart.usual, heart.natural, heart.pitch) == (True, True, False)
    assert heart.notice == "A notice."
    assert (other.id, other.usual, other.natural) == ("gmw/en-us", False, False)


def test_without_her_the_systems_voices_are_all_there_is():
    [voice] = casting(trouble="It is gone.").voices()
    assert (voice.id, voice.usual) == ("gmw/en-us", True)
    assert casting(trouble="It is gone.").sentence(HEART) == "It is gone."


def test_settings_say_who_speaks_a_persons_own_words_and_what_would_change_it(hold):
    def about(one: Casting) -> str:
        return one.voices()[0].about

    without = about(casting(hold))
    assert "by “English (America)”" in without
    assert 'pip install "stretchtimer[voice]"' in without
    assert about(casting(hold, natural=True)) == "It speaks your own words as well: names, steps and notes."
    assert "cannot speak your own words" in about(Casting(hold))
    assert about(casting(natural=True)).startswith("It speaks your own words")


def test_only_voices_of_the_system_have_to_be_tried(hold):
    assert not casting(hold).has_to_try(HEART)
    assert not casting(hold).has_to_try("gmw/en-us")
    assert casting(hold).has_to_try("klingon")


def test_what_ships_is_cast_and_a_pack_that_cannot_be_read_is_told(monkeypatch):
    shipped = packs.shipped()
    assert shipped.trouble == ""
    assert shipped.utterance("Three.", VoiceSettings()).engine is EngineName.PACK
    assert set(shipped.fingerprints) == {EngineName.PACK}

    def gone(*_asked):
        raise ResourceError("It is gone.")

    monkeypatch.setattr(room, "open_pack", gone)
    monkeypatch.setattr(room, "find_spec", lambda _name: None)
    without = packs.shipped()
    assert without.trouble == "It is gone."
    assert without.fingerprints == {}
    assert without.utterance("Three.", VoiceSettings()).engine is EngineName.SYSTEM

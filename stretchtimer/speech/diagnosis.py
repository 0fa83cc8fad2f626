"""Find out what of the sound works on this computer, for `doctor`: each part with a sentence and a way out.

Unlike the rest of the room this blocks, for a few seconds at most.
"""

import queue
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from stretchtimer.domain.translation import gettext as _
from stretchtimer.speech.available_voices import stand_in_sentence, usual_voice
from stretchtimer.speech.casting import EXTRA, Casting
from stretchtimer.speech.clip_cache import ClipCache, Utterance
from stretchtimer.speech.engine_registry import EngineName
from stretchtimer.speech.player import NO_DEVICE, device_trouble
from stretchtimer.speech.sound import Workers
from stretchtimer.speech.voice_engine import VoiceSettings
from stretchtimer.speech.voice_pack import HEART, VoicePack, damage_sentence
from stretchtimer.speech.worker_process import Message, StartWorker, Worker

PATIENCE_S = 8.0
#: Its engine takes seconds to start on a slow machine.
NATURAL_PATIENCE_S = 30.0
#: Words that no pack holds.
_OWN_WORDS = "My own words."
#: About as much as the clips of a routine take.
ROOM_BYTES = 2_000_000


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found out about one part. `mend` says what to do, "" when all is well."""

    name: str
    ok: bool
    sentence: str
    mend: str = ""


def diagnose(
    clips: Path,
    workers: Workers | None = None,
    patience_s: float = PATIENCE_S,
    voice: str = "",
    casting: Casting | None = None,
) -> list[Finding]:
    """Return what works: the natural voice, the system's that is set or usual, its library, device, clips."""
    workers = workers or Workers.usual()
    return [
        *_natural(workers, casting or Casting(), patience_s),
        *_voice(workers, "" if voice == HEART else voice, patience_s),
        _device(workers.player, patience_s),
        _folder(clips),
    ]


class _Connection:
    """A worker that is sent messages and whose messages are waited for."""

    def __init__(self, worker: Worker, received: "queue.SimpleQueue[Message]", patience_s: float) -> None:
        self.send = worker.send
        self._received = received
        self._until_s = time.monotonic() + patience_s

    def receive(self, *events: str) -> Message:
        """Return the next message of one of these kinds, or `ended` with a reason."""
        with suppress(queue.Empty):
            while True:
                message = self._received.get(timeout=max(0.0, self._until_s - time.monotonic()))
                if message["event"] in (*events, "ended"):
                    return message
        return {"event": "ended", "error": _("it does not answer")}


@contextmanager
def _connected(start: StartWorker, patience_s: float) -> Iterator[_Connection]:
    received: queue.SimpleQueue[Message] = queue.SimpleQueue()
    worker = start(received.put, lambda reason: received.put({"event": "ended", "error": reason}))
    try:
        yield _Connection(worker, received, patience_s)
    finally:
        worker.kill()


def _natural(workers: Workers, casting: Casting, patience_s: float) -> Iterator[Finding]:
    """Yield whether clips come out of the pack, and who speaks what is not in it."""
    if casting.trouble:
        yield Finding(_("Natural voice"), False, casting.trouble)
    if (pack := casting.pack) is not None:
        starts = workers.renderers(pack)
        yield _packed(pack, casting, starts, patience_s)
        yield _own_words(casting, starts, patience_s)


def _packed(
    pack: VoicePack, casting: Casting, starts: Mapping[EngineName, StartWorker], patience_s: float
) -> Finding:
    utterance = casting.utterance(next(iter(pack.clips)), VoiceSettings())
    if damage := pack.damage():
        return Finding(_("Natural voice"), False, damage_sentence(damage))
    if failure := _failure_of(starts[utterance.engine], utterance, patience_s):
        sentence = _("The natural voice does not speak: {reason}.").format(reason=failure)
        return Finding(_("Natural voice"), False, sentence, _("Install the program again."))
    sentence = _("The natural voice {name} speaks: {count} clips, made with hibari-tts {version}.")
    version = pack.made_with.get("hibari-tts", "")
    sentence = sentence.format(name=pack.name, count=len(pack.clips), version=version)
    return Finding(_("Natural voice"), True, sentence)


def _own_words(casting: Casting, starts: Mapping[EngineName, StartWorker], patience_s: float) -> Finding:
    utterance, name = casting.utterance(_OWN_WORDS, VoiceSettings()), _("Own words")
    if utterance.engine is not EngineName.NATURAL:
        sentence = _("Your own words are spoken by the computer's voice. With the extra “voice”: {command}")
        return Finding(name, True, sentence.format(command=EXTRA))
    if failure := _failure_of(starts[utterance.engine], utterance, max(patience_s, NATURAL_PATIENCE_S)):
        broken = _("The natural voice cannot speak your own words: {reason}.").format(reason=failure)
        return Finding(name, False, broken, _("Install it anew: {command}").format(command=EXTRA))
    return Finding(name, True, _("The natural voice speaks your own words as well."))


def _failure_of(start: StartWorker, utterance: Utterance, patience_s: float) -> str:
    """Return why an utterance cannot be made into a clip, "" where it can."""
    with _connected(start, patience_s) as worker, tempfile.TemporaryDirectory() as folder:
        message = worker.receive("ready", "fatal")
        if message["event"] == "ready":
            stem = str(Path(folder, "one"))
            settings = utterance.settings.as_message()
            worker.send({"id": 1, "text": utterance.spoken, "stem": stem, **settings})
            message = worker.receive("clip", "failed")
    return "" if message["event"] == "clip" else str(message.get("error", ""))


def _voice(workers: Workers, chosen: str, patience_s: float) -> Iterator[Finding]:
    order = {"id": 1, "text": "one", **VoiceSettings(chosen).as_message()}
    with _connected(workers.renderer, patience_s) as worker, tempfile.TemporaryDirectory() as folder:
        facts = worker.receive("ready", "fatal")
        if facts["event"] != "ready":
            reason = facts.get("error", "")
            yield Finding(
                _("Voice"), False, _("The voice cannot start: {reason}.").format(reason=reason), _advice()
            )
            return
        worker.send({**order, "stem": str(Path(folder, "one"))})
        clip = worker.receive("clip", "failed")
        unknown = bool(chosen) and clip.get("kind") == "unknown_voice"
        if unknown:
            order["voice"] = ""
            worker.send({**order, "stem": str(Path(folder, "one"))})
            clip = worker.receive("clip", "failed")
    speaks = {"driver": facts["driver"], "package": facts["through"], "count": len(facts["voices"])}
    reason = clip.get("error", "")
    if clip["event"] == "clip":
        spoken = _("The voice speaks: {driver} through {package}, {count} voices.")
        yield Finding(_("Voice"), True, spoken.format(**speaks))
    elif (spoken_live := _spoken_live(workers.speaker, order, patience_s)) is not None:
        unknown = unknown or bool(spoken_live.get("unknown_voice"))
        live = _(
            "The voice speaks with approximate timing ({reason}): {driver} through {package}, {count} voices."
        )
        yield Finding(_("Voice"), True, live.format(**speaks, reason=reason))
    else:
        failed = _("The voice starts but does not speak: {reason}.").format(reason=reason)
        yield Finding(_("Voice"), False, failed, _advice())
        unknown = False
    if unknown:
        yield Finding(_("Chosen voice"), False, stand_in_sentence(chosen, usual_voice(facts)))
    if facts.get("library"):
        yield Finding(_("Speech library"), True, _library_sentence(facts["library"]))


def _spoken_live(start: StartWorker, order: Message, patience_s: float) -> Message | None:
    """Return how a voice speaks that cannot be written, None when it does not; one word, at no volume."""
    with _connected(start, patience_s) as worker:
        worker.send({**order, "volume": 0.0, "at": time.perf_counter(), "latest_s": patience_s})
        answer = worker.receive("spoken", "failed", "fatal")
    return answer if answer["event"] == "spoken" else None


def _library_sentence(library: Message) -> str:
    if library["origin"] == "system":
        return _("espeak-ng {version} of this system is used.").format(version=library["version"])
    return _("espeak-ng {version} that came with the program is used.").format(version=library["version"])


def _advice() -> str:
    if sys.platform == "linux":
        return _("Install the package espeak-ng, for instance with “sudo apt install espeak-ng”.")
    return _("See that this system has a voice in its speech settings, then start the program again.")


def _device(start: StartWorker, patience_s: float) -> Finding:
    with _connected(start, patience_s) as worker:
        worker.send({"command": "wake"})
        answer = worker.receive("device", "fatal")
    if answer["event"] == "device" and answer["name"] != NO_DEVICE:
        return Finding(_("Sound"), True, _("Sound plays through {system}.").format(system=answer["name"]))
    reason = answer.get("error") or device_trouble(answer.get("reason", ""))
    return Finding(
        _("Sound"),
        False,
        _("No sound can be played: {reason}.").format(reason=reason),
        _("Connect speakers or headphones, and see in the system's settings that they are the output."),
    )


def _folder(clips: Path) -> Finding:
    cache = ClipCache(clips)
    count, size = cache.extent
    if stem := cache.stem("trial"):
        try:  # only writing tells about disks that are full
            with tempfile.TemporaryFile(dir=Path(stem).parent) as trial:
                trial.write(bytes(ROOM_BYTES))
        except OSError as error:
            cache.move_away(stem, error.strerror or str(error))
    cache.close()
    if cache.warning:
        return Finding(
            _("Clips"), False, cache.warning, _("See that this folder can be written and has room.")
        )
    return Finding(
        _("Clips"),
        True,
        _(
            "{count} spoken clips are kept in {folder}, {size:.0f} MB; they can be deleted at any time."
        ).format(count=count, folder=clips, size=size / 1e6),
    )

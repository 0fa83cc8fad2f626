"""Speak texts when they are due, in a process of its own: `python -m stretchtimer.speech.live_voice_worker`.

It begins a little late, and once it speaks only ending it stops it. In, a JSON table a line: `{"id", "text",
"voice", "rate", "pitch", "volume", "at", "latest_s"}`. Out, for each: `spoken` (id, seconds, and
`unknown_voice` where the usual one stood in) or `failed` (id, error). `voice_worker` tells the rest.
"""

import time
from dataclasses import replace
from functools import partial

from stretchtimer.speech.engine_registry import ENGINES, EngineName, OpenEngine
from stretchtimer.speech.voice_engine import RenderError, UnknownVoiceError, VoiceEngine, VoiceSettings
from stretchtimer.speech.voice_worker import Answer, Request, serve
from stretchtimer.speech.worker_channel import Channel

#: Nothing is asked for this long before the process ends; a driver may take long to start.
LEAVES_AFTER_S = 20.0


def answering(engine: VoiceEngine, channel: Channel) -> Answer:
    """Return what speaks a text at its moment, unless that has passed."""
    return partial(_speak_when_due, engine, channel)


def _speak_when_due(engine: VoiceEngine, channel: Channel, request: Request) -> None:
    time.sleep(max(0.0, request["at"] - time.perf_counter()))
    began_s = time.perf_counter()
    answer: Request = {"event": "failed", "id": request["id"], "error": "it came too late"}
    if began_s - request["at"] <= request["latest_s"]:
        try:
            unknown = _say(engine, request["text"], VoiceSettings.of_message(request), request["volume"])
            answer = {"event": "spoken", "id": request["id"], "seconds": time.perf_counter() - began_s}
            answer["unknown_voice"] = unknown
        except RenderError as error:
            answer["error"] = str(error)
    channel.send(answer)


def _say(engine: VoiceEngine, text: str, settings: VoiceSettings, volume: float) -> bool:
    """Speak, in the usual voice where the chosen one is not here; tell whether that was so."""
    try:
        engine.say(text, settings, volume)
    except UnknownVoiceError:
        if not settings.voice:
            raise
        engine.say(text, replace(settings, voice=""), volume)
        return True
    return False


def main(open_engine: OpenEngine | None = None) -> None:
    """Speak until the input ends, or nothing is asked for a while."""
    serve(open_engine or partial(ENGINES[EngineName.SYSTEM], ""), answering, LEAVES_AFTER_S)


if __name__ == "__main__":
    main()

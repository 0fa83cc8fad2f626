"""Speak texts into clips, in a process of its own: `python -m stretchtimer.speech.render_worker`.

One JSON table a line. In: `{"id", "text", "voice", "rate", "pitch", "stem"}`; the clip is written to
`<stem>-<frames>.wav`, whole or not at all. `{"stay"}` asks for nothing but to stay. Out: `ready` (the
engine's facts) or `fatal` (why there is no voice), then for each request `clip` (path and frames) or `failed`
(why, and what kind of trouble it is). The process ends with its input, or when nothing is heard for as many
seconds as its argument says, so that it takes no memory at rest. It may hang or die at any time: its
supervisor kills it and starts another.
"""

import os
import queue
import sys
import threading
import time
from array import array
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from stretchtimer.speech.clip_shape import shape
from stretchtimer.speech.engines import ENGINES, OpenEngine, open_engine
from stretchtimer.speech.pcm import write_clip
from stretchtimer.speech.voice_engine import Manner, RenderError, UnknownVoiceError, VoiceEngine
from stretchtimer.speech.worker_channel import Channel, own_channel, read_requests

#: Nothing is heard for this long before the process ends; starting it anew takes a tenth of a second.
LEAVES_AFTER_S = 1.5


class Renderer:
    """Speak on the main thread, which engines insist on, and shape the clips on another meanwhile."""

    def __init__(self, channel: Channel, engine: VoiceEngine) -> None:
        self._channel = channel
        self._engine = engine
        self._spoken: queue.SimpleQueue[tuple[dict[str, Any], array[int], float]] = queue.SimpleQueue()
        threading.Thread(target=self._shape_all, daemon=True).start()

    def render(self, request: dict[str, Any]) -> None:
        """Speak one request and pass it on to be shaped."""
        began = time.perf_counter()
        raw = Path(f"{request['stem']}.{os.getpid()}.part.wav")
        try:
            manner = Manner(request["voice"], request["rate"], request["pitch"])
            samples = self._engine.speak_into(raw, request["text"], manner)
        except (RenderError, OSError) as error:
            self._send_failure(request, error)
            return
        finally:
            with suppress(OSError):
                raw.unlink(missing_ok=True)
        self._spoken.put((request, samples, began))

    def _shape_all(self) -> None:
        while True:
            request, samples, began = self._spoken.get()
            try:
                path, frames = self._keep(request["stem"], shape(samples))
            except (RenderError, OSError) as error:
                self._send_failure(request, error)
                continue
            spent_ms = round(1000 * (time.perf_counter() - began), 1)
            self._channel.send(
                {"event": "clip", "id": request["id"], "path": str(path), "frames": frames, "ms": spent_ms}
            )

    def _send_failure(self, request: dict[str, Any], error: Exception) -> None:
        kind = "voice"
        if isinstance(error, UnknownVoiceError):
            kind = "unknown_voice"
        elif isinstance(error, OSError):
            kind = "storage"
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        self._channel.send({"event": "failed", "id": request["id"], "kind": kind, "error": reason})

    def _keep(self, stem: str, clip: "array[int]") -> tuple[Path, int]:
        if not clip:
            raise RenderError("the voice made no sound")
        path = Path(f"{stem}-{len(clip)}.wav")
        part = Path(f"{stem}.{os.getpid()}.part")
        try:
            write_clip(part, clip)
            part.replace(path)
        except OSError:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise
        return path, len(clip)


def main(engines: Sequence[OpenEngine] = ENGINES) -> None:
    """Answer requests until the input ends."""
    channel = own_channel()
    # The engine's callbacks must not wait their usual 5 ms for the thread that shapes.
    sys.setswitchinterval(0.0005)
    requests: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
    threading.Thread(target=read_requests, args=(requests,), daemon=True).start()
    try:
        engine = open_engine(engines)
    except BaseException as error:  # whatever a driver raises, the reason has to reach the person
        channel.send({"event": "fatal", "error": f"{type(error).__name__}: {error}"})
        os._exit(3)
    channel.send({"event": "ready", **engine.facts.as_message()})
    renderer = Renderer(channel, engine)
    leaves_after_s = float(sys.argv[1]) if len(sys.argv) > 1 else LEAVES_AFTER_S
    while True:
        try:
            request = requests.get(timeout=leaves_after_s)
        except queue.Empty:
            os._exit(0)
        if "stay" not in request:
            renderer.render(request)


if __name__ == "__main__":
    main()

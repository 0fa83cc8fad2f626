"""Speak texts into clips, in a process of its own: `python -m stretchtimer.speech.render_worker ENGINE`.

In, a JSON table a line: `{"id", "text", "voice", "rate", "pitch", "stem"}`; the clip is written to
`<stem>-<frames>.wav`, whole or not at all. Out, for each: `clip` (path and frames) or `failed` (why, and what
kind of trouble it is). `voice_worker` tells the rest. A second argument is the folder that the engine speaks
from, "" where it needs none; a third says after how many seconds the process leaves.
"""

import os
import queue
import sys
import threading
import time
from array import array
from contextlib import suppress
from functools import partial
from pathlib import Path

from stretchtimer.speech.clip_shape import shape
from stretchtimer.speech.engine_registry import ENGINES, EngineName, OpenEngine
from stretchtimer.speech.pcm import write_clip
from stretchtimer.speech.voice_engine import RenderError, UnknownVoiceError, VoiceEngine, VoiceSettings
from stretchtimer.speech.voice_worker import Request, serve
from stretchtimer.speech.worker_channel import Channel

#: Nothing is asked for this long before the process ends; starting it anew takes a tenth of a second.
LEAVES_AFTER_S = 1.5
_ARGUMENTS = (str(EngineName.SYSTEM), "", str(LEAVES_AFTER_S))


class ClipWriter:
    """Speak on the main thread, and shape and write the clips on another meanwhile."""

    def __init__(self, engine: VoiceEngine, channel: Channel) -> None:
        self._engine = engine
        self._channel = channel
        self._spoken: queue.SimpleQueue[tuple[Request, array[int], float]] = queue.SimpleQueue()
        threading.Thread(target=self._shape_all, daemon=True).start()

    def write(self, request: Request) -> None:
        """Speak one request and pass it on to be shaped and written."""
        began = time.perf_counter()
        raw = Path(f"{request['stem']}.{os.getpid()}.part.wav")
        try:
            samples = self._engine.speak_into(raw, request["text"], VoiceSettings.of_message(request))
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
                clip = samples if self._engine.facts.shaped else shape(samples)
                path, frames = self._write(request["stem"], clip)
            except (RenderError, OSError) as error:
                self._send_failure(request, error)
                continue
            spent_ms = round(1000 * (time.perf_counter() - began), 1)
            self._channel.send(
                {"event": "clip", "id": request["id"], "path": str(path), "frames": frames, "ms": spent_ms}
            )

    def _send_failure(self, request: Request, error: Exception) -> None:
        kind = "voice"
        if isinstance(error, UnknownVoiceError):
            kind = "unknown_voice"
        elif isinstance(error, OSError):
            kind = "storage"
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        self._channel.send({"event": "failed", "id": request["id"], "kind": kind, "error": reason})

    def _write(self, stem: str, clip: "array[int]") -> tuple[Path, int]:
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


def main(open_engine: OpenEngine | None = None) -> None:
    """Make clips until the input ends, or nothing is asked for a while."""
    name, place, leaves_after = [*sys.argv[1:], *_ARGUMENTS[len(sys.argv) - 1 :]]
    # The engine's callbacks must not be kept for their usual 5 ms by the thread that shapes.
    sys.setswitchinterval(0.0005)
    serve(
        open_engine or partial(ENGINES[name], place),
        lambda engine, channel: ClipWriter(engine, channel).write,
        float(leaves_after),
    )


if __name__ == "__main__":
    main()

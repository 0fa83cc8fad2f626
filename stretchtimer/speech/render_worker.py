"""Speak texts into clips, in a process of its own: `python -m stretchtimer.speech.render_worker`.

In, a JSON table a line: `{"id", "text", "voice", "rate", "pitch", "stem"}`; the clip is written to
`<stem>-<frames>.wav`, whole or not at all. Out, for each: `clip` (path and frames) or `failed` (why, and what
kind of trouble it is). `voice_worker` tells the rest. An argument says after how many seconds the process
leaves.
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

from stretchtimer.speech.clip_shape import shape
from stretchtimer.speech.engine_registry import ENGINES, OpenEngine
from stretchtimer.speech.pcm import write_clip
from stretchtimer.speech.voice_engine import RenderError, UnknownVoiceError, VoiceEngine, VoiceSettings
from stretchtimer.speech.voice_worker import Request, serve
from stretchtimer.speech.worker_channel import Channel

#: Nothing is asked for this long before the process ends; starting it anew takes a tenth of a second.
LEAVES_AFTER_S = 1.5


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
                path, frames = self._write(request["stem"], shape(samples))
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


def main(engines: Sequence[OpenEngine] = ENGINES) -> None:
    """Make clips until the input ends, or nothing is asked for a while."""
    # The engine's callbacks must not be kept for their usual 5 ms by the thread that shapes.
    sys.setswitchinterval(0.0005)
    leaves_after_s = float(sys.argv[1]) if len(sys.argv) > 1 else LEAVES_AFTER_S
    serve(engines, lambda engine, channel: ClipWriter(engine, channel).write, leaves_after_s)


if __name__ == "__main__":
    main()

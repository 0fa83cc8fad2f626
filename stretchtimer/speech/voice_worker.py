"""Run an engine in a process of its own: what the voice that makes clips and the one that speaks live share.

The first message out is `ready` (the engine's facts) or `fatal` (why there is no voice). Then requests are
answered one by one on the main thread, which engines insist on. `{"stay"}` asks for nothing but to stay. The
process ends with its input, or when it is sent nothing for a while, so that it takes no memory at rest. It
may hang or die at any time: its supervisor starts another.
"""

import json
import os
import queue
import sys
import threading
from collections.abc import Callable
from typing import Any

from stretchtimer.speech.engine_registry import OpenEngine
from stretchtimer.speech.voice_engine import VoiceEngine
from stretchtimer.speech.worker_channel import Channel, own_channel

Request = dict[str, Any]
Answer = Callable[[Request], None]


def serve(
    open_engine: OpenEngine, answering: Callable[[VoiceEngine, Channel], Answer], leaves_after_s: float
) -> None:
    """Answer requests with an engine; never returns.

    `answering` gets the engine and returns what answers a request on the channel.
    """
    channel = own_channel()
    requests: queue.SimpleQueue[Request] = queue.SimpleQueue()
    threading.Thread(target=_read_requests, args=(requests,), daemon=True).start()
    try:
        engine = open_engine()
    except BaseException as error:  # whatever a driver raises, the reason has to reach the person
        channel.send({"event": "fatal", "error": f"{type(error).__name__}: {error}"})
        os._exit(3)
    channel.send({"event": "ready", **engine.facts.as_message()})
    answer = answering(engine, channel)
    while True:
        try:
            request = requests.get(timeout=leaves_after_s)
        except queue.Empty:
            os._exit(0)
        if "stay" not in request:
            answer(request)


def _read_requests(requests: "queue.SimpleQueue[Request]") -> None:
    for line in sys.stdin:
        requests.put(json.loads(line))
    os._exit(0)

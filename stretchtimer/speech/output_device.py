"""Keep something playing: the sound device while there is one, nothing while there is not.

Opening and closing a device can block for as long as a hung sound server does (8 and 14 s measured), so both
happen on threads of their own, and a stand-in plays meanwhile. A device that asks for no more blocks is
gone, whatever it says. After half a minute with nothing to sound the device is let go, and nothing wakes up
any more.
"""

import queue
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from stretchtimer.speech.audio_sink import AudioSink, NullSink
from stretchtimer.speech.mixer import Emit, Mixer

LOOK_S = 0.1
GONE_S = 0.4
FIRST_OPEN_S = 0.6
RETRY_S = 2.0
ASLEEP_AFTER_S = 30.0

#: Reasons for there being no device; any other reason is the sound library's own words.
GONE = "gone"
HANGS = "hangs"

OpenDevice = Callable[[], AudioSink]


class OutputDevice:
    """Own the sink of one mixer. `open_device` may raise anything: then there is no device now.

    Emits `device` (name, reason) whenever what plays changes, and `asleep`.
    """

    def __init__(self, mixer: Mixer, open_device: OpenDevice, emit: Emit) -> None:
        self._mixer = mixer
        self._open_device = open_device
        self._emit = emit
        self._sink: AudioSink | None = None
        self._wake = threading.Event()
        # what an opening thread hands over: who puts one in, or stops wanting it, sees to what is in there
        self._opened: queue.SimpleQueue[AudioSink] = queue.SimpleQueue()
        self._wanted = False
        self._woken = False
        self._reason = ""
        self._opening: threading.Thread | None = None
        self._reported: tuple[str, str] | None = None
        self._closed = False
        self._keeper = threading.Thread(target=self._run, name="keeps something playing", daemon=True)
        self._keeper.start()

    @property
    def awake(self) -> bool:
        """Tell whether something plays, or is about to."""
        return self._wake.is_set()

    @property
    def blocks(self) -> int:
        """Return how many blocks were asked for by what plays now."""
        sink = self._sink
        return sink.blocks if sink else 0

    def wake(self) -> None:
        """Play from now on, until there has been nothing to sound for a while."""
        self._woken = True
        self._wake.set()

    def close(self) -> None:
        """Stop playing for good; blocks until the keeper has ended, not for a device that hangs."""
        self._closed = True
        self._wake.set()
        self._keeper.join()

    def _run(self) -> None:
        while not self._closed:
            self._wake.wait()
            if not self._closed:
                self._play_while_needed()

    def _play_while_needed(self) -> None:
        self._wanted = True
        self._try_to_open()
        if self._opening is not None:
            self._opening.join(FIRST_OPEN_S)
        retry_s = opened_s = last_change_s = last_needed_s = time.perf_counter()
        seen = -1
        while not self._closed and time.perf_counter() - last_needed_s < ASLEEP_AFTER_S:
            now = time.perf_counter()
            if self._woken or self._mixer.next_s() is not None:
                self._woken, last_needed_s = False, now
            if self._take_opened():
                opened_s, last_change_s = now, now
            elif self._sink is None or self.blocks != seen:
                seen, last_change_s = self.blocks, now
            elif now - last_change_s > GONE_S:
                self._let_go(GONE)
                # A device that lived a while may have come back as another one: look at once.
                retry_s = now - (RETRY_S if now - opened_s > RETRY_S else 0.0)
            if self._sink is None:
                self._set(NullSink(self._mixer))
            if isinstance(self._sink, NullSink) and now - retry_s >= RETRY_S:
                retry_s = now
                self._try_to_open()
            time.sleep(LOOK_S)
        # first of all: a call of `wake` counts from here on
        self._wake.clear()
        self._wanted = False
        self._close_opened()
        self._let_go("")
        self._reported = None
        self._emit({"event": "asleep"})
        if self._woken or self._mixer.next_s() is not None:
            self._wake.set()  # something came in at the last moment

    def _try_to_open(self) -> None:
        """Open the device on a thread of its own, unless that is under way."""
        if self._opening is None or not self._opening.is_alive():
            self._opening = threading.Thread(target=self._open, name="opens the device", daemon=True)
            self._opening.start()

    def _open(self) -> None:
        try:
            opened = self._open_device()
        except Exception as error:  # whatever the library raises, there is no sound and a reason
            self._reason = str(error)
            return
        self._opened.put(opened)
        if not self._wanted:
            self._close_opened()  # it took so long that nobody needs it any more
            if self._wanted:
                self._open()  # but somebody does by now, and found this on its way

    def _close_opened(self) -> None:
        """Let go of what was opened and never taken."""
        with suppress(queue.Empty):
            while True:
                _close(self._opened.get_nowait())

    def _take_opened(self) -> bool:
        """Let a device that was just opened play; tell whether one was."""
        try:
            opened = self._opened.get_nowait()
        except queue.Empty:
            return False
        if isinstance(self._sink, NullSink):
            self._sink.close()
        elif self._sink is not None:
            _close(opened)  # a second one, while the first plays
            return False
        self._reason = ""
        self._set(opened)
        opened.go_live()
        return True

    def _let_go(self, reason: str) -> None:
        sink, self._sink = self._sink, None
        self._reason = reason
        if sink is not None:
            _close(sink)

    def _set(self, sink: AudioSink) -> None:
        self._sink = sink
        state = (sink.name, self._reason or self._why_waiting())
        if state != self._reported:
            self._reported = state
            report: dict[str, Any] = {"event": "device", "name": state[0], "reason": state[1]}
            self._emit(report)

    def _why_waiting(self) -> str:
        waiting = self._opening is not None and self._opening.is_alive()
        return HANGS if waiting else ""


def _close(sink: AudioSink) -> None:
    """Let go of a device without waiting for it."""
    threading.Thread(target=sink.close, name="closes the device", daemon=True).start()

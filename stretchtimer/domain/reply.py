"""Word the answers a session speaks at once: status, again, paused, it hurts."""

from collections.abc import Sequence
from dataclasses import replace
from math import floor

from stretchtimer.domain.cue_layout import GAP_BETWEEN_S
from stretchtimer.domain.duration import whole_seconds
from stretchtimer.domain.hold_cues import ending_from_s
from stretchtimer.domain.phrases import PhraseBook, in_turn
from stretchtimer.domain.plan import Cue, CueKind, CueLengths, Phase, Plan, PlanPosition, Role
from stretchtimer.domain.script import Script
from stretchtimer.domain.spacing import end_s, push_apart

#: Silence after a spoken reply, before planned words go on.
AFTER_REPLY_S = 0.3


def in_lines(texts: Sequence[str], length_s: CueLengths) -> tuple[Cue, ...]:
    """Return texts as cues, one after another from now."""
    lines = [Cue(0.0, length_s(text), CueKind.SPEECH, text, Role.REPLY) for text in texts]
    return tuple(push_apart(lines, 0.0, GAP_BETWEEN_S))


def room_for_reply_s(here: PlanPosition) -> float:
    """Return for how long a hold may be talked over: until its count or its last round."""
    return ending_from_s(here.phase) - here.elapsed_s - AFTER_REPLY_S


class Replies:
    """Answer in the words of one language; phrases of a bank come in turn."""

    def __init__(self, phrases: PhraseBook, script: Script) -> None:
        self._phrases = phrases
        self._script = script
        self._recent_phrases: tuple[str, ...] = ()

    def paused(self) -> str:
        """Return what is said when a session is paused."""
        return self._next_of(self._phrases.paused)

    def hurts(self, can_leave: bool, offers: bool) -> list[str]:
        """Return what is said when it hurts: to ease out, when to stop for today, and what can be done.

        `can_leave` tells that there is a stretch at hand, `offers` that it has an easier way.
        """
        phrases = self._phrases
        choice = phrases.variant_offer if offers else phrases.skip_offer if can_leave else ""
        texts = [self._next_of(phrases.hurts), phrases.hurts_stop, choice]
        return [text for text in texts if text]

    def _next_of(self, bank: tuple[str, ...]) -> str:
        text = in_turn(bank, self._recent_phrases)
        self._recent_phrases = (text, *(other for other in self._recent_phrases if other not in bank))
        return text

    def fixed(self) -> list[str]:
        """Return what is known beforehand to be said at once some time, so that its clips can be made."""
        phrases = self._phrases
        hurts = (*phrases.hurts, phrases.hurts_stop, phrases.variant_offer, phrases.skip_offer)
        texts = [*phrases.paused, self._script.resume(), *hurts, *phrases.skipped]
        return [text for text in texts if text]

    def told_again(self, plan: Plan) -> list[str]:
        """Return all words of a plan's stretches, so that they are there when they are asked for."""
        texts: dict[str, None] = {}
        for phase in plan.phases:
            if phase.kind.is_work:
                texts.update(dict.fromkeys(text for lines in self._script.again(phase) for text in lines))
            elif phase.stretch is not None:
                every = self._script.instruction(replace(phase, every_step=True))
                texts.update(dict.fromkeys(line.text for line in every))
        return list(texts)

    def again(self, phase: Phase, room_s: float, length_s: CueLengths) -> list[str]:
        """Return the fullest words of a hold that are over in time, none where there is no time for any."""
        fitting = (lines for lines in self._script.again(phase) if end_s(in_lines(lines, length_s)) <= room_s)
        return list(next(fitting, ()))

    def status(self, here: PlanPosition, plan: Plan) -> str:
        """Return side, seconds left, the next stretch and the minutes to go, as one sentence."""
        phrases = self._phrases
        parts = []
        if here.phase.side is not None and here.phase.stretch is not None:
            side = self._script.side(here.phase.stretch, here.phase.side)
            parts.append(side[:1].lower() + side[1:])
        seconds = whole_seconds(here.remaining_s)
        singular = seconds == 1
        parts.append(
            (phrases.status_second if singular else phrases.status_seconds).format(
                seconds=self._number(seconds)
            )
        )
        parts.append(self._next(here, plan))
        parts.append(self._minutes(plan.total_s - here.start_s - here.elapsed_s))
        sentence = ", ".join(part for part in parts if part)
        return sentence[:1].upper() + sentence[1:] + "."

    def _next(self, here: PlanPosition, plan: Plan) -> str:
        later = plan.phases[here.index + 1 :]
        item = here.phase.item
        following = (p.stretch for p in later if p.kind.is_work and p.item != item and p.stretch)
        stretch = next(following, None)
        if stretch is None:
            return self._phrases.status_last
        return self._phrases.status_next.format(stretch=stretch.name)

    def _minutes(self, remaining_s: float) -> str:
        if remaining_s < 60:
            return self._phrases.status_under_minute
        minutes = floor(remaining_s / 60 + 0.5)
        if minutes == 1:
            return self._phrases.status_minute
        return self._phrases.status_minutes.format(minutes=self._number(minutes))

    def _number(self, number: int) -> str:
        numbers = self._phrases.numbers
        return numbers[number] if number < len(numbers) else str(number)

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
#: Up to here seconds are told one by one, and from there to the next in tens.
EXACT_TO_S = 60
TENS_TO_S = 120
#: More minutes than these nobody counts.
MOST_MINUTES = 60
#: Nothing that ships takes longer at a stretch.
_MINUTES_REMAINING_S = range(TENS_TO_S + 1, 601, 30)


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

    def status(self, here: PlanPosition, plan: Plan) -> list[str]:
        """Return side, seconds left, the next stretch and the minutes to go, a sentence each."""
        sentences = [self._remaining(whole_seconds(here.remaining_s)), self._next(here, plan)]
        sentences.append(self._minutes(plan.total_s - here.start_s - here.elapsed_s))
        if here.phase.side is not None and here.phase.stretch is not None:
            sentences.insert(0, f"{self._script.side(here.phase.stretch, here.phase.side)}.")
        return sentences

    def numbered(self) -> list[str]:
        """Return all sentences of the status that tell a number."""
        seconds = (*range(EXACT_TO_S + 1), *range(EXACT_TO_S + 1, TENS_TO_S + 1, 10), *_MINUTES_REMAINING_S)
        remaining = [self._remaining(each) for each in seconds]
        to_go = [self._minutes(60.0 * minutes) for minutes in range(MOST_MINUTES + 2)]
        return list(dict.fromkeys([*remaining, *to_go]))

    def _remaining(self, seconds: int) -> str:
        """Return the seconds that are left, about as many where nobody counts them."""
        phrases = self._phrases
        if seconds == 1:
            return phrases.status_second
        if seconds <= EXACT_TO_S:
            return _sentence(phrases.status_seconds, seconds=self._number(seconds))
        if seconds <= TENS_TO_S:
            tens = _rounded(seconds / 10) * 10
            return _sentence(phrases.status_about_seconds, seconds=self._number(tens))
        return _sentence(phrases.status_about_minutes, minutes=self._number(_rounded(seconds / 60)))

    def _next(self, here: PlanPosition, plan: Plan) -> str:
        later = plan.phases[here.index + 1 :]
        item = here.phase.item
        following = (p.stretch for p in later if p.kind.is_work and p.item != item and p.stretch)
        stretch = next(following, None)
        if stretch is None:
            return self._phrases.status_last
        return stretch.words.next or _sentence(self._phrases.status_next, stretch=stretch.name)

    def _minutes(self, remaining_s: float) -> str:
        phrases = self._phrases
        if remaining_s < 60:
            return phrases.status_under_minute
        minutes = _rounded(remaining_s / 60)
        if minutes == 1:
            return phrases.status_minute
        if minutes > MOST_MINUTES:
            return phrases.status_over_hour
        return _sentence(phrases.status_minutes, minutes=self._number(minutes))

    def _number(self, number: int) -> str:
        numbers = self._phrases.numbers
        return numbers[number] if number < len(numbers) else str(number)


def _sentence(phrase: str, **words: str) -> str:
    """Return a phrase with its placeholders filled in, beginning as a sentence does."""
    sentence = phrase.format(**words)
    return sentence[:1].upper() + sentence[1:]


def _rounded(number: float) -> int:
    """Return the nearest whole number, halves up as people do."""
    return floor(number + 0.5)

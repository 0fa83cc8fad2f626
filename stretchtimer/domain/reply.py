"""Word the answers a session speaks at once: status, again, paused, it hurts."""

from math import floor

from stretchtimer.domain.phrases import PhraseBook, in_turn
from stretchtimer.domain.plan import Phase, Plan
from stretchtimer.domain.route import Where, whole_seconds
from stretchtimer.domain.script import Script
from stretchtimer.domain.stretch import Side


class Replies:
    """Answer in the words of one language; phrases of a bank come in turn."""

    def __init__(self, phrases: PhraseBook, script: Script) -> None:
        self._phrases = phrases
        self._script = script
        self._heard: tuple[str, ...] = ()

    def paused(self) -> str:
        """Return what is said when a session is paused."""
        return self._next_of(self._phrases.paused)

    def hurts(self, offers: bool) -> str:
        """Return what is said when a stretch hurts; `offers` adds the question about an easier way."""
        ease = self._next_of(self._phrases.hurts)
        return f"{ease} {self._phrases.variant_offer}" if offers else ease

    def _next_of(self, bank: tuple[str, ...]) -> str:
        text = in_turn(bank, self._heard)
        self._heard = (text, *(other for other in self._heard if other not in bank))
        return text

    def fixed(self) -> list[str]:
        """Return what is known beforehand to be said at once some time, so that its clips can be made."""
        hurts = self._phrases.hurts
        offered = [f"{ease} {self._phrases.variant_offer}" for ease in hurts]
        texts = [*self._phrases.paused, self._script.resume(), *offered, *hurts, *self._phrases.skipped]
        return [text for text in texts if text]

    def again(self, phase: Phase) -> str:
        """Return a hold's name, side and key steps once more."""
        stretch = phase.stretch
        if stretch is None:
            return ""
        side = stretch.side_words if phase.side else ""
        parts = (f"{stretch.name}.", side and f"{side}.", *stretch.words.key_steps)
        text = " ".join(part for part in parts if part)
        return self._script.fill(text, phase.side or phase.first_side)

    def status(self, here: Where, plan: Plan) -> str:
        """Return side, seconds left, the next stretch and the minutes to go, as one sentence."""
        phrases = self._phrases
        parts = []
        if here.phase.side is not None:
            name = phrases.left if here.phase.side is Side.LEFT else phrases.right
            parts.append(phrases.status_side.format(side=name))
        seconds = whole_seconds(here.left_s)
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

    def _next(self, here: Where, plan: Plan) -> str:
        later = plan.phases[here.index + 1 :]
        item = here.phase.item
        following = (p.stretch for p in later if p.kind.works and p.item != item and p.stretch)
        stretch = next(following, None)
        if stretch is None:
            return self._phrases.status_last
        return self._phrases.status_next.format(stretch=stretch.name)

    def _minutes(self, left_s: float) -> str:
        if left_s < 60:
            return self._phrases.status_under_minute
        minutes = floor(left_s / 60 + 0.5)
        if minutes == 1:
            return self._phrases.status_minute
        return self._phrases.status_minutes.format(minutes=self._number(minutes))

    def _number(self, number: int) -> str:
        numbers = self._phrases.numbers
        return numbers[number] if number < len(numbers) else str(number)

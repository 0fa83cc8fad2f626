"""Judge what was heard in several attempts, each beside what a bare player managed in the same moments.

A fault of the program shows each time; a machine that has no time for it spoils one attempt and not another.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import pytest

MOST = 6
#: An attempt may fail by bad luck that a bare player did not have; so many in a row do not.
ENOUGH = 3


@dataclass(frozen=True)
class Attempt:
    """What was not heard as it should be, whether a bare player could be, and the figure that tells."""

    faults: list[str]
    trusted: bool
    figure: str


def judge(attempts: Iterable[Attempt]) -> None:
    """Be content with one attempt without faults; fail when three have them that are the program's own.

    The attempts are made one by one, as they are asked for. When none is without faults and too many were
    spoilt by the machine, the test is skipped and says what a bare player managed.
    """
    own: list[Attempt] = []
    spoilt: list[Attempt] = []
    for attempt in attempts:
        if not attempt.faults:
            return
        (own if attempt.trusted else spoilt).append(attempt)
        if len(own) == ENOUGH:
            told = [f"{'; '.join(each.faults)} ({each.figure})" for each in own]
            pytest.fail("in each of so many attempts: " + "\n".join(told))
    told = [f"{'; '.join(each.faults)} ({each.figure})" for each in (*own, *spoilt)]
    pytest.skip("this machine has no time for sound: " + "; ".join(told))

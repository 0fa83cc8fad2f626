"""All that the program says by itself is known beforehand, whatever a person makes of it."""

from dataclasses import replace

from hypothesis import given, settings

from stretchtimer.domain.event import Replied
from stretchtimer.domain.repertoire import repertoire
from stretchtimer.domain.routine import Routine
from tests.domain import drawn, shipped
from tests.domain.walking import begun

ALL = frozenset(repertoire(shipped.catalogue(), shipped.phrases()))


def without_notes(routine: Routine) -> Routine:
    return replace(routine, items=tuple(replace(item, note="") for item in routine.items))


def test_it_holds_each_text_once_and_no_placeholder():
    texts = repertoire(shipped.catalogue(), shipped.phrases())
    assert len(texts) == len(set(texts)) > 500
    assert not [text for text in texts if "{" in text or "}" in text or text != " ".join(text.split())]


@settings(max_examples=50)
@given(
    routine=drawn.routines(shipped.catalogue(), most=3),
    options=drawn.plan_options(),
    lengths=drawn.lengths(),
    acts=drawn.acts(6),
)
def test_nothing_else_is_spoken_in_any_session(routine, options, lengths, acts):
    planner = shipped.planner(options, lengths)
    session = begun(planner, shipped.phrases(), without_notes(routine))
    said = set(session.texts)
    now_s = 0.0
    for act in acts:
        now_s += act.wait_s
        events = [*session.advance(now_s), *session.command(act.command, now_s)]
        replies = [event.lines for event in events if isinstance(event, Replied)]
        said |= {cue.text for lines in replies for cue in lines} | set(session.texts)
    assert said - ALL == set()


def test_of_what_a_person_writes_only_that_is_missing():
    catalogue = shipped.catalogue()
    noted = Routine("r", "R", (replace(shipped.routine("quick-reset").items[0], note="Blue strap."),))
    planner = shipped.planner()
    assert set(planner.texts(planner.plan(noted))) - ALL == {"Note: Blue strap."}
    assert catalogue.warm_up.words.hold in ALL or not catalogue.warm_up.words.hold

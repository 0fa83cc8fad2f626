"""Sample moments of a session, as the domain would hand them to the page."""

from dataclasses import replace

from stretchtimer.domain.plan import PhaseKind
from stretchtimer.domain.screen_state import ScreenState
from stretchtimer.domain.stretch import Side
from stretchtimer.domain.view import Breath, Offer, PoseMoment, Segment, SessionView, SideCell

GROUPS = (0, 0, 1, 2, 3, 4, 4, 5, 6, 7, 8, 8, 9, 9)


def segments(current: int, filled: float = 0.0) -> tuple[Segment, ...]:
    """Return fourteen holds of ten stretches, those before the current one done."""
    return tuple(
        Segment(group, 1.0 if at < current else filled if at == current else 0.0, at == current)
        for at, group in enumerate(GROUPS)
    )


POSE = PoseMoment(PhaseKind.HOLD, "runners-lunge", None, Side.LEFT, 12.0, 30.0)

HOLD = SessionView(
    screen=ScreenState.HOLD,
    word="HOLD",
    digits_s=18,
    fraction=0.6,
    stretch="Runner’s Lunge",
    side=Side.LEFT,
    left_cell=SideCell.NOW,
    right_cell=SideCell.TODO,
    side_words="Left foot forward",
    line="Step into a deep lunge. Keep the back leg straight and the heel off the floor.",
    feel="Feel a mild pull at the front of your right hip.",
    next="Switch sides, right foot forward",
    number=5,
    count=10,
    routine="Full Back and Hip",
    remaining_s=313.0,
    segments=segments(5, 0.4),
    breath=Breath("Breathe out", 0.3),
    paused=False,
    lead_in=False,
    finished=False,
    offer=None,
    voice_on=True,
    notice="",
    pose=POSE,
)

PREPARE = replace(
    HOLD,
    feel="",
    screen=ScreenState.PREPARE,
    word="GET READY",
    digits_s=6,
    fraction=0.75,
    next="Hold for 30 seconds",
    remaining_s=331.0,
    segments=segments(5),
    breath=None,
)

SWITCH = replace(
    HOLD,
    feel="",
    screen=ScreenState.SWITCH,
    word="SWITCH SIDES",
    digits_s=4,
    fraction=0.8,
    side=Side.RIGHT,
    left_cell=SideCell.DONE,
    right_cell=SideCell.NOW,
    side_words="Right foot forward",
    next="Hold for 30 seconds",
    remaining_s=294.0,
    segments=segments(6),
    breath=None,
)

REST = replace(
    HOLD,
    feel="",
    screen=ScreenState.REST,
    word="REST",
    digits_s=12,
    stretch="Relax and breathe",
    side=None,
    left_cell=SideCell.NONE,
    right_cell=SideCell.NONE,
    side_words="",
    line="Rest any way you like.",
    next="Happy Baby Pose",
    number=6,
    remaining_s=272.0,
    segments=segments(7),
    breath=None,
)

MOVE = replace(
    HOLD,
    feel="",
    screen=ScreenState.MOVE,
    word="MOVE",
    digits_s=21,
    fraction=0.7,
    stretch="Cat-Cow Stretch",
    side=None,
    left_cell=SideCell.NONE,
    right_cell=SideCell.NONE,
    side_words="",
    next="Butterfly Stretch",
    number=7,
    remaining_s=205.0,
    segments=segments(9, 0.3),
)

PAUSED = replace(
    HOLD,
    feel="",
    screen=ScreenState.PAUSED,
    word="PAUSED",
    line="A mild pull is fine. If it is sharp or shooting, ease out and stop.",
    breath=Breath("Time is stopped", 0.3),
    paused=True,
)

OFFER = replace(
    PAUSED,
    screen=ScreenState.REST,
    word="EASE OUT",
    side=None,
    left_cell=SideCell.NONE,
    right_cell=SideCell.NONE,
    side_words="Let it go slowly. Rest any way you like.",
    line="",
    next="",
    offer=Offer(
        stretch="Runner’s Lunge",
        variant_id="knee-down",
        variant_name="Both Knees to Chest, Knees Apart",
        can_leave=True,
        advice="Sharp, shooting or spreading? Then stop for today.",
        rest=PoseMoment(PhaseKind.REST, None, None, None, 10.0, 10.0),
    ),
)

OFFER_WITHOUT = replace(OFFER, offer=replace(OFFER.offer, variant_id=None, variant_name=""))
OFFER_AT_THE_END = replace(OFFER_WITHOUT, offer=replace(OFFER_WITHOUT.offer, stretch="", can_leave=False))

DONE = replace(
    HOLD,
    feel="",
    screen=ScreenState.DONE,
    word="DONE",
    digits_s=5,
    fraction=0.5,
    stretch="Take your time getting up",
    side=None,
    left_cell=SideCell.NONE,
    right_cell=SideCell.NONE,
    side_words="",
    line="",
    next="",
    number=10,
    remaining_s=5.0,
    segments=tuple(Segment(group, 1.0, False) for group in GROUPS),
    breath=None,
)

WARM_UP = replace(MOVE, stretch="Easy walking on the spot", digits_s=180, fraction=1.0, breath=None)

NOTICED = replace(
    HOLD,
    notice="The computer slept, so the session is paused. Press Space to go on.",
    side_words="Right ankle on left thigh",
)

#: Every kind of moment, by name.
ALL = {
    "hold": HOLD,
    "prepare": PREPARE,
    "switch": SWITCH,
    "rest": REST,
    "move": MOVE,
    "paused": PAUSED,
    "offer": OFFER,
    "offer-without": OFFER_WITHOUT,
    "done": DONE,
    "warm-up": WARM_UP,
    "noticed": NOTICED,
}

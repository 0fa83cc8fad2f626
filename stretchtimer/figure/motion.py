"""Work out the body of a moment: the one function that session, thumbnails and tests ask.

A moment lies between two stops. A stop is a pose of an act (start, hold, one end of a movement) or a pose
on the way between two positions; the time it is reached is a function of the phase's length alone, so that
the body is a function of the moment and of nothing else.
"""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from math import floor

from stretchtimer.domain.breath import BREATH_S, breath_at, risen
from stretchtimer.domain.plan import PhaseKind
from stretchtimer.domain.stretch import Side
from stretchtimer.domain.view import PoseMoment
from stretchtimer.figure.act import Act, Camera, Mat, Prop, Scene
from stretchtimer.figure.bones import Skeleton
from stretchtimer.figure.lens import BoundingBox, Lens, box_of, scene_of
from stretchtimer.figure.library import PoseLibrary
from stretchtimer.figure.pose import Pose, posed
from stretchtimer.figure.tween import between, caught
from stretchtimer.figure.vectors import Vec, dot

#: How long single movements take when there is time, in seconds.
LEAVE_S, TURN_S, ENTER_S, REST_S, SETTLE_S = 1.6, 1.6, 2.4, 2.0, 1.2
#: Getting into a stretch may be shown this much slower, to keep step with the spoken steps.
SLOWEST = 2.0
#: The body is in the stretch this long before the hold begins.
EARLY_S = 0.5
#: From this share on, the end of a way is reached.
_ARRIVED = 0.9999
#: How far breathing in straightens the spine, in degrees.
_BREATH_FLEX = (-0.6, -1.3, -1.6, 0.5, 0.6)


@dataclass(frozen=True, slots=True)
class FeelTint:
    """A soft tint: where it lies on this body, how wide, on which parts, and how strong (0 to 1)."""

    place: Vec
    radius: float
    parts: tuple[str, ...]
    strength: float


@dataclass(frozen=True, slots=True)
class SideTag:
    """The letter of a side at a limb: where it stands on this body, and how much it is there (0 to 1)."""

    side: Side
    place: Vec
    share: float


@dataclass(frozen=True, slots=True)
class Body:
    """A posed body with everything that a painter needs to see it.

    `box` is what shall be in the picture, in the camera's head heights; `breath` runs from 0 (breathed out)
    to 1; `mat` and `props` come with how much they are there (0 to 1); `near` names limbs that count as
    nearer than their pair, and by how much.
    """

    skeleton: Skeleton
    camera: Camera
    box: BoundingBox
    mat: tuple[Mat, float] | None
    felt: tuple[FeelTint, ...]
    props: tuple[tuple[Prop, float], ...]
    breath: float
    near: tuple[tuple[str, float], ...] = ()
    tags: tuple[SideTag, ...] = ()


@dataclass(frozen=True, slots=True)
class Stop:
    """A pose of an act, with what is around it, that is reached `takes_s` after the one before."""

    act: Act
    pose: Pose
    scene: Scene
    takes_s: float = 0.0
    breath: float = 0.0


def _stop(act: Act, pose: Pose, takes_s: float = 0.0, feel: float = 0.0, breath: float = 0.0) -> Stop:
    """Return a stop as an act has it; `feel` says how much it is felt."""
    scene = scene_of(act)
    if feel:
        feels = tuple((one, one.strength * feel) for one in act.feels)
        scene = replace(scene, feels=feels)
    return Stop(act, pose, scene, takes_s, breath)


#: Where a moment lies: the stops that it is between, and the share of the way from the first to the second.
Place = tuple[Stop, Stop, float]


def body_at(moment: PoseMoment, library: PoseLibrary) -> Body:
    """Return the body of a moment."""
    a, b, t = _place(moment, library)
    skeleton = between(a.pose, b.pose, t)
    scene = a.scene.towards(b.scene, t)
    return Body(
        skeleton=skeleton,
        camera=scene.camera,
        box=_framed(scene, skeleton, stays=moment.kind.is_work and a.scene.frame == b.scene.frame),
        mat=scene.mat,
        felt=_felt(scene, skeleton),
        props=scene.props,
        breath=a.breath + (b.breath - a.breath) * t,
        near=scene.near,
        tags=tuple(SideTag(tag.side, tag.place.at(skeleton), share) for tag, share in scene.tags),
    )


def still(moment: PoseMoment) -> PoseMoment:
    """Return the moment whose body stands for all of a phase, for people who want nothing to move."""
    if moment.kind is PhaseKind.MOVE and moment.beat_s > 0:
        beat = int(moment.elapsed_s / moment.beat_s)
        return replace(moment, elapsed_s=(beat + 1) * moment.beat_s - 1e-6)
    if moment.kind in (PhaseKind.HOLD, PhaseKind.MOVE):
        return replace(moment, elapsed_s=0.0)
    return replace(moment, elapsed_s=moment.length_s)


def in_round(moment: PoseMoment, library: PoseLibrary) -> PoseMoment:
    """Return the first moment of a movement, or of a hold's breath, that has the same body as this one.

    The way back from a pose is the way to it, backwards.
    """
    if moment.kind is PhaseKind.HOLD and not (moment.before and moment.elapsed_s < SETTLE_S):
        into_s = round(moment.elapsed_s % BREATH_S, 6)
        return replace(moment, elapsed_s=into_s, length_s=0.0, before=None)
    act, beat_s = _act(moment, library), moment.beat_s
    # the first beat leads out of the hold
    first_s = max(beat_s, SETTLE_S if moment.before else 0.0)
    if moment.kind is not PhaseKind.MOVE or beat_s <= 0 or not act.beats or moment.elapsed_s < first_s:
        return moment
    number = floor(moment.elapsed_s / beat_s + 1e-9)
    into = moment.elapsed_s / beat_s - number
    way = _beat(act, number)
    first = next(n for n in itertools.count(1) if _beat(act, n)[:2] == way[:2])
    if first % 2 == number % 2 or len(act.beats) % 2 == 0:
        into = into if _beat(act, first)[2] == way[2] else 1 - into
        number = first
    return replace(moment, elapsed_s=round((number + into) * beat_s, 6), length_s=0.0, before=None)


def eased(share: float) -> float:
    """Return a share of a way with a soft start and end."""
    x = max(0.0, min(1.0, share))
    return x * x * x * (x * (6 * x - 15) + 10)


def _place(moment: PoseMoment, library: PoseLibrary) -> Place:
    """Return where a moment lies."""
    if moment.kind.is_work:
        here = _worked(moment, library)
        if moment.before is None or moment.elapsed_s >= SETTLE_S:
            return here
        # a hold that begins anew takes the body on from where it is
        return _caught(moment.before, library), _reached(here), eased(moment.elapsed_s / SETTLE_S)
    match moment.kind:
        case PhaseKind.GET_READY:
            to = _act(moment, library)
            return _led(to, *_approach(to, moment, library), moment)
        case PhaseKind.SWITCH:
            return _led(_act(moment, library), _leave(moment, library), TURN_S, moment)
        case PhaseKind.REST if moment.stretch_id is not None:
            return _led(_act(moment, library), _leave(moment, library), TURN_S, moment)
    return _resting(moment, library)


def _worked(moment: PoseMoment, library: PoseLibrary) -> Place:
    """Return where a moment of a hold or a movement lies."""
    act = _act(moment, library)
    if moment.kind is PhaseKind.MOVE:
        return _moved(act, moment)
    return _held(act, act.hold, moment.elapsed_s, feel=1.0)


def _act(moment: PoseMoment, library: PoseLibrary) -> Act:
    return library.act(moment.stretch_id or "", moment.variant, moment.side)


def _first_ground(to: Act) -> str:
    """Return the position that a routine begins in when nothing is said of it."""
    return "chair" if to.ground == "chair" else "stand"


@lru_cache(maxsize=16)
def _caught(moment: PoseMoment, library: PoseLibrary) -> Stop:
    """Return the body of a moment as a stop to go on from."""
    return _reached(_place(moment, library))


def _reached(place: Place) -> Stop:
    """Return a place on a way as a stop."""
    a, b, t = place
    breath = a.breath + (b.breath - a.breath) * t
    scene = a.scene.towards(b.scene, t)
    # a movement is left from its own pose, so that it is known what is still to be done
    there = next(
        (end.pose for end, share in ((a, 1 - t), (b, t)) if share > _ARRIVED and end.act.beats), None
    )
    pose = there or caught(a.pose, b.pose, t)
    box = _framed(scene, posed(pose), stays=False)
    frame = box.as_frame(Lens.of(scene.camera), scene.frame[0])
    return Stop(b.act, pose, replace(scene, frame=frame), breath=breath)


def _leave(moment: PoseMoment, library: PoseLibrary) -> list[Stop]:
    """Return the stops out of what a person comes from, from the body that was shown last on."""
    before = moment.before
    if before is None:
        return []
    first = _caught(before, library)
    act = first.act
    if before.kind.is_work:
        back = dict.fromkeys([act.hold, *act.via[::-1], act.start])
        # a hold is left from where it is; who moves comes to the middle first
        there = act.hold if before.kind is PhaseKind.HOLD else first.pose
        feels = {act.start: 0.0}
        return [
            first,
            *(_out_of(act, pose, LEAVE_S, feels.get(pose, 0.4)) for pose in back if pose is not there),
        ]
    return [first]


def _out_of(act: Act, pose: Pose, takes_s: float, feel: float = 0.0) -> Stop:
    """Return a stop on the way out of an act; at its start, its side is done with."""
    stop = _stop(act, pose, takes_s, feel)
    return replace(stop, scene=replace(stop.scene, tags=())) if pose is act.start else stop


def _approach(to: Act, moment: PoseMoment, library: PoseLibrary) -> tuple[list[Stop], float]:
    """Return the stops before an act's start, and the seconds from the last of them to it."""
    stops = _leave(moment, library)
    way = library.way
    here = stops[-1].act.ground if stops else _first_ground(to)
    names = way.between(here, to.ground)
    if not stops:
        stops.append(_stop(way.acts[here], way.acts[here].hold))
    elif len(names) > 1 and len(stops) == 1:
        # whoever rests, or was on the way, goes through the position of it
        stops.append(_out_of(stops[0].act, stops[0].act.start, TURN_S))
    stops += _ways(names[:-1], library)
    return stops, way.takes_s(*names[-2:]) if len(names) > 1 else TURN_S


def _ways(names: list[str], library: PoseLibrary) -> Iterator[Stop]:
    """Yield the stops at the positions after the first."""
    for before, name in itertools.pairwise(names):
        act = library.way.acts[name]
        yield _stop(act, act.hold, library.way.takes_s(before, name))


def _led(to: Act, stops: list[Stop], turn_s: float, moment: PoseMoment) -> Place:
    """Return where a moment on the way into an act lies.

    With time to spare the start pose waits, and getting into the stretch is shown as late and as slowly as
    its steps are spoken; with too little time everything goes faster.
    """
    stops = [*stops, _stop(to, to.start, turn_s)]
    way_s = sum(stop.takes_s for stop in stops[1:])
    stops += [_stop(to, pose, ENTER_S, feel=0.3) for pose in to.via]
    # a movement begins breathed in
    stops.append(_stop(to, to.hold, ENTER_S, feel=1.0, breath=1.0 if to.beats else 0.0))
    enter_s = sum(stop.takes_s for stop in stops[1:]) - way_s
    free_s = max(0.1, moment.length_s - EARLY_S)
    if way_s + enter_s >= free_s:
        return _along(stops, moment.elapsed_s * (way_s + enter_s) / free_s)
    slower = min(SLOWEST, (free_s - way_s) / enter_s) if enter_s else 1.0
    begins_s = free_s - enter_s * slower
    if moment.elapsed_s <= begins_s:
        return _along(stops, min(moment.elapsed_s, way_s))
    return _along(stops, way_s + (moment.elapsed_s - begins_s) / slower)


def _along(stops: list[Stop], elapsed_s: float) -> Place:
    """Return where a second of a row of stops lies."""
    remaining_s = elapsed_s
    for a, b in itertools.pairwise(stops):
        if remaining_s < b.takes_s:
            return a, b, eased(remaining_s / b.takes_s)
        remaining_s -= b.takes_s
    return stops[-1], stops[-1], 1.0


def _framed(scene: Scene, skeleton: Skeleton, stays: bool) -> BoundingBox:
    """Return what shall be in the picture: an act's box, or, between two, one that moves and turns along."""
    lens = Lens.of(scene.camera)
    place, half_width, half_height = scene.frame
    x, y = dot(place, lens.right), dot(place, lens.up)
    box = BoundingBox(x - half_width, y - half_height, x + half_width, y + half_height)
    return box if stays else box.around(box_of(skeleton, lens))


def _felt(scene: Scene, skeleton: Skeleton) -> tuple[FeelTint, ...]:
    return tuple(
        FeelTint(feel.place.at(skeleton), feel.radius, feel.parts, strength)
        for feel, strength in scene.feels
        if strength >= 0.02
    )


def _held(act: Act, pose: Pose, elapsed_s: float, feel: float) -> Place:
    """Return a body that stays in a pose and breathes."""
    breath = risen(*breath_at(elapsed_s))
    flex = tuple(a + b * breath for a, b in zip(pose.flex, _BREATH_FLEX, strict=True))
    stop = _stop(act, replace(pose, flex=flex), 0.0, feel * (1.0 - 0.22 * breath), breath)
    return stop, stop, 1.0


def _moved(act: Act, moment: PoseMoment) -> Place:
    """Return where a moment of a movement lies; the first beat leads out of the hold."""
    beat_s = moment.beat_s if moment.beat_s > 0 else act.cadence_s
    if not act.beats or beat_s <= 0:
        return _held(act, act.hold, moment.elapsed_s, feel=1.0)
    beat, into = divmod(max(0.0, moment.elapsed_s) / beat_s, 1.0)
    one, other, back = _beat(act, int(beat))
    inhales = float(int(beat) % 2)
    breaths = (inhales, 1 - inhales) if back else (1 - inhales, inhales)
    stops = [_stop(act, pose, feel=1.0, breath=b) for pose, b in zip((one, other), breaths, strict=True)]
    return stops[0], stops[1], 1 - eased(into) if back else eased(into)


def _beat(act: Act, number: int) -> tuple[Pose, Pose, bool]:
    """Return the two poses of a beat in the order they come in first, and whether it goes backwards."""
    before = act.beats[(number - 1) % len(act.beats)] if number else act.hold
    after = act.beats[number % len(act.beats)]
    order = list(dict.fromkeys((act.hold, *act.beats)))
    if order.index(before) > order.index(after):
        return after, before, True
    return before, after, False


def _resting(moment: PoseMoment, library: PoseLibrary) -> Place:
    """Return where a body lies that leaves its stretch and rests; at the end of a session it sits up."""
    stops = _leave(moment, library)
    ground = stops[-1].act.ground if stops else "stand"
    if moment.kind is PhaseKind.DONE and ground not in ("stand", "chair", "sit"):
        if len(stops) == 1:
            stops.append(_out_of(stops[0].act, stops[0].act.start, TURN_S))
        stops += _ways(library.way.between(ground, "sit"), library)
        ground = "sit"
    rest = library.rest(ground)
    stops.append(_stop(rest, rest.hold, REST_S if stops else 0.0))
    total_s = sum(stop.takes_s for stop in stops)
    faster = max(1.0, total_s / max(0.1, moment.length_s - EARLY_S))
    elapsed_s = moment.elapsed_s * faster
    if elapsed_s >= total_s:
        return _held(rest, rest.hold, (elapsed_s - total_s) / faster, feel=0.0)
    return _along(stops, elapsed_s)

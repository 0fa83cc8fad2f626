"""Work out the body of a moment: the one function that session, thumbnails and tests ask.

A moment lies between two stops. A stop is a pose of an act (start, hold, one end of a movement) or a pose
on the way between two positions; the time it is reached is a function of the phase's length alone, so that
the body is a function of the moment and of nothing else.
"""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import cos, pi

from stretchtimer.domain.plan import PhaseKind
from stretchtimer.domain.showing import BREATHE_IN_S, BREATHE_OUT_S
from stretchtimer.domain.view import PoseMoment
from stretchtimer.figure.act import Act, Camera, Mat, Prop
from stretchtimer.figure.bones import Skeleton
from stretchtimer.figure.lens import Box, Lens, box_of, box_of_act, frame_of_act
from stretchtimer.figure.library import PoseLibrary
from stretchtimer.figure.pose import Pose, between
from stretchtimer.figure.vectors import Vec, dot, mix

#: How long single movements take when there is time, in seconds.
LEAVE_S, TURN_S, ENTER_S, REST_S = 1.6, 1.6, 2.4, 2.0
#: Getting into a stretch may be shown this much slower, to keep step with the spoken steps.
SLOWEST = 2.0
#: The body is in the stretch this long before the hold begins.
EARLY_S = 0.5
#: How far breathing in straightens the spine, in degrees.
_BREATH_FLEX = (-0.6, -1.3, -1.6, 0.5, 0.6)


@dataclass(frozen=True, slots=True)
class Felt:
    """A soft tint: where it lies on this body, how wide, on which parts, and how strong (0 to 1)."""

    place: Vec
    radius: float
    parts: tuple[str, ...]
    strength: float


@dataclass(frozen=True, slots=True)
class Body:
    """A posed body with everything that a painter needs to see it.

    `box` is what shall be in the picture, in the camera's head heights; `breath` runs from 0 (breathed out)
    to 1; `mat` and `props` come with how much they are there (0 to 1); `near` names limbs that count as
    nearer than their pair, and by how much.
    """

    skeleton: Skeleton
    camera: Camera
    box: Box
    mat: tuple[Mat, float] | None
    felt: tuple[Felt, ...]
    props: tuple[tuple[Prop, float], ...]
    breath: float
    near: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Stop:
    """A pose of an act that is reached `takes_s` after the one before; `feel` says how much it is felt."""

    act: Act
    pose: Pose
    takes_s: float
    feel: float = 0.0


def body_at(moment: PoseMoment, library: PoseLibrary) -> Body:
    """Return the body of a moment."""
    match moment.kind:
        case PhaseKind.HOLD:
            act = _act(moment, library)
            return _held(act, act.hold, moment.elapsed_s, feel=1.0)
        case PhaseKind.MOVE:
            return _moved(_act(moment, library), moment)
        case PhaseKind.GET_READY:
            to = _act(moment, library)
            return _led(to, *_approach(to, moment, library), moment)
        case PhaseKind.SWITCH:
            return _led(_act(moment, library), list(_leave(moment, library)), TURN_S, moment)
        case PhaseKind.REST if moment.stretch_id is not None:
            return _led(_act(moment, library), list(_leave(moment, library)), TURN_S, moment)
    return _resting(moment, library)


def still(moment: PoseMoment) -> PoseMoment:
    """Return the moment whose body stands for all of a phase, for people who want nothing to move."""
    if moment.kind is PhaseKind.MOVE and moment.beat_s > 0:
        beat = int(moment.elapsed_s / moment.beat_s)
        return replace(moment, elapsed_s=(beat + 1) * moment.beat_s - 1e-6)
    if moment.kind in (PhaseKind.HOLD, PhaseKind.MOVE):
        return replace(moment, elapsed_s=0.0)
    return replace(moment, elapsed_s=moment.length_s)


def eased(share: float) -> float:
    """Return a share of a way with a soft start and end."""
    x = max(0.0, min(1.0, share))
    return x * x * x * (x * (6 * x - 15) + 10)


def breath_at(elapsed_s: float) -> float:
    """Return how much is breathed in at a second of a hold, in step with the breath disc."""
    into_s = elapsed_s % (BREATHE_IN_S + BREATHE_OUT_S)
    if into_s < BREATHE_IN_S:
        return (1 - cos(pi * into_s / BREATHE_IN_S)) / 2
    return (1 + cos(pi * (into_s - BREATHE_IN_S) / BREATHE_OUT_S)) / 2


def _act(moment: PoseMoment, library: PoseLibrary) -> Act:
    return library.act(moment.stretch_id or "", moment.variant, moment.side)


def _first_ground(to: Act) -> str:
    """Return the position that a routine begins in when nothing is said of it."""
    return "chair" if to.ground == "chair" else "stand"


def _leave(moment: PoseMoment, library: PoseLibrary) -> Iterator[Stop]:
    """Yield the stops out of the stretch that a person comes from."""
    if moment.from_stretch is None:
        return
    act = library.act(moment.from_stretch, moment.from_variant, moment.from_side)
    poses = [act.start, *act.via, act.hold, *act.beats[-1:]]
    back = [pose for pose, before in zip(poses, [None, *poses], strict=False) if pose is not before][::-1]
    for i, pose in enumerate(back):
        feel = 1.0 if i == 0 else 0.0 if pose is act.start else 0.4
        yield Stop(act, pose, LEAVE_S if i else 0.0, feel)


def _approach(to: Act, moment: PoseMoment, library: PoseLibrary) -> tuple[list[Stop], float]:
    """Return the stops before an act's start, and the seconds from the last of them to it."""
    stops = list(_leave(moment, library))
    here = stops[-1].act.ground if stops else _first_ground(to)
    way = library.way
    names = way.between(here, to.ground)
    if not stops:
        stops.append(Stop(way.acts[here], way.acts[here].hold, 0.0))
    stops += _ways(names[:-1], library)
    return stops, way.takes_s(*names[-2:]) if len(names) > 1 else TURN_S


def _ways(names: list[str], library: PoseLibrary) -> Iterator[Stop]:
    """Yield the stops at the positions after the first."""
    for before, name in itertools.pairwise(names):
        act = library.way.acts[name]
        yield Stop(act, act.hold, library.way.takes_s(before, name))


def _led(to: Act, stops: list[Stop], turn_s: float, moment: PoseMoment) -> Body:
    """Return the body on its way into an act.

    With time to spare the start pose waits, and getting into the stretch is shown as late and as slowly as
    its steps are spoken; with too little time everything goes faster.
    """
    stops = [*stops, Stop(to, to.start, turn_s)]
    way_s = sum(stop.takes_s for stop in stops[1:])
    stops += [Stop(to, pose, ENTER_S, feel=0.3) for pose in to.via]
    if to.hold is not to.start:
        stops.append(Stop(to, to.hold, ENTER_S, feel=1.0))
    enter_s = sum(stop.takes_s for stop in stops[1:]) - way_s
    free_s = max(0.1, moment.length_s - EARLY_S)
    if way_s + enter_s >= free_s:
        return _along(stops, moment.elapsed_s * (way_s + enter_s) / free_s)
    slower = min(SLOWEST, (free_s - way_s) / enter_s) if enter_s else 1.0
    begins_s = free_s - enter_s * slower
    if moment.elapsed_s <= begins_s:
        return _along(stops, min(moment.elapsed_s, way_s))
    return _along(stops, way_s + (moment.elapsed_s - begins_s) / slower)


def _along(stops: list[Stop], elapsed_s: float) -> Body:
    """Return the body at a second of a row of stops."""
    left_s = elapsed_s
    for a, b in itertools.pairwise(stops):
        if left_s < b.takes_s:
            return _between(a, b, eased(left_s / b.takes_s))
        left_s -= b.takes_s
    return _between(stops[-1], stops[-1], 1.0)


def _between(a: Stop, b: Stop, t: float, breath: float = 0.0) -> Body:
    skeleton = between(a.pose, b.pose, t)
    one, other = a.act, b.act
    feel = a.feel + (b.feel - a.feel) * t
    felt_act = other if b.feel >= a.feel else one
    return Body(
        skeleton=skeleton,
        camera=one.camera.towards(other.camera, t),
        box=_framed(one, other, t, skeleton),
        mat=_mat(one.mat, other.mat, t),
        felt=_felt(felt_act, skeleton, feel),
        props=_props(one, other, t),
        breath=breath,
        near=_near(one, other, t),
    )


def _framed(a: Act, b: Act, t: float, skeleton: Skeleton) -> Box:
    """Return what shall be in the picture: an act's box, or, between two, one that moves and turns along."""
    if a is b:
        return box_of_act(a)
    lens = Lens.of(a.camera.towards(b.camera, t))
    (place, width, height), (goal, goal_width, goal_height) = frame_of_act(a), frame_of_act(b)
    centre = mix(place, goal, t)
    x, y = dot(centre, lens.right), dot(centre, lens.up)
    half_width, half_height = width + (goal_width - width) * t, height + (goal_height - height) * t
    box = Box(x - half_width, y - half_height, x + half_width, y + half_height)
    return box.around(box_of(skeleton, lens))


def _felt(act: Act, skeleton: Skeleton, strength: float) -> tuple[Felt, ...]:
    if strength < 0.02:
        return ()
    return tuple(
        Felt(feel.place.at(skeleton), feel.radius, feel.parts, strength * feel.strength) for feel in act.feels
    )


def _mat(a: Mat | None, b: Mat | None, t: float) -> tuple[Mat, float] | None:
    if a and b:
        return a.towards(b, t), 1.0
    if b:
        return b, t
    return (a, 1 - t) if a and t < 1 else None


def _near(a: Act, b: Act, t: float) -> tuple[tuple[str, float], ...]:
    if a.near == b.near:
        return ((a.near, 1.0),) if a.near else ()
    return tuple((act.near, share) for act, share in ((a, 1 - t), (b, t)) if act.near)


def _props(a: Act, b: Act, t: float) -> tuple[tuple[Prop, float], ...]:
    if a.props == b.props:
        return tuple((prop, 1.0) for prop in b.props)
    return (*((prop, 1 - t) for prop in a.props), *((prop, t) for prop in b.props))


def _held(act: Act, pose: Pose, elapsed_s: float, feel: float) -> Body:
    """Return a body that stays in a pose and breathes."""
    breath = breath_at(elapsed_s)
    flex = tuple(a + b * breath for a, b in zip(pose.flex, _BREATH_FLEX, strict=True))
    breathing = replace(pose, flex=flex)
    stop = Stop(act, breathing, 0.0, feel * (1.0 - 0.22 * breath))
    return _between(stop, stop, 1.0, breath)


def _moved(act: Act, moment: PoseMoment) -> Body:
    """Return a body at a moment of a movement; the first beat leads out of the hold."""
    beat_s = moment.beat_s if moment.beat_s > 0 else act.cadence_s
    if not act.beats or beat_s <= 0:
        return _held(act, act.hold, moment.elapsed_s, feel=1.0)
    beat, into = divmod(max(0.0, moment.elapsed_s) / beat_s, 1.0)
    number = int(beat)
    before = act.beats[(number - 1) % len(act.beats)] if number else act.hold
    after = act.beats[number % len(act.beats)]
    breath = (1 - cos(pi * into)) / 2
    breath = breath if number % 2 else 1 - breath
    return _between(Stop(act, before, 0.0, 1.0), Stop(act, after, 0.0, 1.0), eased(into), breath)


def _resting(moment: PoseMoment, library: PoseLibrary) -> Body:
    """Return a body that leaves its stretch and rests; at the end of a session it comes to sit up."""
    leave = list(_leave(moment, library))
    ground = leave[-1].act.ground if leave else "stand"
    stops = leave
    if moment.kind is PhaseKind.DONE and ground not in ("stand", "chair", "sit"):
        stops = [*leave, *_ways(library.way.between(ground, "sit"), library)]
        ground = "sit"
    rest = library.rest(ground)
    stops = [*stops, Stop(rest, rest.hold, REST_S if stops else 0.0)]
    total_s = sum(stop.takes_s for stop in stops)
    faster = max(1.0, total_s / max(0.1, moment.length_s - EARLY_S))
    elapsed_s = moment.elapsed_s * faster
    if elapsed_s >= total_s:
        return _held(rest, rest.hold, (elapsed_s - total_s) / faster, feel=0.0)
    return _along(stops, elapsed_s)

"""Read the poses that ship with the program into acts: what is shown for every stretch and rest."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from stretchtimer.domain.errors import ResourceError
from stretchtimer.domain.stretch import Side
from stretchtimer.domain.translation import gettext as _
from stretchtimer.figure.act import Act, Camera, Feel, Mat, Prop, Tag
from stretchtimer.figure.bones import SIDES
from stretchtimer.figure.pose import Arm, Leg, Pose, Target
from stretchtimer.figure.vectors import Vec

Things = Mapping[str, tuple[Prop, ...]]

_ZERO = (0.0, 0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True)
class Way:
    """The ways between the positions: a tree whose edges join neighbours, with the seconds each takes."""

    acts: Mapping[str, Act]
    seconds: Mapping[tuple[str, str], float]

    def between(self, start: str, goal: str) -> list[str]:
        """Return the names of the positions passed from one to another, both included."""
        trails = [[start]]
        seen = {start}
        while trails:
            trail = trails.pop(0)
            if trail[-1] == goal:
                return trail
            for one, other in self.seconds:
                for here, there in ((one, other), (other, one)):
                    if here == trail[-1] and there not in seen:
                        seen.add(there)
                        trails.append([*trail, there])
        return [start, goal]

    def takes_s(self, one: str, other: str) -> float:
        """Return the seconds from a position to a neighbour."""
        return self.seconds.get((one, other)) or self.seconds.get((other, one)) or 2.0


@dataclass(frozen=True, eq=False)
class PoseLibrary:
    """Every act by stretch and variant, every rest by position, and the ways between positions."""

    acts: dict[tuple[str, str | None], Act]
    rests: Mapping[str, Act]
    way: Way
    undrawn: dict[str, str] = field(default_factory=dict)
    """What stretches that nobody drew are called, by id: a person's own ones are put in."""
    _sided: dict[tuple[int, Side | None], Act] = field(default_factory=dict, repr=False)

    def act(self, stretch_id: str, variant: str | None, side: Side | None) -> Act:
        """Return the act of a stretch for a side.

        A variant without poses of its own is shown as its stretch; a stretch nobody drew, as sitting. A
        position's name stands for its rest.
        """
        act = self.acts.get((stretch_id, variant)) or self.acts.get((stretch_id, None))
        act = act or self.rest(stretch_id)
        key = (id(act), side)
        if key not in self._sided:
            self._sided[key] = act.for_side(side)
        return self._sided[key]

    def draws(self, stretch_id: str) -> bool:
        """Tell whether there is a picture of a stretch."""
        return (stretch_id, None) in self.acts or stretch_id in self.rests

    def rest(self, ground: str) -> Act:
        """Return how a person rests in the position family of a pose."""
        return self.rests.get(ground) or self.rests["sit"]


@cache
def load(path: Path) -> PoseLibrary:
    """Return the library in a file; raise ResourceError with a sentence when it cannot be read."""
    try:
        return parse(path.read_text("utf-8"))
    except (OSError, ValueError, KeyError, TypeError) as error:
        sentence = _("The poses in “{path}” cannot be read: {error}. Install the program again.")
        raise ResourceError(sentence.format(path=path, error=error)) from error


def parse(text: str) -> PoseLibrary:
    """Return the library that a TOML text holds; raise ValueError, KeyError or TypeError if malformed."""
    data = tomllib.loads(text)
    poses = {name: _pose(name, data["pose"]) for name in data["pose"]}
    props = _things(data["thing"])
    acts: dict[tuple[str, str | None], Act] = {}
    for stretch_id, entry in data["stretch"].items():
        acts[stretch_id, None] = _act(stretch_id, entry, poses, props)
        for variant, change in entry.get("variants", {}).items():
            acts[stretch_id, variant] = _act(stretch_id, {**entry, **change}, poses, props)
    rests = {
        ground: _act(f"rest-{ground}", {"ground": ground, **entry}, poses, props)
        for ground, entry in data["rest"].items()
    }
    return PoseLibrary(acts, rests, _way(data["way"], poses, props))


def _way(data: Mapping[str, Any], poses: Mapping[str, Pose], props: Things) -> Way:
    acts = {
        name: _act(f"way-{name}", {"ground": name, "hold": name, **entry}, poses, props)
        for name, entry in data["stops"].items()
    }
    return Way(acts, {(one, other): float(seconds) for one, other, seconds in data["edges"]})


def _things(entries: Mapping[str, Any]) -> Things:
    """Return the things that help, each a row of boxes or cushions, by name."""
    return {
        name: tuple(Prop(one.get("kind", "box"), _vec(one["low"]), _vec(one["high"])) for one in boxes)
        for name, boxes in entries.items()
    }


def _act(act_id: str, entry: Mapping[str, Any], poses: Mapping[str, Pose], props: Things) -> Act:
    ground = entry["ground"]
    hold = poses[entry["hold"]]
    mat = entry.get("mat")
    return Act(
        id=act_id,
        ground=ground,
        shows=Side(entry["shows"]) if "shows" in entry else None,
        camera=Camera(*entry["camera"]),
        mat=Mat(*mat) if mat else None,
        start=poses[entry.get("start", ground)],
        via=tuple(poses[name] for name in entry.get("via", ())),
        hold=hold,
        beats=tuple(poses[name] for name in entry.get("beats", ())),
        feels=tuple(_feel(one) for one in entry.get("feels", ())),
        near=entry.get("near", ""),
        stays=bool(entry.get("stays", False)),
        tag=Tag(Side(entry["shows"]), _target(entry["tag"])) if "tag" in entry else None,
        cadence_s=float(entry.get("cadence_s", 0)),
        props=tuple(prop for name in entry.get("props", ()) for prop in props[name]),
    )


def _feel(entry: Mapping[str, Any]) -> Feel:
    return Feel(
        _target(entry["at"]), float(entry["radius"]), tuple(entry["parts"]), entry.get("strength", 1.0)
    )


def _pose(name: str, entries: Mapping[str, Mapping[str, Any]]) -> Pose:
    entry = _inherited(name, entries)
    readers = {"leg": _leg, "arm": _arm}
    limbs = {(limb, side): _limb(entry, limb, side, read) for limb, read in readers.items() for side in SIDES}
    return Pose(
        name=name,
        root=_vec(entry["root"]),
        turns=(float(entry.get("pitch", 0)), float(entry.get("yaw", 0)), float(entry.get("roll", 0))),
        flex=_five(entry.get("flex", _ZERO)),
        twist=_five(entry.get("twist", _ZERO)),
        side=_five(entry.get("side", _ZERO)),
        legs={side: limbs["leg", side] for side in SIDES},
        arms={side: limbs["arm", side] for side in SIDES},
        grounded=float(entry.get("grounded", 0)),
        arc=_vec(entry.get("arc", (0, 0, 0))),
        leg_order=entry.get("leg_order", "LR"),
        floor=tuple(entry.get("floor", ())),
    )


def _inherited(name: str, entries: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Return the fields of a pose on top of those of the pose it is `like`."""
    entry = entries[name]
    if "like" not in entry:
        return dict(entry)
    base = _inherited(entry["like"], entries)
    for limb in ("leg", "arm"):
        if f"{limb}s" in entry:
            base = {key: value for key, value in base.items() if key not in (f"{limb}L", f"{limb}R")}
    return {**base, **entry}


def _limb(entry: Mapping[str, Any], limb: str, side: str, read: Callable[[Mapping[str, Any]], Any]) -> Any:
    """Return a leg or an arm; where both are alike, the right one is written."""
    if f"{limb}{side}" in entry:
        return read(entry[f"{limb}{side}"])
    both = read(entry[f"{limb}s"])
    return both if side == "R" else both.mirrored()


def _leg(entry: Mapping[str, Any]) -> Leg:
    knee_at = entry.get("knee_at")
    sole = entry.get("sole")
    return Leg(
        at=_target(entry["at"]),
        knee=_vec(entry.get("knee", (1, 0, 0))),
        knee_at=None if knee_at is None else _target(knee_at),
        toe=_vec(entry["toe"]),
        sole=None if sole is None else _vec(sole),
        bend=float(entry.get("bend", 0)),
        lift=float(entry.get("lift", 0)),
    )


def _arm(entry: Mapping[str, Any]) -> Arm:
    palm = entry.get("palm")
    return Arm(
        at=_target(entry["at"]),
        elbow=_vec(entry["elbow"]),
        hand=_vec(entry["hand"]),
        palm=None if palm is None else _vec(palm),
        curl=float(entry.get("curl", 0.12)),
        shrug=float(entry.get("shrug", 0)),
        local=bool(entry.get("local", False)),
    )


def _target(entry: Any) -> Target:
    """Return a place: three numbers, or a table that names what it lies on."""
    if not isinstance(entry, Mapping):
        return Target(point=_vec(entry))
    return Target(
        point=_vec(entry.get("by", (0, 0, 0))),
        on=entry["on"],
        share=float(entry.get("share", 0.5)),
        front=float(entry.get("front", 0)),
        out=float(entry.get("out", 0)),
    )


def _vec(values: Any) -> Vec:
    x, y, z = values
    return (float(x), float(y), float(z))


def _five(values: Any) -> tuple[float, ...]:
    five = tuple(float(value) for value in values)
    if len(five) != 5:
        raise ValueError(f"{list(five)} are not five angles")
    return five

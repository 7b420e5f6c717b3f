"""One shot measured, part by part.

Enters: footage, the backdrop of its frames. Leaves: values by part, why others are missing, and
what other shots are compared with. Dear parts look at a few frames spread over the shot: at most
eight for outlines, lines, joints, faces and colours, ten steps for motion, one in four of a short
shot; lips are read on every frame.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np

from renderers.generative.parity.footage import Footage, Moment, ids_of
from renderers.generative.parity.likeness import Signature, signature
from renderers.generative.parity.lines import kept_lines
from renderers.generative.parity.lips import lips
from renderers.generative.parity.outlines import Backdrop, overlap
from renderers.generative.parity.places import empty_of, from_plate
from renderers.generative.parity.points import Drift, FaceDrift, Finder
from renderers.generative.parity.steadiness import Step, step_after

MOMENTS, STEPS = 8, 10
_LARGER = 0.5  # a face a tenth larger counts as a twentieth of its size away
Behind = Callable[[int], Backdrop | None]


@dataclass(frozen=True, slots=True)
class Measured:
    """Values of one shot. Names of parts are those of `bounds.toml`."""

    frames: int
    values: Mapping[str, float]
    untold: Mapping[str, str]  # by part, why it was not measured
    people: Mapping[str, Signature] = field(default_factory=dict)  # by character id


def no_backdrop(frame: int) -> None:
    """For a shot whose plate is not known."""
    del frame


def measured(footage: Footage, behind: Behind = no_backdrop) -> Measured:
    """Measure a shot; `behind` gives the place alone at a frame, in the size of its moment."""
    chosen = footage.chosen(MOMENTS)
    moments = [footage.moment(frame) for frame in chosen]
    backdrops = [behind(frame) for frame in chosen]
    values = {
        "outlines": _mean(_overlaps(footage, moments, backdrops)),
        "lines": _mean(kept_lines(moment) for moment in moments),
        **_points(footage, moments),
        **_lips(footage),
        **_steps(footage),
        "plate": _mean(_from_plate(footage, moments, backdrops)),
    }
    return Measured(
        footage.passes.frames,
        {name: round(value, 4) for name, value in values.items() if value is not None},
        {name: _WHY[name] for name, value in values.items() if value is None},
        _people(footage, moments),
    )


_WHY = {
    "outlines": "nobody large enough, or coloured unlike what is behind them",
    "lines": "hardly any ink",
    "joints": "too few joints in sight",
    "faces": "no face large enough towards the camera",
    "lips": "nobody speaks towards the camera, or too small",
    "lip_lag": "nobody speaks towards the camera, or too small",
    "motion": "nobody moves where there is something to see it by",
    "drift": "one frame, or a set without detail",
    "flicker": "one frame, or no set in sight",
    "plate": "no plate, or none of it in sight",
}


def _mean(values: "Iterable[float | None]") -> float | None:
    known = [value for value in values if value is not None]
    return float(np.mean(known)) if known else None


def _overlaps(
    footage: Footage, moments: list[Moment], backdrops: list[Backdrop | None]
) -> list[float | None]:
    """The worst of everybody at each moment."""
    passes = footage.passes
    every = passes.ids_of("actor:", "face:", "prop:")
    found: list[float | None] = []
    for moment, backdrop in zip(moments, backdrops, strict=True):
        shares = []
        for person in passes.people:
            own = ids_of(passes, person)
            others = tuple(i for i in every if i not in own)
            shares.append(overlap(moment, own, others, backdrop))
        told = [share for share in shares if share is not None]
        found.append(min(told) if told else None)
    return found


def _points(footage: Footage, moments: list[Moment]) -> dict[str, float | None]:
    people = range(len(footage.passes.people))
    bodies: list[Drift] = []
    faces: list[FaceDrift] = []
    for moment in moments:
        finder = Finder(moment)
        bodies += [found for who in people if (found := finder.body(who)) is not None]
        faces += [face for who in people if (face := finder.face(who)) is not None]
    asked = sum(body.asked for body in bodies)
    return {
        "joints": sum(body.kept for body in bodies) / asked if asked else None,
        "faces": _mean(face.away + _LARGER * face.larger for face in faces),
    }


def _lips(footage: Footage) -> dict[str, float | None]:
    """The worst speaker."""
    people = range(len(footage.passes.people))
    found = [told for who in people if (told := lips(footage, who)) is not None]
    if not found:
        return {"lips": None, "lip_lag": None}
    worst = min(found, key=lambda told: told.alike)
    lag = max(abs(told.lag) for told in found)
    return {"lips": worst.alike, "lip_lag": 1000 * lag / footage.fps}


def _steps(footage: Footage) -> dict[str, float | None]:
    last = footage.passes.frames - 1
    frames = dict.fromkeys(min(frame, last - 1) for frame in footage.chosen(STEPS))
    steps: list[Step] = [step_after(footage, frame) for frame in frames] if last else []
    height = footage.passes.size_px[1] / footage.step
    a_second = 100 * footage.fps / height
    motion, drift = _mean(s.people_px for s in steps), _mean(s.place_px for s in steps)
    return {
        "motion": None if motion is None else motion * a_second,
        "drift": None if drift is None else drift * a_second,
        "flicker": _mean(s.flicker for s in steps),
    }


def _from_plate(
    footage: Footage, moments: list[Moment], backdrops: list[Backdrop | None]
) -> list[float | None]:
    return [
        from_plate(moment.painted, backdrop, empty_of(footage, moment.frame))
        for moment, backdrop in zip(moments, backdrops, strict=True)
        if backdrop is not None
    ]


def _people(footage: Footage, moments: list[Moment]) -> dict[str, Signature]:
    passes = footage.passes
    found = {}
    for number, person in enumerate(passes.people):
        body, face = (
            tuple(i for i, name in sorted(passes.names.items()) if name == f"{kind}:{person}")
            for kind in ("actor", "face")
        )
        coloured = signature(moments, number, body, face)
        if coloured:
            found[person] = coloured
    return found

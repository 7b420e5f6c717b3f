"""Frames for how pictures are graded and drawn.

Enters: a case. Leaves: Style edits: of shots, of scenes, or of the film.
"""

from collections.abc import Mapping, Sequence

from planner.amending.styling import BOUNDS
from planner.edits import AnyEdit, Style
from planner.finish import AS_DRAWN, Drawing, Finish
from planner.revising.answers import Unread
from planner.revising.frames.slots import Case, Frame, frame
from planner.revising.frames.wanting import wanted
from planner.shots import Shot

_STEPS = {
    "bright": ("brightness", 0.15),
    "warm": ("warmth", 0.3),
    "saturation": ("saturation", 0.3),
    "contrast": ("contrast", 0.25),
}


def _meant(case: Case) -> list[tuple[str | None, str | None, Finish]]:
    """Shot or scene, or neither for the film, with the finish that it begins with."""
    if case.first("whole") or (
        case.about.whole and not case.all("shots", "scenes", "place", "beats")
    ):
        return [(None, None, _first(case.film.shots))]
    if case.all("shots", "beats"):
        return [(s.id, None, s.finish) for s in case.shots()]
    if scenes := case.named_scenes():
        return [(None, s.id, _first(case.film.shots_of((s,)))) for s in scenes]
    if case.about.shots or case.pointed():
        return [(s.id, None, s.finish) for s in case.shots()]
    if case.about.scenes:
        return [(None, s.id, _first(case.film.shots_of((s,)))) for s in case.about.scenes]
    if case.first("look_style"):
        return [(None, None, _first(case.film.shots))]  # how it is drawn is for the film
    told = [(f"scene {s.number}", s) for s in case.film.scenes]
    scene = case.pointers.choose("Of what?", [("the whole film", None), *told])
    shots = case.film.shots_of((scene,)) if scene is not None else case.film.shots
    return [(None, scene.id if scene is not None else None, _first(shots))]


def _first(shots: Sequence[Shot]) -> Finish:
    return next((s.finish for s in shots if s.framing.kind.value != "card"), AS_DRAWN)


def _graded(scale: str) -> object:
    name, step = _STEPS[scale]
    low, high = BOUNDS[name]

    def edits(case: Case) -> Sequence[AnyEdit]:
        words = case.all(f"w.{scale}", f"s.{scale}")
        ways = {wanted(c, scale, case.said) for c in words}
        if any(c.text == "flat" for c in words) and not case.all("n.look", "n.light", "n.colour"):
            raise Unread("whether the picture or the acting is flat is not clear")
        if len(ways) != 1 or 0 in ways:
            raise Unread("more or less of it?")
        by = ways.pop() * case.step(step)
        return [
            Style(shot=a, scene=b, **{name: round(min(high, max(low, getattr(now, name) + by)), 2)})
            for a, b, now in _meant(case)
        ]

    return edits


def _outlined(case: Case) -> Sequence[AnyEdit]:
    word = case.first("s.outline")
    way = wanted(word, "outline", case.said) if word else 0
    if way == 0:
        raise Unread("thicker or thinner?")
    factor = (1.6 if way > 0 else 0.6) ** (0.5 if case.slightly else 1.6 if case.much else 1)
    return [
        Style(shot=a, scene=b, outline=round(min(3.0, max(0.3, now.outline * factor)), 2))
        for a, b, now in _meant(case)
    ]


def _styled(case: Case) -> Sequence[AnyEdit]:
    words = [c for c in case.all("look_style") if not c.contrast]
    if len(words) != 1:
        raise Unread("one look at a time")
    word = words[0]
    gone = word.neg or bool(case.first("remove", "mute")) or word.value("look_style") == "outline"
    look = word.value("look_style")
    if gone:
        off = {
            "bw": {"saturation": 1.0},
            "sepia": {"sepia": 0.0},
            "grain": {"grain": 0.0},
            "sketch": {"drawing": Drawing.TOON},
            "flat": {"drawing": Drawing.TOON},
        }
        if look not in off:
            raise Unread(f"what to do about “{word.text}” is not clear")
        return [Style(shot=a, scene=b, **off[look]) for a, b, _ in _meant(case)]  # type: ignore[arg-type]
    step = case.step(0.2) * (-1 if word.step < 0 or word.too else 1)
    return [
        Style(shot=a, scene=b, **_look(look, now, step, slightly=case.slightly))  # type: ignore[arg-type]
        for a, b, now in _meant(case)
    ]


def _look(look: str, now: Finish, step: float, *, slightly: bool) -> Mapping[str, object]:
    if look == "grain":
        grain = now.grain + step if now.grain or step < 0 else 2 * step
        return {"grain": round(min(1.0, max(0.0, grain)), 2)}
    if look == "sepia" and slightly:
        return {"sepia": 0.5}
    looks: Mapping[str, Mapping[str, object]] = {
        "bw": {"saturation": 0.0},
        "sepia": {"sepia": 1.0},
        "sketch": {"drawing": Drawing.SKETCH},
        "flat": {"drawing": Drawing.FLAT},
        "vintage": {"sepia": 0.6, "grain": 0.3},
    }
    return looks[look]


_GRADE = (
    "n.look n.colour n.light whole n.camera stage see n.scene n.shot add perform "
    "lightplace daytime othergarment face everyone remove cutdown start end same"
)


FRAMES: tuple[Frame, ...] = (
    *(
        frame(scale, f"w.{scale}|s.{scale}", _GRADE, _graded(scale), negs=f"s.{scale}", rank=rank)  # type: ignore[arg-type]
        for scale, rank in (("bright", 3), ("warm", 3), ("saturation", 3), ("contrast", 3))
    ),
    frame("outline", "s.outline look_style", "whole n.look add stage n.colour", _outlined, rank=0),
    frame("look", "look_style", f"{_GRADE} mute", _styled, negs="look_style", rank=1),
)

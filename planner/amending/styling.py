"""How pictures are graded and drawn, by note.

Enters: a draft and a Style. Leaves: the amended draft: the same cameras, shots with another finish.
Cards of text and, where a scene or the film is named, locked shots stay as they are.
"""

from collections.abc import Mapping
from dataclasses import replace

from planner.amending.draft import (
    Amended,
    Draft,
    filmed_shot,
    scene_of,
    shots_of_scene,
    with_changed,
)
from planner.amending.telling import listed
from planner.edits import Style
from planner.errors import RefusedEdit
from planner.finish import Drawing, Finish
from planner.shots import Shot, ShotKind

BOUNDS: Mapping[str, tuple[float, float]] = {
    "saturation": (0.0, 2.0), "warmth": (-1.0, 1.0), "contrast": (0.4, 2.0),
    "brightness": (0.4, 1.8), "sepia": (0.0, 1.0), "grain": (0.0, 1.0), "outline": (0.3, 3.0),
}  # fmt: skip
_USUAL = Finish()
# By measure: what is less than usual, usual, more than usual.
_TOLD: Mapping[str, tuple[str, str, str]] = {
    "saturation": ("in weaker colours", "in its usual colours", "in stronger colours"),
    "warmth": ("in colder light", "neither warm nor cold", "in warmer light"),
    "contrast": ("in less contrast", "in its usual contrast", "in more contrast"),
    "brightness": ("darker", "as bright as usual", "brighter"),
    "sepia": ("", "without sepia", "in sepia"),
    "grain": ("", "without grain", "with film grain"),
    "outline": ("with finer outlines", "with its usual outlines", "with bolder outlines"),
}
_DRAWN: Mapping[Drawing, str] = {
    Drawing.TOON: "drawn as usual",
    Drawing.FLAT: "in flat colours",
    Drawing.SKETCH: "as a pencil sketch",
}


def style(draft: Draft, edit: Style) -> Amended:
    """Another finish for the shots that are meant."""
    told = _told(edit)
    where, shots = _meant(draft, edit)
    changes = {name: getattr(edit, name) for name in BOUNDS if getattr(edit, name) is not None}
    if edit.drawing is not None:
        changes["drawing"] = edit.drawing
    made = [replace(shot, finish=replace(shot.finish, **changes)) for shot in shots]
    changed = tuple(new.id for new, old in zip(made, shots, strict=True) if new != old)
    return Amended(with_changed(draft, made), f"{where} is shown {listed(told)}", changed)


def _told(edit: Style) -> list[str]:
    """What is wished, in words; raises RefusedEdit for what is out of bounds, or nothing."""
    told = []
    for name, (low, high) in BOUNDS.items():
        value = getattr(edit, name)
        if value is None:
            continue
        if not low <= value <= high:
            raise RefusedEdit(f"{name} runs from {low:g} to {high:g}, not {value:g}; choose within")
        usual = getattr(_USUAL, name)
        told.append(_TOLD[name][1 + (value > usual) - (value < usual)])
        if name == "saturation" and value == 0:
            told[-1] = "in black and white"
    if edit.drawing is not None:
        told.append(_DRAWN[edit.drawing])
    if not told:
        raise RefusedEdit("that note changes no style; name a colour grade, grain, lines or sketch")
    return told


def _meant(draft: Draft, edit: Style) -> tuple[str, tuple[Shot, ...]]:
    """The shots of a Style and what they are called."""
    if edit.shot is not None and edit.scene is not None:
        raise RefusedEdit("a style is for a shot or for a scene, not both; make two notes of it")
    if edit.shot is not None:
        shot = filmed_shot(draft, edit.shot)
        return f"Shot {shot.number}", (shot,)
    scene = scene_of(draft, edit.scene) if edit.scene is not None else None
    among = shots_of_scene(draft, scene.id) if scene is not None else draft.plan.shots
    filmed = [s for s in among if s.framing.kind is not ShotKind.CARD]
    shots = tuple(s for s in filmed if not s.locked)
    where = f"Scene {scene.number}" if scene is not None else "The film"
    if not shots:
        raise RefusedEdit(f"{where} has no shot whose picture may change; unlock one first")
    kept = len(filmed) - len(shots)
    return where + (f", but for {kept} locked," if kept else ""), shots

"""Elements gathered into scenes.

Enters: a screenplay's elements. Leaves: raw scenes, each a heading and what stands under it.
Outline, notes and boneyards are not filmed and stay behind.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from screenplay.elements import (
    Action,
    Boneyard,
    Centered,
    Character,
    Element,
    Lyric,
    Note,
    PageBreak,
    SceneHeading,
    Section,
    Synopsis,
    Transition,
)
from screenplay.world.requests import is_transition

_UNFILMED = (Section, Synopsis, Note, Boneyard, PageBreak)


@dataclass(frozen=True, slots=True)
class RawScene:
    """A heading (None before the first one) and the elements under it."""

    heading: SceneHeading | None
    elements: tuple[Element, ...]


def raw_scenes(elements: Sequence[Element]) -> tuple[RawScene, ...]:
    """Scenes in script order; what precedes the first heading counts if it can be filmed."""
    scenes: list[RawScene] = []
    heading: SceneHeading | None = None
    run: list[Element] = []
    for element in elements:
        if isinstance(element, SceneHeading):
            scenes.extend(_scene(heading, run))
            heading, run = element, []
        elif not isinstance(element, _UNFILMED):
            run.append(element)
    scenes.extend(_scene(heading, run))
    return tuple(scenes)


def _scene(heading: SceneHeading | None, run: list[Element]) -> list[RawScene]:
    if heading is None and not any(_is_content(element) for element in run):
        return []
    return [RawScene(heading, tuple(run))]


def _is_content(element: Element) -> bool:
    """A bare FADE IN: before the first heading is no scene."""
    if isinstance(element, Action):
        return not is_transition(element.text.strip("*_ "))
    return isinstance(element, Character | Centered | Lyric)


def outline_scene(elements: Sequence[Element]) -> tuple[RawScene, ...]:
    """An outline without script: its sections as cards, its synopses as action."""
    told: list[Element] = []
    for element in elements:
        if isinstance(element, Section):
            told.append(Centered(element.text, element.source))
        elif isinstance(element, Synopsis):
            told.append(Action(element.text, element.source))
        elif isinstance(element, Transition):
            told.append(element)
    return (RawScene(None, tuple(told)),) if told else ()

"""Who plays in a shot, as models are asked for them.

Enters: a cue sheet, adapters and references by look. Leaves: a role for everybody, one for things
that nobody holds, and the shot's words for a video model.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from planner.looks import Look
from renderers.cue_sheet import CueSheet
from renderers.generative.keyframes.painting import Role
from renderers.generative.keyframes.words import (
    framing_words,
    person_prompt,
    person_words,
    thing_words,
)
from renderers.generative.requests import Adapter, Pixels
from renderers.interchange.comfyui_prompts import STYLE


@dataclass(frozen=True, slots=True)
class Likeness:
    """What makes somebody themselves to a model: what it learnt, or pictures to go by."""

    adapter: Adapter | None = None
    references: tuple[Pixels, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Style:
    """How everything looks: words, and what a model learnt of it."""

    words: str = STYLE
    adapters: tuple[Adapter, ...] = ()


def roles_of(
    cues: CueSheet, likenesses: Mapping[Look, Likeness], style: Style
) -> Mapping[str, Role]:
    """Roles by character id; "" is for things that nobody holds.

    Raises ValueError for a card, which has no place.
    """
    if cues.floor_plan is None or cues.light is None:
        raise ValueError(f"shot {cues.shot_id} is a card: nobody plays in it")
    framing = framing_words(cues.framing.size, cues.framing.angle)
    found = {}
    for actor in cues.actors:
        like = likenesses.get(actor.look, Likeness())
        words = person_words(actor.look, like.adapter.trigger if like.adapter else "")
        found[actor.look.character_id] = Role(
            person_prompt(words, framing, cues.floor_plan, cues.light, style.words),
            (*((like.adapter,) if like.adapter else ()), *style.adapters),
            like.references,
        )
    loose = thing_words(_things(cues)) or "objects"
    words = person_prompt(loose, framing, cues.floor_plan, cues.light, style.words)
    found[""] = Role(words, style.adapters)
    return found


def shot_words(roles: Mapping[str, Role]) -> str:
    """Everybody's words, for a model that sees the shot as a whole; none said twice."""
    told = [word.strip() for who, role in roles.items() if who for word in role.prompt.split(",")]
    words = told or [word.strip() for word in roles[""].prompt.split(",")]
    return ", ".join(dict.fromkeys(words))


def _things(cues: CueSheet) -> Sequence[str]:
    drawn = dict(cues.kinds)
    return [drawn.get(prop, prop) for prop in cues.props] + [thing.kind for thing in cues.things]

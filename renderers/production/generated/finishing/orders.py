"""From what a user types to steps: whether it can be done to a shot, and what is better done.

Enters: a wish, a shot's cue sheet. Leaves: a step; or `Unfit` with the reason and the remedy.
"""

from dataclasses import dataclass

from renderers.cue_sheet import CueSheet
from renderers.errors import RenderError
from renderers.production.generated.finishing.fitness import unfit
from renderers.production.generated.finishing.going import name_of, nouns_in, target_of
from renderers.production.generated.finishing.steps import DEFAULTS, Kind, Region, Step


class Unfit(RenderError):
    """A step cannot be done to a shot."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class Wish:
    """A step as it is typed, before it is known whom or what it means in a shot."""

    kind: Kind
    tool: str = ""  # empty for the usual one
    word: str = ""  # REMOVE: a name or a noun; with a region, words for what is there
    region: Region | None = None
    times: int = 2  # ENLARGE
    values: tuple[tuple[str, str], ...] = ()


def step_for(wish: Wish, cues: CueSheet) -> Step:
    """The step that a wish means in a shot; raises Unfit."""
    target = name = wish.word
    if wish.kind is Kind.REMOVE and wish.region is None:
        target = target_of(wish.word, cues)
        if not target:
            raise Unfit(_not_there(wish.word, cues))
        name = name_of(target, cues)
    times = wish.times if wish.kind is Kind.ENLARGE else 0
    tool = wish.tool or DEFAULTS[wish.kind]
    step = Step(wish.kind, tool, target, name, wish.region, times, wish.values)
    why = unfit(step, cues)
    if why:
        raise Unfit(why)
    return step


def advice(step: Step) -> str:
    """What may be better than the step; "" nothing."""
    if step.kind is not Kind.REMOVE or step.region is not None:
        return ""
    return (
        f"{step.name} is in the plan, and stays in the animatic: taken out of the script, or of "
        "the plan by a note, it is painted without, and nothing is guessed"
    )


def _not_there(word: str, cues: CueSheet) -> str:
    """What is said of a name that is nobody's and nothing's in a shot."""
    wanted = word.casefold().removeprefix("the ").strip()
    plan = cues.floor_plan
    stands = {f.kind.replace("_", " ").casefold() for f in plan.furniture} if plan else set()
    if wanted in stands:
        return (
            f"the {wanted} is part of the set, which is painted once for all shots: a note takes "
            f'it out everywhere, such as "take the {wanted} out"'
        )
    people = [actor.look.name for actor in cues.actors]
    there = ", ".join((*people, *nouns_in(cues))) or "nobody and nothing"
    return (
        f"{word!r} is not in its plan; there are {there}. For what the model alone painted, say "
        "where: --at LEFT,TOP,WIDTH,HEIGHT in per cent"
    )

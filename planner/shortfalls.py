"""What a plan cannot show as the script says it, told to whoever reads the plan.

Enters: staged scenes, their shots and what each camera missed. Leaves: remarks in plain words: a
climb that is played on the level, a thing that is named where the set has none, a hand that mimes
what nobody has drawn, a frame that is composed otherwise than its size asks.
"""

from collections.abc import Iterator, Mapping, Sequence

from planner.like_things import modelled
from planner.marks import furniture_named
from planner.shots import Business, ScenePlan, Shot
from planner.staging import Staging
from planner.thing_words import THINGS

LEVEL = frozenset({"climb"})
AT_THINGS = frozenset({"climb", "look", "stare", "watch", "open", "close", "sit", "lie", "knock"})
_NO_THING = frozenset({
    "away", "camera", "down", "up", "out", "around", "back", "ahead", "distance", "side", "other",
    "sun", "moon", "sky", "stars", "horizon", "sea", "ocean", "water", "rain", "snow", "sunset",
    "sunrise", "view", "landscape", "ground", "floor", "wall", "ceiling", "room", "street", "air",
    "darkness", "eyes", "face", "hand", "hands", "feet", "mouth", "head", "body",
})  # fmt: skip


def untold(staging: Staging) -> tuple[str, ...]:
    """What a staged scene leaves out, each once."""
    return tuple(dict.fromkeys(
        remark for business in staging.plan.businesses for remark in _of(business, staging)
    ))  # fmt: skip


def _of(business: Business, staging: Staging) -> Iterator[str]:
    if business.verb in LEVEL:
        where = f" to the {business.target}" if _is_noun(business.target) else ""
        yield f"the climb{where} is played on the level: sets have one floor"
    elif business.verb in AT_THINGS and _missing(business.target, staging):
        yield f"the {business.target} is named but not drawn in this set"
    if business.prop is not None and not drawn(business.prop):
        if furniture_named(staging.ground, _kind(business.prop)) is not None:
            yield f"the {business.prop} stays where it is: large things are not led or carried"
        else:
            yield f"the {business.prop} is mimed with empty hands: nobody has modelled one"


def drawn(noun: str) -> bool:
    """Whether a thing of this name is modelled, by itself or by its last word."""
    return modelled(noun) is not None


def _kind(noun: str) -> str:
    """What the set calls a large thing: a mare is a horse."""
    thing = THINGS.get(noun)
    return thing.kind if thing is not None and thing.large else noun


def _is_noun(target: str | None) -> bool:
    return target is not None and not target.startswith("ch-") and target not in _NO_THING


def _missing(target: str | None, staging: Staging) -> bool:
    """Whether a target is a plain noun that neither set nor things laid there answer to."""
    if target is None or not _is_noun(target):
        return False
    plan = staging.plan
    known = {f.id for f in plan.floor_plan.furniture} | {s.id for s in plan.floor_plan.spots}
    lying = {name for rest in plan.resting for name in (rest.noun, *rest.also)}
    here = target in known | lying | {drive.noun for drive in plan.drives}
    return not here and furniture_named(staging.ground, target) is None


def told(
    shots: Sequence[Shot],
    scenes: Sequence[ScenePlan],
    missing: Mapping[str, Sequence[str]],
    missed: Mapping[str, Sequence[str]],
) -> Iterator[str]:
    """Remarks in film order: `missing` by scene, `missed` of composition by setup."""
    for scene in scenes:
        first = next((s.number for s in shots if s.scene_id == scene.scene_id), None)
        for remark in missing.get(scene.scene_id, ()):
            yield f"from shot {first}: {remark}" if first else remark
    for shot in shots:
        for wish in missed.get(shot.setup_id, ()):
            yield f"shot {shot.number}: composition: {wish}"

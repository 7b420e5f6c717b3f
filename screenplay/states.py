"""Who is where after every beat: bodily there, holding what, sitting or standing.

Enters: a scene and the graph it belongs to. Leaves: a state after each beat, told by the deeds. Who
is in the scene and is not seen coming was there as it opened; who leaves is gone until seen again.
A voice over the picture, from next door or through a telephone is not there.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from screenplay.presence import left, timeline
from screenplay.resting import covered, put_to_bed
from screenplay.scene_graph import Deed, Scene, SceneGraph


class Posture(StrEnum):
    """How somebody holds the body."""

    STANDS = "stands"
    SITS = "sits"
    LIES = "lies"
    KNEELS = "kneels"
    CROUCHES = "crouches"


_NONE: Mapping[str, tuple[str, ...]] = MappingProxyType({})
_ANYHOW: Mapping[str, Posture] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class BeatState:
    """The state after a beat; ids in order of appearance, things as nouns in lower case.

    Who is missing in `posture` is not told to do anything but stand or walk.
    """

    present: tuple[str, ...] = ()
    holding: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: _NONE)
    posture: Mapping[str, Posture] = field(default_factory=lambda: _ANYHOW)


_POSTURES = {
    "sit": Posture.SITS, "lie": Posture.LIES, "sleep": Posture.LIES, "kneel": Posture.KNEELS,
    "crouch": Posture.CROUCHES, "stand": Posture.STANDS,
}  # fmt: skip
_ON_FEET = frozenset(("walk", "run", "enter", "exit", "approach", "follow", "dance", "jump"))
_GRASPING = frozenset(("pick_up", "hold", "take", "catch"))
_RELEASING = frozenset(("put_down", "throw", "hang_up", "give"))


def states(scene: Scene, graph: SceneGraph) -> tuple[BeatState, ...]:
    """The state after each beat of a scene of `graph`, one for each of its beats."""
    here = timeline(scene.beats, scene.present, graph.characters)
    holding: dict[str, tuple[str, ...]] = {}
    posture: dict[str, Posture] = {}
    found: list[BeatState] = []
    for beat, present in zip(scene.beats, here, strict=True):
        for deed in beat.deeds:
            _handled(deed, holding)
            _moved(deed, posture)
        for who in left(beat):
            posture.pop(who, None)
        found.append(
            BeatState(
                present,
                MappingProxyType({who: held for who, held in holding.items() if held}),
                MappingProxyType(dict(posture)),
            )
        )
    return tuple(found)


def _handled(deed: Deed, holding: dict[str, tuple[str, ...]]) -> None:
    """Things change hands."""
    if deed.actor is None or deed.prop is None:
        if deed.verb == "hang_up" and deed.actor is not None:
            _drop(deed.actor, "phone", holding)
        return
    if deed.verb == "give" and deed.target is not None and deed.target.startswith("ch-"):
        _drop(deed.actor, deed.prop, holding)
        _grasp(deed.target, deed.prop, holding)
    elif deed.verb in _RELEASING:
        _drop(deed.actor, deed.prop, holding)
    elif deed.verb in _GRASPING:
        if deed.verb == "take" and deed.target is not None:
            _drop(deed.target, deed.prop, holding)
        _grasp(deed.actor, deed.prop, holding)


def _grasp(who: str, thing: str, holding: dict[str, tuple[str, ...]]) -> None:
    holding[who] = tuple(dict.fromkeys((*holding.get(who, ()), thing)))


def _drop(who: str, thing: str, holding: dict[str, tuple[str, ...]]) -> None:
    holding[who] = tuple(held for held in holding.get(who, ()) if held != thing)


def _moved(deed: Deed, posture: dict[str, Posture]) -> None:
    """Bodies sit, stand and lie; who walks stands, who is tucked in lies."""
    if deed.actor is None:
        return
    tucked = put_to_bed(deed)
    if tucked is not None:
        posture[tucked] = Posture.LIES
    if covered(deed):
        posture[deed.actor] = Posture.LIES
    elif deed.verb in _POSTURES:
        posture[deed.actor] = _POSTURES[deed.verb]
    elif deed.verb in _ON_FEET and deed.actor in posture:
        posture[deed.actor] = Posture.STANDS

"""The script as a script supervisor lines it: what each beat asks of the picture.

Enters: a SceneGraph. Leaves: a LinedScript: who speaks to whom on screen, what the script itself
asks the camera for, which scenes go on from the one before. Small, so that a film folder keeps it
beside its plan.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from screenplay.scene_graph import Beat, Channel, Follows, Scene, SceneGraph, Structure

LABEL = "linedscript/1"
_RUNS = frozenset({Structure.MONTAGE, Structure.SERIES})


@dataclass(frozen=True, slots=True)
class LinedBeat:
    """What one beat asks of its pictures."""

    line: str = ""  # id of its line; "" where nobody speaks
    text: str = ""  # of its line
    pace: float = 1.0
    seen: tuple[str, ...] = ()  # ids of those who speak on screen
    addressee: str = ""
    dual_with: str = ""
    asked: bool = False  # the script gives a camera direction here
    apart: bool = False  # an item of a montage or a series: a moment of its own


@dataclass(frozen=True, slots=True)
class LinedScript:
    """A whole script, lined. `goes_on` holds scenes that follow the one before without a gap."""

    beats: Mapping[str, LinedBeat]
    goes_on: tuple[str, ...] = ()


def lined(graph: SceneGraph) -> LinedScript:
    """Line a script."""
    beats = {beat.id: _lined(beat) for scene in graph.scenes for beat in scene.beats}
    return LinedScript(beats, tuple(scene.id for scene in graph.scenes if _goes_on(scene)))


def _lined(beat: Beat) -> LinedBeat:
    line, apart = beat.line, beat.structure in _RUNS
    if line is None:
        return LinedBeat(asked=beat.request is not None, apart=apart)
    return LinedBeat(
        line=line.id,
        text=line.text,
        pace=line.delivery.pace,
        seen=line.speakers if line.channel is Channel.ON_SCREEN else (),
        addressee="" if line.into_phone else line.addressee or "",
        dual_with=line.dual_with or "",
        apart=apart,
    )


def _goes_on(scene: Scene) -> bool:
    return scene.heading.follows is Follows.CONTINUOUS

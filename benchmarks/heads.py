"""Whether the frames of acted shots hold the head of whom they are of.

    python -m benchmarks.heads [--list] [SCRIPT or FOLDER ...]

Without arguments it takes the examples and the corpus that STORYREEL_CORPUS names. Every shot of
people is acted, speech estimated, and looked at near its start, in its middle and near its end: a
head is lost beyond the frame's edges, or down in the lower third of a frame of one. Who comes in or
goes out is not looked for meanwhile.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np

from benchmarks.continuity import scripts
from benchmarks.feature import estimated
from planner.errors import NoSceneError
from planner.lens import project, view
from planner.rules import plan
from planner.shots import Shot, ShotKind, Size
from renderers.conform import conform
from renderers.cue_sheet import CueSheet
from renderers.cueing import Cueing
from renderers.motion.perform import perform
from renderers.motion.quaternions import rotate
from renderers.motion.skeleton import body_of, forward
from renderers.xsheet import ActorTrack, CameraTrack
from screenplay.errors import ScreenplayError
from screenplay.read import read
from screenplay.scene_graph import SceneGraph

EDGE_FRAMES = 3  # from either end: a move is at rest
LOW = -0.3  # half frame heights above the middle
_OF_THINGS = frozenset({ShotKind.CARD, ShotKind.INSERT, ShotKind.POV})
_NEAR = frozenset({Size.ECU, Size.CU, Size.MCU, Size.MS, Size.MWS})
_PASSAGES = frozenset({"enter", "exit"})
ROW = "{:<28} {:>6} {:>8}"


def main(arguments: Sequence[str]) -> int:
    """Print the shares, with --list each shot that loses a head; 0 always."""
    told = "--list" in arguments
    counted: Counter[str] = Counter()
    for path in scripts([a for a in arguments if a != "--list"]):
        try:
            lost = list(_lost(read(path)))
        except (NoSceneError, ScreenplayError) as error:
            print(f"{path.stem}: not planned: {type(error).__name__}")
            continue
        for shot, found in lost:
            counted.update(["shots", *dict.fromkeys(found)])
            counted["a head lost"] += bool(found)
            if told and found:
                print(f"{path.stem} {shot.number} {shot.framing.size}: {', '.join(found)}")
    print(ROW.format("shots of people, as acted", "shots", "share"))
    for name, count in counted.most_common():
        print(ROW.format(name, count, f"{count / counted['shots']:.1%}"))
    return 0


def _lost(graph: SceneGraph) -> Iterator[tuple[Shot, list[str]]]:
    """Every shot of people, and how it loses the head of the first of them."""
    film = plan(graph)
    takes = {line.id: estimated(line) for line in graph.lines()}
    sheets = Cueing(film, conform(film, graph, takes), graph).sheets()
    for shot, cues in zip(film.shots, sheets, strict=True):
        if shot.framing.kind not in _OF_THINGS and shot.framing.subjects and cues.actors:
            yield shot, _looked_at(cues)


def _looked_at(cues: CueSheet) -> list[str]:
    """How a head is lost at three moments of a shot."""
    acted, who = perform(cues, {}), cues.framing.subjects[0]
    actor = next((a for a in acted.actors if a.character_id == who), None)
    if actor is None:
        return []
    last = acted.frames - 1
    rows = (min(EDGE_FRAMES, last), last // 2, max(last - EDGE_FRAMES, 0))
    seen = [row for row in rows if actor.visible[row] and not _passing(cues, who, row)]
    near = cues.framing.size in _NEAR and len(cues.framing.subjects) == 1
    found = (_where(actor, acted.camera, row, near=near) for row in seen)
    return [name for name in found if name]


def _passing(cues: CueSheet, who: str, row: int) -> bool:
    """Whether somebody is on their way in or out."""
    own = (c for c in cues.businesses if c.business.character_id == who)
    return any(c.business.verb in _PASSAGES and c.start <= row <= c.start + c.frames for c in own)


def _where(actor: ActorTrack, camera: CameraTrack, row: int, *, near: bool) -> str:
    """How a frame loses a head; "" where it holds it."""
    joints = forward(
        body_of(actor.look), actor.root_m.astype(float), actor.local_quat.astype(float)
    )
    up = np.array([[0.0, 0.45 * actor.look.head_m, 0.0]])
    head = joints.at("head")[row] + rotate(joints.turn("head")[row][None], up)[0]
    eye, aim = camera.eye_m[row].astype(float), camera.aim_m[row].astype(float)
    ahead = (aim - eye) / np.linalg.norm(aim - eye)
    lens = view(eye[None], ahead[None], np.array([float(camera.lens_mm[row])]))
    x, y, depth = (float(part[0, 0]) for part in project(lens, head[None]))
    if depth < 0.1 or max(abs(x), abs(y)) > 1.0:
        return "beyond the edges"
    return "down at the lower edge" if near and y < LOW else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

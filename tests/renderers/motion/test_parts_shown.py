"""What an insert of hands or feet frames is where the performance has them."""

import numpy as np
import pytest

from planner.lens import project, view_of
from planner.rules import plan
from planner.shots import ShotKind
from renderers.conform import conform
from renderers.cueing import Cueing
from renderers.motion.perform import perform
from renderers.motion.skeleton import body_of, forward
from renderers.production.consequences import estimated_takes
from screenplay.read import read_text
from screenplay.world.parting import parted

POSES = {
    "standing": "INT. ROOM - DAY\n\n{who} stands at the window. BEN sits at the table.\n\n",
    "sitting": "INT. ROOM - DAY\n\n{who} sits on the sofa. BEN waits.\n\n",
    "lying": "INT. BEDROOM - NIGHT\n\n{who} lies in the bed. BEN stands at the door.\n\n",
    "driving": "INT. CAR - DAY\n\n{who} drives. BEN sits beside her.\n\n",
}


@pytest.mark.parametrize("who", ["ANNA", "MRS. LUND", "OLD CARLO"])  # each rests in another way
@pytest.mark.parametrize(
    ("posture", "part"),
    [*((p, "HANDS") for p in POSES), *((p, "FEET") for p in POSES if p != "driving")],
)
def test_an_insert_holds_the_part(who: str, posture: str, part: str) -> None:
    joints = {"HANDS": "wrist", "FEET": "ankle"}[part]
    graph = parted(read_text(
        f"{POSES[posture].format(who=who)}{who}\nI know.\n\nCLOSE ON {who}'S {part}\n\n"
        "BEN\nGood for you.\n"
    ))  # fmt: skip
    film = plan(graph)
    sheets = Cueing(film, conform(film, graph, estimated_takes(graph)), graph).sheets()
    ((shot, cues),) = [
        (s, c) for s, c in zip(film.shots, sheets, strict=True)
        if s.framing.kind is ShotKind.INSERT
    ]  # fmt: skip
    sheet = perform(cues, {})
    track = next(a for a in sheet.actors if a.character_id == shot.framing.subjects[0])
    world = forward(body_of(track.look), track.root_m.astype(float), track.local_quat.astype(float))
    middle = sheet.frames // 2
    points = np.array([world.at(f"{side}_{joints}")[middle] for side in ("l", "r")])
    x, y, depth = (values[0] for values in project(view_of(shot.move.start), points))
    inside = (np.abs(x) < 1.0) & (np.abs(y) < 1.0) & (depth > 0.1)
    assert inside.all() or (posture == "lying" and inside.any())

"""The storyboard shows a camera that goes with a walk where it comes to rest."""

from dataclasses import replace

from planner.rules import plan
from planner.shots import MoveKind
from renderers.conform import conform
from renderers.cueing import Cueing
from renderers.production.shooting import board_frame
from screenplay.read import read_text

WALK = (
    "EXT. PARKING LOT - DAY\n\nMIA stands by the gate. It is quiet.\n\nMia waits.\n\n"
    "Mia walks slowly to the car.\n\nMia stops.\n"
)


def test_a_camera_that_goes_along_is_shown_where_it_has_arrived() -> None:
    graph = read_text(WALK)
    film = plan(graph)
    sheets = Cueing(film, conform(film, graph, {}), graph).sheets()
    cues = next(s for s in sheets if s.move.follow)
    walk = next(c for c in cues.businesses if c.business.path_m)
    assert board_frame(cues) >= min(walk.start + walk.frames, cues.frames - 1)
    still = replace(cues, move=replace(cues.move, kind=MoveKind.STATIC, follow=None))
    assert board_frame(still) == cues.frames * 3 // 5

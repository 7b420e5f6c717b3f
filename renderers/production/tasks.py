"""Every kind of job of a film: its version and its run.

Enters: nothing. Leaves: `TASKS` for `storage.runner`. Versions are digests of the source that
makes a job's result; importing this module imports nothing heavy.
"""

from renderers.production.assets import build_body, build_light
from renderers.production.joining import board, join, prove
from renderers.production.mixing import mix_programme
from renderers.production.shooting import shoot
from renderers.production.speaking import speak
from renderers.production.versions import source_version
from storage.tasks import Task, Tasks

_SHAPES = ("screenplay.scene_graph", "screenplay.frame_rate", "planner.shots", "planner.bodies")
_SET = ("planner.floor_plan", "renderers.sets", "renderers.mesh", "renderers.backends.toon")
_BODY = ("planner.looks", "planner.bodies", "renderers.rigs", "renderers.sdf",
         "renderers.surface_nets")  # fmt: skip
_SHOT = (
    *_SHAPES, *_SET, *_BODY, "renderers.motion", "renderers.cue_sheet", "renderers.xsheet",
    "renderers.encode", "renderers.fades", "renderers.titles", "renderers.typography",
    "renderers.lip_sync", "voices.visemes", "voices.phones", "renderers.production.shooting",
    "renderers.production.measuring",
)  # fmt: skip

TASKS: Tasks = {
    "take": Task(source_version("voices", *_SHAPES), speak),
    "set": Task(source_version(*_SET), build_light),
    "body": Task(source_version(*_BODY), build_body),
    "shot": Task(source_version(*_SHOT), shoot),
    "mix": Task(source_version("voices", "renderers.production.mixing"), mix_programme),
    "film": Task(source_version("renderers.encode", "renderers.production.joining"), join),
    "storyboard": Task(
        source_version("renderers.interchange.storyboard", "renderers.typography"), board
    ),
    "proof": Task(source_version("renderers.verbatim", "renderers.production.joining"), prove),
}

"""Every kind of job of a film: its version and its run.

Enters: nothing. Leaves: `TASKS` for `storage.runner`. Versions are digests of the source that
makes a job's result; importing this module imports nothing heavy.
"""

from renderers.production.assets import build_body, build_light
from renderers.production.joining import board, encode_sound, join, prove
from renderers.production.mixing import mix_programme
from renderers.production.music import play_music
from renderers.production.shooting import shoot
from renderers.production.speaking import speak
from renderers.production.turnarounds import turnaround
from renderers.production.versions import source_version
from storage.tasks import Task, Tasks

_SHAPES = ("screenplay.scene_graph", "screenplay.frame_rate", "planner.shots", "planner.bodies")
_SET = ("planner.floor_plan", "renderers.sets", "renderers.mesh", "renderers.backends.toon")
_BODY = ("planner.looks", "planner.bodies", "renderers.rigs", "renderers.sdf",
         "renderers.surface_nets")  # fmt: skip
_SHOT = (
    *_SHAPES, *_SET, *_BODY, "planner.finish", "renderers.motion", "renderers.cue_sheet",
    "renderers.xsheet",
    "renderers.encode", "renderers.fades", "renderers.titles", "renderers.typography",
    "renderers.lip_sync", "voices.visemes", "voices.phones", "renderers.production.shooting",
    "renderers.production.measuring",
)  # fmt: skip
_MUSIC = ("voices.score", "voices.own_music", "renderers.production.music")

TASKS: Tasks = {
    "take": Task(source_version("voices", *_SHAPES), speak),
    "set": Task(source_version(*_SET), build_light),
    "body": Task(source_version(*_BODY), build_body),
    "shot": Task(source_version(*_SHOT), shoot),
    "turnaround": Task(source_version(*_SHOT, "renderers.production.turnarounds"), turnaround),
    "music": Task(source_version(*_MUSIC), play_music),
    "mix": Task(
        source_version("voices", "renderers.production.mixing", "renderers.production.music"),
        mix_programme,
    ),
    "sound": Task(
        source_version("renderers.sound_track", "renderers.production.joining"), encode_sound
    ),
    "film": Task(
        source_version("renderers.encode", "renderers.sound_track", "renderers.production.joining"),
        join,
    ),
    "storyboard": Task(
        source_version("renderers.interchange.storyboard", "renderers.typography"), board
    ),
    "proof": Task(source_version("renderers.verbatim", "renderers.production.joining"), prove),
}

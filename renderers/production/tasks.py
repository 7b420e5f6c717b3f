"""Every kind of job of a film: its version and its run.

Enters: nothing. Leaves: `TASKS` for `storage.runner`. Versions are digests of the source that
makes a job's result; importing this module imports nothing heavy.
"""

from renderers.production.assets import build_body, build_light
from renderers.production.generated.jobs import (
    film_clip,
    finish_shot,
    foresee_views,
    hold_to_sheet,
    paint_plate,
    paint_view,
    pick_view,
    print_shot,
    record_cameras,
    record_passes,
    serve_shot,
)
from renderers.production.joining import board, encode_sound, join, prove
from renderers.production.look_training.jobs import (
    caption_look,
    draw_reference,
    encode_look,
    paint_class,
    sample_look,
    teach_look,
)
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
_PAINTED_S = 6 * 3600.0  # reference profiles on small cards take hours a shot
_PASSES = (*_SHOT, "renderers.passes", "renderers.generative.shot_passes",
           "renderers.production.generated.finishing.going",
           "renderers.production.generated.recording")  # fmt: skip
_GENERATIVE = tuple(
    f"renderers.generative.{name}"
    for name in (
        "card", "chaining", "compositing", "demands", "grading", "keyframes", "layering", "mouths",
        "onto_grid", "painter", "plates", "propagation", "requests", "resampling", "respacing",
        "seeds", "segments", "tiling",
    )
)  # fmt: skip
_FILMING = tuple(
    f"renderers.production.generated.{name}"
    for name in (
        "clip_frames",
        "filming",
        "machine",
        "moving",
        "plate_tool",
        "plating",
        "roles",
        "sights",
        "stations",
    )
)
_PAINT = (*_PASSES, *_GENERATIVE, *_FILMING, "renderers.backends.diffusion",
          "renderers.backends.comfyui", "renderers.interchange.comfyui_prompts")  # fmt: skip
_SIGHTS = (*_SHOT, "renderers.passes.cameras", "renderers.production.generated.plating",
           "renderers.production.generated.sights")  # fmt: skip
_PLATE = (*_PAINT, "renderers.backends.tools.enlarging", "renderers.generative.lossless")
_PRINT = (*_SHOT, "renderers.production.generated.printing",
          "renderers.production.generated.clip_frames")  # fmt: skip
_PARITY = (*_PASSES, "renderers.generative.parity", "renderers.generative.plates",
           "renderers.generative.mouths.regions", "renderers.generative.resampling",
           "renderers.generative.grading", "renderers.production.generated.parity",
           "renderers.production.generated.scores",
           "renderers.production.generated.clip_frames")  # fmt: skip
_FINISH = (*_SHAPES, "renderers.cue_sheet", "renderers.backends.tools", "renderers.lip_sync",
           "renderers.generative.removal", "renderers.generative.mouths.regions",
           "renderers.generative.keyframes.words", "renderers.generative.lossless",
           "renderers.generative.respacing", "renderers.generative.onto_grid",
           "renderers.generative.shot_passes", "renderers.backends.toon.atmosphere",
           "renderers.backends.toon.shadows", "renderers.production.generated.finishing",
           "renderers.production.generated.roles",
           "renderers.production.generated.clip_frames")  # fmt: skip
_FINISHED_S = 12 * 3600.0  # some tools take as long on small cards
_MUSIC = ("voices.score", "voices.own_music", "renderers.production.music")
_TEACH = (
    "renderers.backends.diffusion.training", "renderers.generative.looks.adapter_file",
    "renderers.generative.looks.recipes", "renderers.production.look_training.jobs",
)  # fmt: skip
_LESSONS = (*_TEACH, "renderers.backends.diffusion.families", "renderers.generative.looks.buckets",
            "renderers.generative.looks.captions")  # fmt: skip
_TEACH_LIMIT_S = 12 * 3600.0  # hundreds of steps on a slow GPU

# What workers import while the film is read and planned; large packages stand by themselves, so
# that a worker which is called has soon heard it.
_TAKE_AHEAD = ("soundfile", "soxr", "pyworld", "voices.recording", "voices.wording",
               "voices.speaking", "voices.backends.flite_world")  # fmt: skip
_SHOT_AHEAD = ("av", "renderers.encode", "shapely", "renderers.motion.perform",
               "moderngl", "PIL.PngImagePlugin", "renderers.backends.toon.renderer",
               "renderers.sets.build", "renderers.sets.props", "voices.visemes",
               "renderers.production.measuring")  # fmt: skip

TASKS: Tasks = {
    "take": Task(source_version("voices", *_SHAPES), speak, ahead=_TAKE_AHEAD),
    "set": Task(source_version(*_SET), build_light),
    "body": Task(source_version(*_BODY), build_body),
    "shot": Task(source_version(*_SHOT), shoot, ahead=_SHOT_AHEAD),
    "passes": Task(source_version(*_PASSES), record_passes),
    "plate": Task(source_version(*_PLATE), paint_plate, limit_s=_PAINTED_S),
    "cameras": Task(source_version(*_SIGHTS), record_cameras),
    "plate views": Task(source_version(*_PAINT), foresee_views),
    "plate view": Task(source_version(*_SIGHTS), pick_view),
    "plate and view": Task(source_version(*_PLATE), paint_view, limit_s=_PAINTED_S),
    "shot plate": Task(source_version(*_PAINT), serve_shot),
    "clip": Task(source_version(*_PAINT), film_clip, limit_s=_PAINTED_S),
    "finish": Task(source_version(*_FINISH), finish_shot, limit_s=_FINISHED_S),
    "parity": Task(source_version(*_PARITY), hold_to_sheet),
    "print": Task(source_version(*_PRINT), print_shot),
    "turnaround": Task(source_version(*_SHOT, "renderers.production.turnarounds"), turnaround),
    "reference": Task(
        source_version(*_SHOT, "renderers.generative.looks.reference"), draw_reference
    ),
    "look captions": Task(source_version(*_LESSONS), caption_look, _TEACH_LIMIT_S),
    "look class": Task(
        source_version(*_LESSONS, "renderers.backends.diffusion"), paint_class, _TEACH_LIMIT_S
    ),
    "look lessons": Task(source_version(*_LESSONS), encode_look, _TEACH_LIMIT_S),
    "look steps": Task(source_version(*_TEACH), teach_look, _TEACH_LIMIT_S),
    "look sheet": Task(
        source_version(*_LESSONS, "renderers.backends.diffusion"), sample_look, _TEACH_LIMIT_S
    ),
    "music": Task(source_version(*_MUSIC), play_music),
    "mix": Task(
        source_version("voices", "renderers.production.mixing", "renderers.production.music"),
        mix_programme,
        ahead=("voices.mix",),
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

"""The passes of a shot as files.

Enters: an exposure sheet, a size, assets, an empty folder. Leaves: a file for every frame of every
pass that was asked for, and `passes.json`, which says what they are. One sheet, the same bytes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from renderers.backends.toon.passes import Passes, body_id, face_id
from renderers.backends.toon.renderer import ToonRenderer, head_px
from renderers.passes.anatomy import Anatomy
from renderers.passes.cameras import Camera, camera_at
from renderers.passes.poses import Person, person_in
from renderers.passes.shot_files import (
    Notes,
    Recording,
    ShotFiles,
    View,
    made,
    manifest,
    write_json,
    write_png,
)
from renderers.profile import Profile
from renderers.renderer import Assets
from renderers.rigs.characters import detail_for
from renderers.xsheet import XSheet


def views(
    sheet: XSheet, recording: Recording, assets: Assets, renderer: ToonRenderer
) -> Iterator[View]:
    """The wanted frames of a shot, measured one after the other.

    Raises:
        RenderError: the sheet is a card and shows no set.
    """
    width, height = recording.width, recording.height
    bodies = _anatomies(sheet, recording, assets)
    wanted = recording.wanted(sheet)
    measured = renderer.every_pass(sheet, width, height, assets, wanted)
    for frame, (passes, ink) in zip(wanted, measured, strict=True):
        camera = camera_at(sheet.camera, frame, width, height)
        last = frame + 1 == sheet.frames
        following = None if last else camera_at(sheet.camera, frame + 1, width, height)
        people = tuple(_people(sheet, bodies, frame, camera, passes))
        yield View(frame, passes, ink, camera, following, people)


def record(
    sheet: XSheet, recording: Recording, assets: Assets, folder: Path, renderer: ToonRenderer
) -> dict[str, Any]:
    """Write the passes of a shot into `folder`; what `passes.json` says of them."""
    notes = Notes()
    writer = ShotFiles(folder, recording, sheet)
    for view in views(sheet, recording, assets, renderer):
        writer.write(view, notes)
    if "beauty" in recording.passes:
        _write_beauty(sheet, recording, assets, folder, renderer)
    writer.finish(notes)
    told = manifest(sheet, recording, notes)
    write_json(folder / "passes.json", told)
    return told


def _anatomies(sheet: XSheet, recording: Recording, assets: Assets) -> list[Anatomy]:
    """Every actor's body in the detail that is drawn at this size."""
    found = []
    for track in sheet.actors:
        detail = detail_for(head_px(track, sheet, recording.width, recording.height))
        found.append(Anatomy(track, assets.character(track.look, detail), detail))
    return found


def _people(
    sheet: XSheet, bodies: Sequence[Anatomy], frame: int, camera: Camera, passes: Passes
) -> Iterator[Person]:
    for number, (track, body) in enumerate(zip(sheet.actors, bodies, strict=True)):
        if track.visible[frame]:
            own = (body_id(number), face_id(number))
            person = person_in(track.character_id, body.at(frame), camera, passes, own)
            if person is not None:
                yield person


def _write_beauty(
    sheet: XSheet, recording: Recording, assets: Assets, folder: Path, renderer: ToonRenderer
) -> None:
    """The picture on ones; drawn as the passes are, from the same bodies."""
    bare = replace(sheet, fade_in_frames=0, fade_out_frames=0)
    profile = Profile("passes", recording.width, recording.height, step=1)
    wanted = set(recording.wanted(sheet))
    frame = 0
    for picture in renderer.render(bare, profile, assets):
        for number in range(frame, frame + picture.repeat):
            if number in wanted:
                path = made(folder / f"beauty/{number:04}.png")
                write_png(path, picture.pixels[..., :3])
        frame += picture.repeat

"""Whether the files that a tool left are what its contract says.

Enters: a job's folder and a description's files. Leaves: problems in words, none where all is well.
A file counts only as a plain file within the job's folder, of the size, frames and kind promised.
"""

import json
import wave
from collections.abc import Iterator, Mapping
from pathlib import Path

from PIL import Image

from renderers.backends.tools.description import File, Format
from renderers.backends.tools.glb import problems as glb_problems
from renderers.generative.lossless import Film, film_told

_MAGIC = {Format.PLY: b"ply"}
_JSON_MOST = 64 << 20


def problems(file: File, path: Path, job: Path, inputs: Mapping[str, Path]) -> Iterator[str]:
    """What is wrong with one file."""
    if path.is_symlink() or not path.resolve().is_relative_to(job.resolve()):
        yield f"{file.path} leads out of the job's folder"
        return
    if file.format is Format.FOLDER:
        if not path.is_dir() or not any(path.iterdir()):
            yield f"{file.path} is no folder with files"
        return
    if not path.is_file():
        if not file.optional:
            yield f"{file.path} is not there{_instead(path)}"
        return
    count = path.stat().st_size
    if not file.least_bytes <= count <= file.most_bytes:
        yield f"{file.path} has {count} bytes, and not {file.least_bytes} to {file.most_bytes}"
        return
    yield from _content(file, path, inputs)


def _content(file: File, path: Path, inputs: Mapping[str, Path]) -> Iterator[str]:
    if file.format is Format.VIDEO:
        yield from _film(file, path, inputs)
    elif file.format is Format.GLB:
        yield from (f"{file.path}: {problem}" for problem in glb_problems(path.read_bytes()))
    elif file.format in _MAGIC:
        with path.open("rb") as source:
            if not source.read(8).startswith(_MAGIC[file.format]):
                yield f"{file.path} is no {file.format.value} file"
    else:
        yield from _plain(file, path)


def _plain(file: File, path: Path) -> Iterator[str]:
    try:
        if file.format is Format.JSON:
            json.loads(path.read_bytes()[:_JSON_MOST])
        elif file.format is Format.PICTURE:
            with Image.open(path) as picture:
                picture.load()
        elif file.format is Format.SOUND:
            with wave.open(str(path)) as sound:
                if not sound.getnframes():
                    yield f"{file.path} is a sound of no length"
    except (OSError, ValueError, SyntaxError, wave.Error, EOFError, RecursionError) as error:
        yield f"{file.path} is no {file.format.value}: {error}"


def _film(file: File, path: Path, inputs: Mapping[str, Path]) -> Iterator[str]:
    try:
        found = film_told(path)
    except ValueError as error:
        yield f"{file.path} is no film: {error}"
        return
    if file.frames_of:
        wanted = _like(inputs[file.frames_of]).frames
        if abs(found.frames - wanted) > file.frames_off:
            off = f", give or take {file.frames_off}" if file.frames_off else ""
            yield f"{file.path} has {found.frames} frames, and not {wanted}{off}"
    size = file.size_px if any(file.size_px) else None
    if file.size_of:
        size = _like(inputs[file.size_of]).size_px
    if size is not None and found.size_px != tuple(size):
        told = f"{found.size_px[0]}x{found.size_px[1]}"
        yield f"{file.path} is {told}, and not {size[0]}x{size[1]} px"


def _like(path: Path) -> Film:
    return film_told(path)


def _instead(path: Path) -> str:
    """What lies where a file should."""
    if not path.parent.is_dir():
        return ", nor is its folder"
    names = sorted(one.name for one in path.parent.iterdir())[:6]
    return f"; there are {', '.join(names)}" if names else "; its folder is empty"

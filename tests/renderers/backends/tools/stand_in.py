"""Programs that keep the contracts of the tools that we describe, without their models.

python stand_in.py TOOL JOB [SIZE]: what goes in is read as the tool would, what comes out is made
of it by rule, so that tests see whether each file arrived and what became of the answer.
"""

import json
import sys
import wave
from fractions import Fraction
from pathlib import Path

import numpy as np
from PIL import Image

from renderers.generative.lossless import film_frames, write_film
from renderers.generative.removal.quadmask import KEPT, parts
from renderers.generative.splats.capture import ply


def void(job: Path) -> None:
    """Grey where something goes or changes; noise-free elsewhere but two levels brighter."""
    data = job / "data" / "shot"
    frames = film_frames(data / "input_video.mp4")
    levels = parts(film_frames(data / "quadmask_0.mp4")[..., 0])
    assert json.loads((data / "prompt.json").read_text())["bg"]
    made = np.minimum(frames.astype(int) + 2, 255).astype(np.uint8)
    made[levels != KEPT] = 128
    write_film(job / "made" / "shot.mp4", made, Fraction(12))


def latentsync(job: Path) -> None:
    """As bright as the sound is loud; a frame short, as it may be."""
    frames = film_frames(job / "shot.mp4").copy()
    with wave.open(str(job / "line.wav")) as sound:
        assert sound.getnframes() == round(len(frames) * sound.getframerate() / 25)
        heard = np.frombuffer(sound.readframes(sound.getnframes()), "<i2")
        step = sound.getframerate() // 25
    for number, frame in enumerate(frames):
        loud = np.abs(heard[number * step : (number + 1) * step]).max(initial=0)
        frame[:] = 255 if loud > 1000 else 0
    write_film(job / "made.mp4", frames[:-1], Fraction(25))


def infinitetalk(job: Path) -> None:
    """The picture, as long as the sound."""
    asked = json.loads((job / "request.json").read_text())
    with Image.open(asked["cond_video"]) as picture, wave.open(asked["cond_audio"]["person1"]) as s:
        shown = np.asarray(picture.convert("RGB"))
        count = round(s.getnframes() / s.getframerate() * 25)
    assert asked["prompt"]
    write_film(job / "made.mp4", np.repeat(shown[None], count, 0), Fraction(25))


def trellis2(job: Path) -> None:
    """A box as wide and high as the picture."""
    import trimesh

    with Image.open(job / "picture.png") as picture:
        width, height = picture.size
    trimesh.creation.box((width / 100, height / 100, 0.2)).export(job / "mesh.glb")


def gsplat(job: Path) -> None:
    """A splat at every camera."""
    told = json.loads((job / "data" / "transforms.json").read_text())
    for frame in told["frames"]:
        assert (job / "data" / frame["file_path"]).is_file()
    places = np.array([np.array(f["transform_matrix"])[:3, 3] for f in told["frames"]], np.float32)
    places = np.repeat(places, 60, axis=0)
    (job / "made" / "splat.ply").write_bytes(ply(places, np.zeros((len(places), 3), np.uint8)))


def seedvr2(job: Path, size: str) -> None:
    """Each frame enlarged."""
    width, height = map(int, size.split("x"))
    frames = film_frames(job / "data" / "shot.mp4")
    large = [np.asarray(Image.fromarray(f).resize((width, height))) for f in frames]
    write_film(job / "made" / "shot.mp4", np.stack(large), Fraction(24))


def spandrel(job: Path) -> None:
    """Each frame four times as large."""
    frames = film_frames(job / "data" / "shot.mp4")
    large = frames.repeat(4, axis=1).repeat(4, axis=2)
    write_film(job / "made" / "shot.mp4", large, Fraction(24))


if __name__ == "__main__":
    globals()[sys.argv[1]](Path(sys.argv[2]), *sys.argv[3:])

"""What the face shader is told, and that it says so at its top."""

import re
from dataclasses import replace
from pathlib import Path

import numpy as np

import renderers
from renderers.rigs.faces import face_at, face_of
from renderers.xsheet import FaceTrack
from screenplay.scene_graph import Age, Gender
from tests.renderers.rigs.test_characters import CHILD, MAN, WOMAN

SHADER = Path(renderers.__file__).parent / "backends/toon/shaders/face.glsl"


def _track(frames: int) -> FaceTrack:
    zero = np.zeros(frames, np.float32)
    return FaceTrack(
        mouth=np.tile(np.array([0.5, 0.4, 0.1, 1, 0.2], np.float32), (frames, 1)),
        viseme=("C",) * frames, smile=zero + 0.3, blink=zero, brow=zero, brow_tilt=zero - 0.5,
        squint=zero, gaze_deg=np.tile(np.array([15, -30], np.float32), (frames, 1)), blush=zero,
        tears=zero,
    )  # fmt: skip


def test_every_uniform_of_the_shader_is_filled() -> None:
    declared = set(re.findall(r"uniform \w+ (face_\w+);", SHADER.read_text()))
    told = set(face_of(WOMAN)) | set(face_at(_track(2), 1, WOMAN))
    assert declared == told


def test_values_land_where_the_shader_reads_them() -> None:
    told = face_at(_track(1), 0, MAN)
    assert told["face_mouth"] == (0.5, np.float32(0.4), np.float32(0.1), 1.0)
    assert told["face_lids"] == (0.0, 0.0, 0.5, -1.0)
    brow = told["face_brow"]
    assert isinstance(brow, tuple)
    assert brow[1] == -0.5


def test_age_and_gender_shape_the_face() -> None:
    child, man = face_of(CHILD)["face_build"], face_of(MAN)["face_build"]
    assert isinstance(child, tuple)
    assert isinstance(man, tuple)
    assert child[1] > man[1]  # larger eyes
    assert WOMAN.gender is Gender.FEMALE
    assert CHILD.age is Age.CHILD


def test_teeth_on_the_lip_are_told_apart_from_clenched_teeth() -> None:
    hiss, fricative = (
        face_at(replace(_track(1), viseme=(letter,)), 0, MAN)["face_mouth"] for letter in "BG"
    )
    assert hiss != fricative

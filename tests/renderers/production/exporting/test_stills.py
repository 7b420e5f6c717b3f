"""Frames, loops and posters read back by Pillow and ffmpeg."""

from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from renderers.production.exporting import BadOption
from tests.renderers.production.exporting.conftest import HEIGHT, WIDTH, Made, Print


def of_film(made: Made, number: int) -> np.ndarray:
    """A film frame as another conversion gives it."""
    with av.open(str(made.folder / "animatic.mp4")) as film:
        for index, frame in enumerate(film.decode(video=0)):
            if index == number:
                return np.asarray(frame.to_image()).astype(int)
    raise AssertionError(number)


def test_frames_are_named_by_film_frame(made: Made, printed: Print) -> None:
    files = printed("png", "frames", shots="2").files
    first, length = made.starts[1], made.lengths[1]
    assert [int(f.name.split(".")[-2]) for f in files] == list(range(first, first + length))
    picture = np.asarray(Image.open(files[5])).astype(int)
    assert picture.shape == (HEIGHT, WIDTH, 3)
    assert np.abs(picture - of_film(made, first + 5)).mean() < 3


def test_exr_is_the_same_picture_in_linear_light(made: Made, printed: Print) -> None:
    files = printed("exr", "light", shots="2").files
    assert len(files) == made.lengths[1]
    with av.open(str(files[0])) as exr:
        assert exr.streams.video[0].codec_context.name == "exr"
        planes = next(exr.decode(video=0)).to_ndarray(format="gbrpf32le")
    light = np.asarray(planes)
    light = light if light.shape[-1] == 3 else np.moveaxis(light, 0, -1)
    code = np.asarray(Image.open(printed("png", "codes", shots="2").files[0])) / 255
    wanted = np.where(code <= 0.04045, code / 12.92, ((code + 0.055) / 1.055) ** 2.4)
    assert np.abs(np.sort(light, axis=-1) - np.sort(wanted, axis=-1)).max() < 1e-3


@pytest.mark.parametrize(("kind", "form"), [("gif", "GIF"), ("webp", "WEBP")])
def test_a_shot_loops(made: Made, printed: Print, kind: str, form: str) -> None:
    with Image.open(printed(kind, shots="2", width=96, fps=8).files[0]) as loop:
        assert loop.format == form
        assert loop.size == (96, 54)
        assert abs(loop.n_frames - made.lengths[1] * 8 / 24) <= 1
        assert loop.info["loop"] == 0


def test_posters_are_full_size_and_different(made: Made, printed: Print) -> None:
    files = printed("posters", "p", of="shots").files
    assert len(files) == len(made.lengths)
    assert {np.asarray(Image.open(f)).shape for f in files} == {(HEIGHT, WIDTH, 3)}
    assert len({f.read_bytes() for f in files}) > len(files) // 2


def test_a_poster_of_any_frame(made: Made, printed: Print) -> None:
    number = made.starts[2] + 3
    (file,) = printed("posters", "p", of="frames", frames=str(number)).files
    picture = np.asarray(Image.open(file)).astype(int)
    assert np.abs(picture - of_film(made, number)).mean() < 3


def test_a_frame_behind_the_end_is_refused(made: Made, printed: Print, tmp_path: Path) -> None:
    with pytest.raises(BadOption, match=f"from 0 to {made.negative.timeline.frames - 1}"):
        printed("posters", "p", of="frames", frames="99999")
    assert list(tmp_path.iterdir()) == []

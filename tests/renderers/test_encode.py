import hashlib
import subprocess
import sys
import threading
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from renderers.encode import concatenate, encode_shot, mux
from renderers.errors import DiskFull, EncodeError
from renderers.profile import Profile
from renderers.renderer import Frame
from renderers.sound_track import AUDIO_RATE_HZ, fitted, from_bytes, sound_track, to_bytes
from screenplay.frame_rate import FrameRate

FAST = Profile("fast", 160, 96)
FILM = Profile("film", 160, 96, crf=17, preset="veryfast")
NTSC = FrameRate(24000, 1001)
SRT = "1\n00:00:00,250 --> 00:00:00,750\nHello.\n\n2\n00:00:01,000 --> 00:00:01,500\nÇa va? 你好\n"


def frames(count: int, grey: int, hold: int = 2) -> Iterator[Frame]:
    """A bar that moves over grey, each picture held; the shade tells the shot."""
    for start in range(0, count, hold):
        pixels = np.full((96, 160, 4), grey, np.uint8)
        pixels[10:40, start * 3 % 120 :][:, :20, :3] = 230
        pixels[..., 3] = 255
        yield Frame(pixels, min(hold, count - start))


def decoded(path: Path) -> list[tuple[Fraction, float]]:
    """Time and brightness of the lower half of every picture."""
    with av.open(str(path)) as film:
        base = film.streams.video[0].time_base
        assert base is not None
        return [
            ((f.pts or 0) * base, float(f.to_ndarray(format="gray")[60:].mean()))
            for f in film.decode(video=0)
        ]


def shots(folder: Path, profile: Profile, rate: FrameRate) -> list[Path]:
    """Three shots of 25, 48 and 7 frames, dark to light."""
    paths = [folder / f"{i}.mp4" for i in range(3)]
    for path, count, grey in zip(paths, (25, 48, 7), (40, 110, 180), strict=True):
        assert encode_shot(path, frames(count, grey), profile, rate) == count
    return paths


@pytest.mark.parametrize("profile", [FAST, FILM])
@pytest.mark.parametrize("rate", [FrameRate(), NTSC])
def test_shots_join_frame_by_frame(tmp_path: Path, profile: Profile, rate: FrameRate) -> None:
    film = tmp_path / "film.mp4"
    assert concatenate(film, shots(tmp_path, profile, rate)) == 80
    seen = decoded(film)
    assert [time for time, _ in seen] == [Fraction(i) / rate.fps for i in range(80)]
    levels = [level for _, level in seen]
    for first, last, grey in ((0, 25, 40), (25, 73, 110), (73, 80, 180)):
        assert levels[first:last] == pytest.approx([grey] * (last - first), abs=4)


def test_the_same_frames_give_the_same_bytes(tmp_path: Path) -> None:
    digests = set()
    for name in ("a.mp4", "b.mp4"):
        encode_shot(tmp_path / name, frames(30, 90), FAST, FrameRate())
        digests.add(hashlib.sha256((tmp_path / name).read_bytes()).hexdigest())
    assert len(digests) == 1


def test_colours_survive(tmp_path: Path) -> None:
    """BT.709 in limited range, and tagged so: a pure tint comes back within a few levels."""
    pixels = np.zeros((96, 160, 4), np.uint8)
    pixels[...] = (200, 90, 60, 255)
    encode_shot(tmp_path / "c.mp4", [Frame(pixels, 3)], FILM, FrameRate())
    with av.open(str(tmp_path / "c.mp4")) as film:
        picture = next(film.decode(video=0))
        assert (picture.colorspace, picture.color_range) == (1, 1)
        back = picture.to_ndarray(format="rgb24").mean(axis=(0, 1))
    assert back == pytest.approx([200, 90, 60], abs=4)


@pytest.mark.parametrize("rate", [FrameRate(), NTSC])
@pytest.mark.parametrize("surplus", [-5000, 0, 5000])
def test_sound_is_as_long_as_the_picture(tmp_path: Path, rate: FrameRate, surplus: int) -> None:
    film, done = tmp_path / "film.mp4", tmp_path / "done.mp4"
    concatenate(film, shots(tmp_path, FAST, rate))
    samples = rate.samples(80, AUDIO_RATE_HZ)
    time = np.arange(samples + surplus) / AUDIO_RATE_HZ
    tone = np.repeat(0.3 * np.sin(2 * np.pi * 440 * time)[:, None], 2, axis=1).astype(np.float32)
    track = sound_track(tone, Fraction(80) / rate.fps)
    assert from_bytes(to_bytes(track)) == track
    mux(done, film, track, SRT, "fra")
    with av.open(str(done)) as result:
        lengths = {
            s.type: Fraction(s.duration or 0) * Fraction(s.time_base or 0) for s in result.streams
        }
        assert lengths["video"] == Fraction(80) / rate.fps
        assert lengths["audio"] == Fraction(samples, AUDIO_RATE_HZ)
        assert result.streams.audio[0].metadata["language"] == "fra"
        heard = np.concatenate([f.to_ndarray() for f in result.decode(audio=0)], axis=1)
    common = min(samples, len(tone)) - 3000
    assert np.abs(heard[0, 2000:common] - tone[2000:common, 0]).max() < 0.04  # in step
    assert len(decoded(done)) == 80


def test_subtitles_are_a_track(tmp_path: Path) -> None:
    film, done = tmp_path / "film.mp4", tmp_path / "done.mp4"
    concatenate(film, shots(tmp_path, FAST, FrameRate()))
    mux(done, film, sound_track(np.zeros((0, 2), np.float32), Fraction(80, 24)), SRT)
    with av.open(str(done)) as result:
        track = result.streams.subtitles[0]
        assert track.codec_context.name == "mov_text"
        assert track.metadata["language"] == "eng"
        packets = [p for p in result.demux(track) if p.size > 2]
        told = [(p.pts, p.duration, bytes(p)[2:].decode()) for p in packets]
    assert told == [(250, 500, "Hello."), (1000, 500, "Ça va? 你好")]


def test_the_index_stands_first(tmp_path: Path) -> None:
    film, done = tmp_path / "film.mp4", tmp_path / "done.mp4"
    concatenate(film, shots(tmp_path, FAST, FrameRate()))
    mux(done, film, sound_track(np.zeros((1000, 2), np.float32), Fraction(80, 24)))
    data = done.read_bytes()
    assert 0 < data.index(b"moov") < data.index(b"mdat")


def test_frames_of_another_size_are_refused(tmp_path: Path) -> None:
    wrong = Frame(np.zeros((90, 160, 4), np.uint8))
    with pytest.raises(EncodeError, match="160×90"):
        encode_shot(tmp_path / "x.mp4", [wrong], FAST, FrameRate())
    assert list(tmp_path.iterdir()) == []


def test_a_picture_is_encoded_while_the_next_is_drawn(tmp_path: Path) -> None:
    threads: set[str] = set()

    def drawn() -> Iterator[Frame]:
        for frame in frames(6, 90):
            yield frame
            threads.update(thread.name for thread in threading.enumerate())

    encode_shot(tmp_path / "x.mp4", drawn(), FAST, FrameRate())
    assert any(name.startswith("encoder") for name in threads)
    assert not any(thread.name.startswith("encoder") for thread in threading.enumerate())


def test_a_fault_while_drawing_ends_the_encoder_too(tmp_path: Path) -> None:
    def faulty() -> Iterator[Frame]:
        yield from frames(3, 90)
        raise RuntimeError("the lamp went out")

    with pytest.raises(RuntimeError, match="lamp"):
        encode_shot(tmp_path / "x.mp4", faulty(), FAST, FrameRate())
    assert not list(tmp_path.iterdir())
    assert not any(thread.name.startswith("encoder") for thread in threading.enumerate())


def test_shots_encoded_otherwise_are_refused(tmp_path: Path) -> None:
    encode_shot(tmp_path / "a.mp4", frames(4, 50), FAST, FrameRate())
    encode_shot(tmp_path / "b.mp4", frames(4, 50), FAST, FrameRate(25))
    with pytest.raises(EncodeError, match=r"b\.mp4"):
        concatenate(tmp_path / "film.mp4", [tmp_path / "a.mp4", tmp_path / "b.mp4"])
    with pytest.raises(EncodeError, match="no shots"):
        concatenate(tmp_path / "film.mp4", [])
    assert not (tmp_path / "film.mp4").exists()


def test_mono_is_refused() -> None:
    with pytest.raises(EncodeError, match="shape"):
        sound_track(np.zeros(100, np.float32), Fraction(1))


def test_a_full_disk_leaves_nothing(tmp_path: Path) -> None:
    """A limit on file sizes stands for the full disk."""
    program = (
        "import resource, signal, sys\n"
        "import numpy as np\n"
        "from pathlib import Path\n"
        "from renderers.encode import encode_shot\n"
        "from renderers.errors import DiskFull\n"
        "from renderers.profile import Profile\n"
        "from renderers.renderer import Frame\n"
        "from screenplay.frame_rate import FrameRate\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))\n"
        "FAST = Profile('p', 160, 96)\n"
        "noise = np.random.default_rng(1).integers(0, 255, (30, 96, 160, 4), dtype=np.uint8)\n"
        "try:\n"
        "    encode_shot(Path(sys.argv[1]), map(Frame, noise), FAST, FrameRate())\n"
        "except DiskFull as error:\n"
        "    print(error)\n"
    )
    path = tmp_path / "shot.mp4"
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)],
        capture_output=True, text=True, cwd=root, check=True,
    )  # fmt: skip
    assert "no room" in done.stdout
    assert str(path) in done.stdout
    assert list(tmp_path.iterdir()) == []
    assert issubclass(DiskFull, EncodeError)


def test_fitting_cuts_and_fills() -> None:
    ones = np.ones((100, 2), np.float32)
    assert fitted(ones, Fraction(50, AUDIO_RATE_HZ)).shape == (50, 2)
    longer = fitted(ones, Fraction(150, AUDIO_RATE_HZ))
    assert longer[:100].all()
    assert not longer[100:].any()

"""Movies read back by ffprobe."""

import pytest

from renderers.errors import EncodeError
from renderers.interchange import ffmpeg
from renderers.interchange.movies import CODECS
from renderers.production.exporting import export
from tests.renderers.production.exporting.conftest import HEIGHT, WIDTH, Made, Print
from tests.renderers.production.exporting.probing import frame_hashes, probed


@pytest.mark.parametrize(
    ("kind", "codec", "profile", "sound"),
    [
        ("h264", "h264", "", "aac"),
        ("h265", "hevc", "Main", "aac"),
        ("av1", "av1", "Main", "aac"),
        ("prores", "prores", "HQ", "pcm_s24le"),
        ("dnxhr", "dnxhd", "DNXHR HQ", "pcm_s24le"),
    ],
)
def test_a_stretch_is_as_long_as_its_shots(
    made: Made, printed: Print, kind: str, codec: str, profile: str, sound: str
) -> None:
    told = probed(printed(kind, shots="2-3").files[0])
    frames = sum(made.lengths[1:3])
    assert told["video"]["codec_name"] == codec
    assert profile in (told["video"]["profile"], "")
    assert (told["video"]["width"], told["video"]["height"]) == (WIDTH, HEIGHT)
    assert int(told["video"]["nb_read_frames"]) == frames
    assert told["video"]["avg_frame_rate"] == "24/1"
    assert told["audio"]["codec_name"] == sound
    assert abs(float(told["audio"]["duration"]) - frames / 24) < 0.03
    assert told["format"]["tags"]["title"] == made.negative.title


def test_h264_is_the_picture_as_drawn(made: Made, printed: Print) -> None:
    file = printed("h264").files[0]
    assert frame_hashes(file) == frame_hashes(made.folder / "animatic.mp4")


def test_subtitles_are_a_track_that_can_be_left_out(made: Made, printed: Print) -> None:
    told = probed(printed("h264").files[0])
    assert told["subtitle"]["codec_name"] == "mov_text"
    assert told["subtitle"]["tags"]["language"] == "eng"
    assert told["audio"]["tags"]["language"] == "eng"
    assert "subtitle" not in probed(printed("h264", "bare", subtitles=False).files[0])
    assert "subtitle" not in probed(printed("h264", "title", shots="1").files[0])  # nobody speaks


def test_a_mov_knows_the_films_timecode(made: Made, printed: Print) -> None:
    told = probed(printed("prores", profile="proxy", shots="3").files[0])
    first = made.starts[2]
    assert told["video"]["tags"]["timecode"] == f"00:00:{first // 24:02}:{first % 24:02}"


def test_the_same_film_gives_the_same_bytes(printed: Print) -> None:
    one, two = (printed("h264", name, shots="1-2").files[0] for name in ("a.mp4", "b.mp4"))
    assert one.read_bytes() == two.read_bytes()


def test_scenes_are_chosen_by_position(made: Made, printed: Print) -> None:
    second = made.negative.script[1].id
    frames = sum(
        n for shot, n in zip(made.negative.shots, made.lengths, strict=True) if shot.scene == second
    )
    made_of = printed("h264", scenes="2")
    assert int(probed(made_of.files[0])["video"]["nb_read_frames"]) == frames
    assert any("rest of the film" in lost for lost in made_of.not_carried)


def test_a_missing_encoder_is_named_with_its_remedy(
    made: Made, printed: Print, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ffmpeg, "encoders", lambda: frozenset({"aac"}))
    with pytest.raises(ffmpeg.MissingTool, match=r"libx265.*apt-get install ffmpeg"):
        printed("h265", shots="1")


def test_without_a_system_ffmpeg_the_packaged_one_serves(monkeypatch: pytest.MonkeyPatch) -> None:
    packaged = pytest.importorskip("imageio_ffmpeg", reason="imageio-ffmpeg is not installed")
    monkeypatch.setenv("PATH", "")
    ffmpeg.program.cache_clear()
    try:
        assert ffmpeg.program() == packaged.get_ffmpeg_exe()
    finally:
        ffmpeg.program.cache_clear()


def test_every_encoder_is_there() -> None:
    assert {codec.encoder for codec in CODECS.values() if codec.encoder} <= ffmpeg.encoders()


def test_what_ffmpeg_says_is_passed_on(
    made: Made, tmp_path_factory: pytest.TempPathFactory
) -> None:
    home = tmp_path_factory.mktemp("broken")
    (home / "no.mp4").write_bytes(b"no film")
    with pytest.raises(EncodeError, match="Invalid data"):
        ffmpeg.encode([home / "no.mp4"], [], home / "x.mp4")


def test_by_default_it_lies_among_the_folders_exports(made: Made) -> None:
    file = export(made.folder, "srt").files[0]
    assert file == made.folder.absolute() / "exports" / "small-b-odd-b-sys-inputs.srt"
    file.unlink()

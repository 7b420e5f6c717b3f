"""Music reaches the film: laid where notes want it, and nothing but the sound is made again."""

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt
import pytest
import soundfile

from planner import edits as e
from planner.amending import Draft, amended
from planner.edits import AnyEdit
from planner.errors import RefusedEdit
from planner.rules import plan
from renderers.conform import conform
from renderers.cueing import Cueing
from renderers.production.consequences import estimated_takes
from renderers.production.film import FilmSummary, make_film
from renderers.production.mixing import programme_of
from renderers.production.music import LaidMusic, laid_music
from renderers.production.notes import keep_edits
from renderers.production.own_music import kept_music, music_file
from renderers.production.planning import Planned
from renderers.production.request import FilmRequest
from renderers.production.stages import JobEnded, Stage, StageEvent
from renderers.profile import Profile
from renderers.timeline import Timeline
from screenplay.read import read
from screenplay.world.parting import parted
from storage.blobs import Digest
from storage.projects import Project
from tests.planner.amending.any_edits import film
from voices.errors import BadScore, MissingEngine
from voices.score.playing import ident
from voices.takes import RATE_HZ

try:
    ident()
    MISSING = ""
except MissingEngine as missing:
    MISSING = str(missing)
plays = pytest.mark.skipif(bool(MISSING), reason=MISSING or "FluidSynth is here")
SCRIPT = """Title: Small

INT. KITCHEN - DAY

ANNA (30), red hair, stands at the table.

ANNA
Is it still raining out there?

Anna walks to the window. She waits for a long while.

EXT. GARDEN - NIGHT

Anna looks at the sky.

ANNA
(sadly)
Look at that.

She waits.
"""
TINY = Profile("animatic", 192, 108)
FILM = film()
KITCHEN, GARDEN = FILM.graph.scenes


Heard = npt.NDArray[np.float32]


def made(folder: Path, edits: Sequence[AnyEdit] = ()) -> tuple[FilmSummary, Heard, set[str]]:
    """The film with these notes, its sound, and the jobs done after the lines were spoken."""
    script = folder / "small.fountain"
    if not script.exists():
        script.write_text(SCRIPT, encoding="utf-8")
    keep_edits(edits, Project(folder / "out"))
    heard: list[StageEvent] = []
    request = FilmRequest(script, folder / "out", profile=TINY, environment=dict(os.environ))
    summary = make_film(request, heard.append)
    ended = [x for x in heard if isinstance(x, JobEnded) and x.stage is Stage.DRAW]
    return summary, sound(summary), {x.label for x in ended if not x.cached}


def sound(summary: FilmSummary) -> Heard:
    with av.open(str(summary.delivered.film)) as container:
        return np.concatenate([f.to_ndarray() for f in container.decode(audio=0)], axis=1)


def song(path: Path, seconds: float = 3.0) -> Path:
    at = np.arange(round(seconds * 44_100)) / 44_100
    path.parent.mkdir(exist_ok=True)
    soundfile.write(path, 0.3 * np.sin(2 * np.pi * 1000 * at), 44_100)
    return path


def placed(*edits: e.Sound, **music: str) -> tuple[list[LaidMusic], Timeline]:
    """Where music lies after some edits, and the cut."""
    after, skipped = amended(FILM, edits)
    assert not skipped
    timeline = conform(after.plan, after.graph, estimated_takes(after.graph))
    blobs = {name: Digest(blob) for name, blob in music.items()}
    planned = Planned(after.graph, after.plan, {}, music=blobs)
    return list(laid_music(planned, timeline)), timeline


def span(timeline: Timeline, draft: Draft, scene_id: str) -> tuple[int, int]:
    """First and last frame of a scene."""
    clips = [c for s, c in zip(draft.plan.shots, timeline.clips, strict=True)
             if s.scene_id == scene_id]  # fmt: skip
    return clips[0].start, clips[-1].start + clips[-1].frames


@plays
def test_music_is_heard_and_only_the_sound_is_made_again(tmp_path: Path) -> None:
    before, old, _ = made(tmp_path)
    music = e.Sound(part="music", mood="fitting")
    after, new, jobs = made(tmp_path, (music,))
    assert jobs == {"music: neutral", "music: sad", "programme", "sound track", "film", "proof"}
    for summary in (before, after):
        assert summary.delivered.loudness.integrated_lufs == pytest.approx(-16, abs=0.5)
        assert summary.delivered.loudness.true_peak_dbtp <= -1
    assert old.shape == new.shape
    assert (np.abs(new) > 0.01).mean() > 1.2 * (np.abs(old) > 0.01).mean()
    assert after.delivered.verdicts.lines_proven == before.delivered.verdicts.lines_proven
    _, quieter, jobs = made(tmp_path, (music, e.Sound(part="music", level_db=-8.0)))
    assert jobs == {"programme", "sound track", "film", "proof"}  # levels play nothing again
    assert not np.array_equal(quieter, new)


def test_the_users_own_music_is_heard_even_when_it_has_moved(tmp_path: Path) -> None:
    theme = song(tmp_path / "theme.flac")
    own = (e.Sound(part="music", file="theme.flac", level_db=12.0),)
    _, first, jobs = made(tmp_path, own)
    assert "music: theme.flac" in jobs
    power = np.abs(np.fft.rfft(first[0])) ** 2
    places = np.fft.rfftfreq(first.shape[1], 1 / 48_000)
    tone = power[(places > 980) & (places < 1020)].sum()
    assert tone > 0.3 * power[places > 60].sum()
    theme.unlink()
    _, again, jobs = made(tmp_path, own)
    assert not jobs
    assert np.array_equal(first, again)


def test_music_begins_and_ends_with_its_scene() -> None:
    (laid,), timeline = placed(e.Sound(part="music", scene=KITCHEN.id, mood="tense"))
    start, end = span(timeline, FILM, KITCHEN.id)
    assert laid.start == timeline.rate.samples(start, RATE_HZ)
    assert laid.start + laid.samples == timeline.rate.samples(end, RATE_HZ)
    assert laid.mood == "tense"
    length = laid.samples / RATE_HZ
    assert laid.speech
    assert all(0 <= a < b <= length + 0.1 for a, b in laid.speech)


def test_a_fade_ends_with_its_line() -> None:
    line = next(b for b in KITCHEN.beats if b.line is not None)
    sad = e.Sound(part="music", scene=KITCHEN.id, mood="sad")
    (laid,), timeline = placed(sad, e.Sound(part="music", fade=line.id))
    said = next(b for b in timeline.beats if b.beat_id == line.id)
    end = laid.start + laid.samples
    assert end == timeline.rate.samples(said.start + said.frames, RATE_HZ)
    assert laid.fade_out_s == pytest.approx(float(timeline.rate.seconds(said.frames)))


def test_one_file_plays_on_under_several_scenes() -> None:
    pieces, timeline = placed(e.Sound(part="music", file="a.mp3"), **{"a.mp3": "0" * 64})
    (laid,) = pieces
    assert laid.start == timeline.rate.samples(span(timeline, FILM, KITCHEN.id)[0], RATE_HZ)
    end = timeline.rate.samples(span(timeline, FILM, GARDEN.id)[1], RATE_HZ)
    assert laid.start + laid.samples == end
    composed, _ = placed(e.Sound(part="music", mood="calm"))
    assert [laid.seed for laid in composed] == [0, 0]


def test_levels_go_by_shot_too() -> None:
    spoken = {b.id for b in KITCHEN.beats if b.line is not None}
    shot = next(s for s in FILM.plan.shots if any(c.beat_id in spoken for c in s.covers))
    edits = [e.Sound(part=part, shot=shot.id, level_db=-5.0) for part in ("voices", "ambience")]
    music = [e.Sound(part="music", mood="calm"), e.Sound(part="music", shot=shot.id, mute=True)]
    after, skipped = amended(FILM, (*edits, *music))
    assert not skipped
    timeline = conform(after.plan, after.graph, estimated_takes(after.graph))
    sheets = Cueing(after.plan, timeline, after.graph).sheets()
    plain, changed = (
        programme_of(Planned(draft.graph, draft.plan, {}), timeline, sheets)
        for draft in (FILM, after)
    )
    moved = [b.gain_db - a.gain_db for a, b in zip(plain.lines, changed.lines, strict=True)]
    assert set(moved) == {0.0, -5.0}
    clip = next(c for c in timeline.clips if c.shot_id == shot.id)
    start = timeline.rate.samples(clip.start, RATE_HZ)
    assert {(r.start, r.db) for bed in changed.beds for r in bed.rides} == {(start, -5.0)}
    assert {(r.start, r.db) for one in changed.music for r in one.rides} == {(start, -120.0)}
    assert replace(changed, lines=plain.lines, beds=plain.beds, music=()) == plain


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("gone.mp3", r"'gone\.mp3' is not in .*put it there, or note “no music”"),
        ("../secret.mp3", "outside the script's folder"),
        ("/etc/secret.wav", "outside the script's folder"),
        ("link.wav", "outside the script's folder"),
        ("notes.txt", "of another kind; give wav, flac, ogg, mp3"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused(tmp_path: Path, name: str, why: str) -> None:
    folder = tmp_path / "films"
    song(tmp_path / "outside.wav")
    folder.mkdir()
    (folder / "link.wav").symlink_to(tmp_path / "outside.wav")
    after, _ = amended(FILM, [e.Sound(part="music", file=name)])
    with pytest.raises(RefusedEdit, match=why):
        kept_music(after.plan, folder / "film.fountain", Project(tmp_path / "out"))


def test_a_file_without_music_is_refused(tmp_path: Path) -> None:
    (tmp_path / "broken.mp3").write_bytes(b"no music")
    after, _ = amended(FILM, [e.Sound(part="music", file="broken.mp3")])
    with pytest.raises(BadScore, match=r"broken\.mp3 is no sound that can be read"):
        kept_music(after.plan, tmp_path / "film.fountain", Project(tmp_path / "out"))


def test_a_script_with_a_cue_has_music(tmp_path: Path) -> None:
    script = tmp_path / "cue.fountain"
    script.write_text(SCRIPT.replace("Anna walks", "Eerie music plays.\n\nAnna walks"), "utf-8")
    graph = parted(read(script))
    planned = plan(graph)
    timeline = conform(planned, graph, estimated_takes(graph))
    (laid,) = laid_music(Planned(graph, planned, {}), timeline)
    assert laid.mood == "eerie"
    assert laid.start > timeline.rate.samples(span(timeline, Draft(graph, planned),
                                                   graph.scenes[0].id)[0], RATE_HZ)  # fmt: skip
    assert music_file("theme.ogg", script).parent == tmp_path

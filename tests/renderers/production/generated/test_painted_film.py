"""A film painted by tiny models, end to end: the same performance, other pictures."""

import json
import os
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from renderers.generative.errors import AdapterRefused, CannotRun, CardError
from renderers.generative.shot_passes import unpacked
from renderers.production.exporting.negative import negative_of
from renderers.production.film import FilmSummary, make_film
from renderers.production.generated import clip_frames
from renderers.production.generated.choice import GeneratedChoice
from renderers.production.generated.kept_views import views_of
from renderers.production.generated.retakes import throw_away
from renderers.production.generated.scores import parity_of
from renderers.production.request import FilmRequest
from renderers.production.stages import JobEnded, StageEvent
from renderers.profile import Profile
from storage.blobs import Digest
from storage.projects import Project
from tests.renderers.production.generated.conftest import SIZE

SCRIPT = """Title: Small

INT. KITCHEN - DAY

ANNA (30), red hair, sits at the table.

ANNA
Rain.

DISSOLVE TO:

EXT. GARDEN - NIGHT

ANNA
Look.
"""
PROFILE = Profile("final", *SIZE, step=1)


class Shooting:
    """A film folder, and what was done in its last run."""

    def __init__(self, folder: Path, models: Path) -> None:
        self.out = folder / "out"
        self.script = folder / "small.fountain"
        folder.mkdir(parents=True, exist_ok=True)
        self.script.write_text(SCRIPT, encoding="utf-8")
        self.environment = {**os.environ, "STORYREEL_MODELS": str(models)}
        self.done: Counter[str] = Counter()

    def make(self, choice: GeneratedChoice | None) -> FilmSummary:
        self.done.clear()
        request = FilmRequest(
            self.script, self.out, PROFILE, environment=self.environment, paint=choice
        )
        return make_film(request, self._hear)

    def _hear(self, event: StageEvent) -> None:
        if isinstance(event, JobEnded) and not event.cached:
            self.done[event.kind] += 1

    def blobs(self, kind: str, name: str) -> list[str]:
        """Digests of what jobs of a kind left."""
        import sqlite3

        table = self.out / ".storyreel" / "jobs.sqlite"
        with sqlite3.connect(table) as rows:
            found = rows.execute("SELECT outputs FROM result WHERE kind = ?", [kind]).fetchall()
        return sorted(json.loads(outputs)[name] for (outputs,) in found)

    def is_painted(self, sheet: str) -> bool:
        """Whether a shot shows a set; told from what it was printed from."""
        told = json.loads(Project(self.out).blobs.get(Digest(sheet)))
        return told["cues"]["floor_plan"] is not None

    def clips(self) -> list[np.ndarray]:
        """Frames [n, h, w, 3] of every painted shot."""
        blobs = Project(self.out).blobs
        return [
            np.stack(list(clip_frames.unpacked(blobs.get(digest))))
            for digest in self.blobs("clip", "frames")
        ]


STILLS = GeneratedChoice("diffusion", "tiny-sdxl")
CLIPS = GeneratedChoice("diffusion", "tiny-sdxl", "tiny-vace")


def test_a_painted_film(tmp_path: Path, models: Path) -> None:
    """One film through its life: painting is the dear part, so all is asked of the same one."""
    painted = Shooting(tmp_path / "a", models)
    summary = painted.make(STILLS)
    assert summary.delivered.verdicts.verbatim
    _the_performance_is_the_animatics(painted)
    _people_take_on_their_rooms_light(painted)
    _places_stand_still_where_nobody_is(painted)
    _places_are_foreseen(painted)
    _it_is_held_to_the_animatic(painted)
    painted.make(STILLS)
    assert not painted.done, "an unchanged film paints nothing"
    _the_same_elsewhere(painted, Shooting(tmp_path / "b", models))
    _a_retake_paints_that_shot_alone(painted)
    _a_video_model_moves_the_shots(painted)
    _a_style_is_words_and_a_lora(painted, models, tmp_path / "style.safetensors")
    painted.make(None)
    assert painted.done["shot"] > 0, "without models the film is drawn as ever"
    assert painted.done["clip"] == painted.done["plate"] == 0
    assert parity_of(Project(painted.out)) == (), "scores of another film do not stay"


def _it_is_held_to_the_animatic(painted: Shooting) -> None:
    """Noise by models with random weights is told to be another film than was approved."""
    project = Project(painted.out)
    film = negative_of(project)
    found = parity_of(project)
    people = [n for n, shot in enumerate(film.shots, 1) if painted.is_painted(shot.sheet)]
    assert [shot.number for shot in found] == people
    assert [shot.shot for shot in found] == [film.shots[n - 1].id for n in people]
    for shot in found:
        values = {part.name: part.value for part in shot.parts}
        assert values.keys().isdisjoint(shot.untold)
        assert values["plate"] < 4, "the plate, with the shadows of who is there"
        assert shot.score is not None
    assert any(shot.low for shot in found)
    report = json.loads((painted.out / "report.json").read_text(encoding="utf-8"))
    assert [shot["number"] for shot in report["parity"]["shots"]] == people


def _the_performance_is_the_animatics(painted: Shooting) -> None:
    """Every clip has as many frames as the performance it follows, in its size."""
    project = Project(painted.out)
    acted = [unpacked(project.blobs.get(d)).frames for d in painted.blobs("passes", "passes")]
    clips = painted.clips()
    assert len(clips) > 1
    assert Counter(len(frames) for frames in clips) == Counter(acted)
    assert all(frames.shape[1:] == (SIZE[1], SIZE[0], 3) for frames in clips)
    film = negative_of(project)
    assert sum(acted) > sum(
        clip.frames for clip, shot in zip(film.timeline.clips, film.shots, strict=True) if shot.said
    ), "what is dissolved from is painted longer"


def _people_take_on_their_rooms_light(painted: Shooting) -> None:
    blobs = Project(painted.out).blobs
    told = [json.loads(blobs.get(digest)) for digest in painted.blobs("clip", "provenance")]
    assert any("actor:ch-anna" in one["light"] for one in told)


def _places_stand_still_where_nobody_is(painted: Shooting) -> None:
    still = [np.ptp(frames[:, :3, :3].astype(int), axis=0).max() == 0 for frames in painted.clips()]
    assert any(still), "a camera at rest has one backdrop, to the bit"


def _places_are_foreseen(painted: Shooting) -> None:
    """Every camera was looked at before its plate, and the folder knows the further views."""
    project = Project(painted.out)
    shots = [s for s in negative_of(project).shots if painted.is_painted(s.sheet)]
    assert painted.done["cameras"] == painted.done["shot plate"] == len(shots)
    assert painted.done["plate"] == painted.done["plate views"] == len(views_of(project))


def _the_same_elsewhere(painted: Shooting, again: Shooting) -> None:
    again.make(STILLS)
    for kind, name in (("clip", "frames"), ("plate", "plate"), ("print", "video")):
        assert again.blobs(kind, name) == painted.blobs(kind, name)


def _a_retake_paints_that_shot_alone(painted: Shooting) -> None:
    project = Project(painted.out)
    before = painted.blobs("clip", "frames")
    shot = next(s for s in negative_of(project).shots if s.said)
    throw_away([shot.id], project)
    painted.make(STILLS)
    assert painted.done["clip"] == 1
    assert painted.done["plate"] == painted.done["passes"] == painted.done["take"] == 0
    assert len(set(painted.blobs("clip", "frames")) - set(before)) == 1, "other noise"


def _a_video_model_moves_the_shots(painted: Shooting) -> None:
    """Plates and passes are those of the film painted before; only clips are made anew."""
    project = Project(painted.out)
    known = set(painted.blobs("clip", "provenance"))
    painted.make(CLIPS)
    assert painted.done["plate"] == painted.done["take"] == 0
    fresh = set(painted.blobs("clip", "provenance")) - known
    assert len(fresh) == painted.done["clip"] > 0
    for digest in fresh:
        assert "tiny-vace" in json.dumps(json.loads(project.blobs.get(digest))["motion"])


def _a_style_is_words_and_a_lora(painted: Shooting, models: Path, file: Path) -> None:
    """Both reach every picture; what is measured stays as it was."""
    from renderers.generative.model_store import ModelStore
    from tests.renderers.backends.diffusion.test_adapters import trained

    store = ModelStore(models)
    trained(store, store.card("tiny-sdxl"), file, seed=3)
    before = set(painted.blobs("plate", "plate")), set(painted.blobs("clip", "frames"))
    painted.make(replace(STILLS, style="gouache painting", style_lora=str(file)))
    assert painted.done["passes"] == painted.done["take"] == 0
    assert set(painted.blobs("plate", "plate")) > before[0]
    assert set(painted.blobs("clip", "frames")) > before[1]
    painted.done.clear()


def test_what_is_missing_is_said_before_anything_is_made(tmp_path: Path, models: Path) -> None:
    shooting = Shooting(tmp_path, models)
    with pytest.raises(CardError, match="tiny-vace makes a clip"):
        shooting.make(GeneratedChoice("diffusion", "tiny-vace"))
    with pytest.raises(CardError, match="no profile 'superb'"):
        shooting.make(GeneratedChoice("diffusion", "tiny-sdxl", quality="superb"))
    with pytest.raises(CannotRun, match="sdxl-union"):
        shooting.make(GeneratedChoice("diffusion"))
    with pytest.raises(AdapterRefused, match=r"gone\.safetensors: cannot be read"):
        shooting.make(replace(STILLS, style_lora="gone.safetensors"))
    assert not shooting.out.exists() or not list(shooting.out.glob("*.mp4"))

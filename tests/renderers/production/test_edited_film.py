"""Notes work through to picture and sound: edited, rendered, only what changed is drawn again."""

import os
from collections.abc import Sequence
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt
import pytest

from planner import edits as e
from planner.amending import Draft, amend, amended
from planner.documents import to_json
from planner.edits import AnyEdit
from planner.rules import plan
from planner.shots import Ease, MoveKind, ShotKind, Size
from renderers.production.consequences import Consequences, consequences, costed, paid
from renderers.production.film import FilmSummary, make_film
from renderers.production.notes import keep_edits, kept_edits
from renderers.production.request import FilmRequest
from renderers.production.stages import JobEnded, Stage, StageEvent
from renderers.profile import Profile
from screenplay.read import read
from screenplay.scene_graph import DayTime, Emotion
from screenplay.world.parting import parted
from storage.job_table import JobTable
from storage.projects import Project
from storage.store import table_file

SCRIPT = """Title: Small

INT. KITCHEN - DAY

ANNA (30), red hair, stands at the table. BEN (40), tall, stands at the window.

ANNA
Is it still raining out there?

BEN
It never stops, not once since the spring.

ANNA
Then we stay!

BEN
And who tells the others that we do?

ANNA
You do. You always know what to say.

EXT. GARDEN - NIGHT

Ben looks at the sky.

BEN
Look at that.
"""
TINY = Profile("animatic", 192, 108)
Frames = npt.NDArray[np.uint8]


class Film:
    """A film folder that is made again after each round of notes."""

    def __init__(self, folder: Path) -> None:
        self.script = folder / "small.fountain"
        self.script.write_text(SCRIPT, encoding="utf-8")
        self.out = folder / "out"
        graph = parted(read(self.script))
        self.draft = Draft(graph, plan(graph))

    def make(self, edits: Sequence[AnyEdit] = ()) -> tuple[FilmSummary, set[str]]:
        """The film with these notes, and the jobs that were done for it."""
        if edits:
            keep_edits(edits, Project(self.out))
        request = FilmRequest(self.script, self.out, profile=TINY, environment=dict(os.environ))
        heard: list[StageEvent] = []
        summary = make_film(request, heard.append)
        ended = [x for x in heard if isinstance(x, JobEnded) and x.stage is Stage.DRAW]
        return summary, {x.label for x in ended if not x.cached}

    def noted(self, edits: Sequence[AnyEdit]) -> Draft:
        after, skipped = amended(self.draft, edits)
        assert not skipped
        return after


@pytest.fixture
def film(tmp_path: Path) -> Film:
    return Film(tmp_path)


def pictures(summary: FilmSummary) -> Frames:
    with av.open(str(summary.delivered.film)) as container:
        return np.stack([f.to_ndarray(format="rgb24") for f in container.decode(video=0)])


def sound(summary: FilmSummary) -> npt.NDArray[np.float32]:
    with av.open(str(summary.delivered.film)) as container:
        return np.concatenate([f.to_ndarray() for f in container.decode(audio=0)], axis=1)


def single(draft: Draft, who: str) -> str:
    """The first shot of one person alone."""
    kinds = {ShotKind.SINGLE, ShotKind.OTS, ShotKind.REACTION}
    return next(
        s.id for s in draft.plan.shots
        if s.framing.kind in kinds and s.framing.subjects == (f"ch-{who}",)
    )  # fmt: skip


def test_a_reframed_shot_is_drawn_again_and_no_other(film: Film) -> None:
    shot = single(film.draft, "ben")
    notes = (
        e.Reframe(shot=shot, size=Size.ECU),
        e.Move(shot=shot, kind=MoveKind.PUSH_IN, ease=Ease.LINEAR),
    )
    before, _ = film.make()
    old = pictures(before)
    after, made = film.make(notes)
    number = next(s.number for s in film.draft.plan.shots if s.id == shot)
    assert consequences(film.draft, film.noted(notes)) == (shot,)
    assert {label for label in made if label.startswith("shot")} == {f"shot {number}"}
    new = pictures(after)
    assert old.shape == new.shape
    differs = np.flatnonzero((old != new).any(axis=(1, 2, 3)))
    assert len(differs) > 12
    assert differs[-1] - differs[0] < len(old) / 2  # one run of frames; the rest is kept
    assert after.delivered.verdicts.lines_proven == before.delivered.verdicts.lines_proven
    with JobTable(table_file(Project(film.out).store)) as table:
        rate = paid(table)
    assert rate is not None
    assert rate > 0


def test_the_shots_foretold_are_the_shots_drawn(film: Film) -> None:
    scene = film.draft.graph.scenes[1]
    line = film.draft.graph.scenes[0].beats[-1]
    notes = (
        e.Dress(character="ch-ben", words="a yellow raincoat", scene=scene.id),
        e.Relight(scene=scene.id, daytime=DayTime.DAWN, weather="fog"),
        e.Perform(beat=line.id, emotion=Emotion.NEUTRAL, gesture="nod"),
    )
    before, _ = film.make()
    old = pictures(before)
    after, made = film.make(notes)
    foretold = consequences(film.draft, film.noted(notes))
    drawn = {
        s.id for s in film.noted(notes).plan.shots if f"shot {s.number}" in made
    }  # fmt: skip
    assert foretold
    assert drawn == set(foretold)
    assert (old[-60:-40] != pictures(after)[-60:-40]).any()
    assert kept_edits(Project(film.out)) == notes
    _, again = film.make()
    assert not {label for label in again if label.startswith("shot")}


def test_voices_and_levels_are_heard_and_nonsense_is_told(film: Film) -> None:
    before, _ = film.make()
    old = sound(before)
    quiet = (e.Sound(part="ambience", mute=True), e.Voice(character="ch-anna", level_db=-18.0))
    after, made = film.make((*quiet, e.Drop(shot="sh-elsewhere")))
    assert not {label for label in made if label.startswith("shot")}
    softer = sound(after)
    assert softer.shape == old.shape
    assert not np.array_equal(old, softer)
    told = [a for a in after.delivered.approximations if "note was not carried out" in a]
    assert len(told) == 1
    assert "sh-elsewhere" in told[0]
    deeper, _ = film.make((*quiet, e.Voice(character="ch-anna", pitch=0.8, tempo=0.9)))
    assert not np.array_equal(softer, sound(deeper))
    assert deeper.delivered.verdicts.lines_proven == before.delivered.verdicts.lines_proven


def test_what_an_edit_costs_grows_with_the_frame(film: Film) -> None:
    shot = single(film.draft, "ben")
    after = amend(film.draft, e.Reframe(shot=shot, size=Size.WS)).draft
    small = costed(film.draft, after, TINY)
    large = costed(film.draft, after, Profile("animatic", 1280, 720))
    assert small.shots == (shot,)
    assert 0 < small.seconds < large.seconds
    known = costed(film.draft, after, TINY, ms_per_frame=20.0)
    assert known == Consequences((shot,), small.frames, round(0.02 * small.frames, 1))


def test_an_unchanged_draft_has_no_consequences(film: Film) -> None:
    assert consequences(film.draft, film.draft) == ()
    assert to_json(film.noted(()).plan) == to_json(film.draft.plan)

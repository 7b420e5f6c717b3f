"""Final cuts that models paint, seen from the studio; looks that they learn."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from renderers.production.commission import commissioned
from storage.projects import Project
from tests.web.conftest import SMALL, TINY, wait_for
from tests.web.painting import WISH
from web.studio.errors import Conflict, DeskRefusal, NotThere, Unfit
from web.studio.shapes import FinalShot, PaintWish, RunState
from web.studio.studio import Studio

_PATIENCE_S = 400.0


def _project(studio: Studio) -> str:
    return studio.projects().projects[0].id


def _painted(studio: Studio, project: str) -> list[FinalShot]:
    """Shots that are no cards."""
    return [shot for shot in studio.final_shots(project) if shot.takes[-1].take]


def _until(happened: Callable[[], bool]) -> None:
    late = time.monotonic() + _PATIENCE_S
    while not happened():
        assert time.monotonic() < late
        time.sleep(0.1)


def test_a_painted_final_cut_stands_beside_the_animatic(painting: Studio) -> None:
    project = _project(painting)
    final = painting.final(project)
    assert (final.by, final.wish) == ("Tiny SDXL, final", WISH)
    assert painting.media(project, final.film).read_bytes()[4:8] == b"ftyp"
    shots = painting.final_shots(project)
    board = [shot for scene in painting.board(project).scenes for shot in scene.shots]
    assert [(s.shot, s.animatic, s.frames) for s in shots] == [
        (s.id, s.take, s.frames) for s in board
    ]
    assert [len(shot.takes) for shot in shots] == [1] * len(shots)
    assert not any(shot.takes[-1].stale for shot in shots)
    painted = _painted(painting, project)
    assert [s.number for s in painted] == [s.number for s in board if s.kind != "card"]
    assert all(shot.takes[-1].score is not None and shot.takes[-1].parts for shot in painted)
    assert final.flagged == tuple(s.number for s in painted if s.takes[-1].low)
    assert final.paces[f"{WISH.still}  {WISH.quality}"] > 0
    assert {run.state for run in painting.runs(project)} == {RunState.DONE, RunState.CANCELLED}


def test_a_final_cut_leaves_the_folder_about_the_animatic(painting: Studio) -> None:
    project = _project(painting)
    folder = Project(painting.home / "projects" / project)
    asked = commissioned(folder)
    assert (asked.profile, asked.paint) == (SMALL, None)
    turn = painting.chat(project, "shot 3 tighter", by="jo")
    assert [shot.number for shot in turn.shots] == [3]
    painting.apply_turn(project, turn.id, by="jo")
    assert wait_for(painting, project) == "done"
    stale = [shot.number for shot in painting.final_shots(project) if shot.takes[-1].stale]
    assert stale == [3]
    assert painting.final(project).score is not None, "what was measured outlives the animatic"


def test_a_retake_paints_one_shot_and_an_earlier_take_comes_back(painting: Studio) -> None:
    project = _project(painting)
    before = {shot.shot: shot.takes[-1].clip for shot in painting.final_shots(project)}
    third = _painted(painting, project)[1]
    run = painting.retake(project, third.shot, by="jo")
    assert (run.kind, run.painted, run.about) == ("final", True, "Tiny SDXL, final")
    assert wait_for(painting, project, _PATIENCE_S) == "done"
    after = {shot.shot: shot.takes[-1].clip for shot in painting.final_shots(project)}
    assert {shot for shot in after if after[shot] != before[shot]} == {third.shot}
    fresh = painting.final_shot(project, third.shot)
    assert [take.take for take in fresh.takes] == [1, 2]
    assert all(take.score is not None for take in fresh.takes)
    painting.use_take(project, third.shot, 1, by="jo")
    assert wait_for(painting, project, _PATIENCE_S) == "done"
    assert [t.take for t in painting.final_shot(project, third.shot).takes] == [2, 1]
    assert painting.final_shot(project, third.shot).takes[-1].clip == before[third.shot]
    with pytest.raises(NotThere, match="take 7"):
        painting.use_take(project, third.shot, 7, by="jo")


def test_a_shot_is_finished_and_the_step_taken_away(painting: Studio) -> None:
    project = _project(painting)
    second = _painted(painting, project)[0]
    before = second.takes[-1].clip
    painting.finish(project, second.shot, "enlarge", "spandrel", times=2, by="jo")
    assert wait_for(painting, project, _PATIENCE_S) == "done", painting.newest_run(project)
    finished = painting.final_shot(project, second.shot)
    assert [step.told for step in finished.steps] == ["enlarge 2 times by spandrel"]
    assert finished.takes[-1].finished[0].startswith("enlarge 2 times by spandrel")
    assert finished.takes[-1].clip != before
    with pytest.raises(Conflict, match="storyreel tool install void"):
        painting.finish(project, second.shot, "remove", "void", word="cup", by="jo")
    with pytest.raises(NotThere):
        painting.finish(project, second.shot, "enlarge", "hammer", by="jo")
    with pytest.raises(DeskRefusal, match="no step 4"):
        painting.unfinish(project, second.shot, 4, by="jo")
    painting.unfinish(project, second.shot, 1, by="jo")
    assert wait_for(painting, project, _PATIENCE_S) == "done"
    assert painting.final_shot(project, second.shot).steps == ()
    assert painting.final_shot(project, second.shot).takes[-1].clip == before


def test_what_cannot_paint_is_told_with_the_command_that_helps(
    studio: Studio, project: str
) -> None:
    told = studio.painters()
    assert told.painters
    assert all(one.lacking and not one.backends for one in told.painters)
    needs = {one.card: [lack.command for lack in one.lacking] for one in told.painters}
    assert "storyreel models add sdxl-union" in needs["sdxl-union"]
    assert all(one.lacking for one in told.trainers)
    assert {one.kind for one in told.finishers} == {"remove", "talk", "lips", "enlarge"}
    with pytest.raises(Conflict, match="storyreel models add sdxl-union"):
        studio.make_final(project, "painted", PaintWish("sdxl-union"), by="jo")
    with pytest.raises(NotThere, match="dall-e"):
        studio.make_final(project, "painted", PaintWish("dall-e"), by="jo")
    with pytest.raises(Unfit):
        studio.make_final(project, "painted", by="jo")
    jane = studio.looks(project).looks[0]
    with pytest.raises(Conflict, match="storyreel models add sdxl-union"):
        studio.train(project, jane.id, "sdxl-union", by="jo")
    shot = studio.board(project).scenes[0].shots[0].id
    with pytest.raises(NotThere):
        studio.retake(project, shot, by="jo")
    assert {run.kind for run in studio.runs(project)} == {"film"}


def test_wishes_are_held_against_the_models(painting: Studio) -> None:
    project = _project(painting)
    with pytest.raises(Unfit, match="final, draft"):
        painting.make_final(project, "painted", PaintWish("tiny-sdxl", quality="best"), by="jo")
    with pytest.raises(NotThere, match="clip"):
        painting.make_final(project, "painted", PaintWish("tiny-sdxl", "tiny-sdxl"), by="jo")
    with pytest.raises(Unfit, match="style"):
        painting.make_final(project, "painted", PaintWish("tiny-sdxl", style="x" * 999), by="jo")
    clip = painting.make_final(project, "painted", PaintWish("tiny-sdxl", "tiny-vace"), by="jo")
    assert clip.about == "Tiny SDXL and Tiny wan-vace, final"
    painting.cancel(clip.id, by="jo")


def test_a_drawn_final_cut_is_compared_but_not_painted_again(
    painting: Studio, models: Path
) -> None:
    project = _project(painting)
    painting.make_final(project, "toon-1080p", by="jo")
    assert wait_for(painting, project, _PATIENCE_S) == "done"
    assert painting.final(project).wish is None
    shots = painting.final_shots(project)
    assert {shot.takes[-1].take for shot in shots} == {0}
    assert not any(shot.takes[-1].stale for shot in shots)
    with pytest.raises(Conflict, match="not painted"):
        painting.retake(project, shots[1].shot, by="jo")


def test_a_training_lets_other_films_pass_yields_to_notes_and_goes_on(painting: Studio) -> None:
    project = _project(painting)
    jane = painting.looks(project).looks[0]
    assert (jane.name, jane.number, jane.trained, jane.run) == ("JANE", 1, (), 0)
    run = painting.train(project, jane.id, "tiny-sdxl", by="jo")
    assert painting.train(project, jane.id, "tiny-sdxl", by="al").id == run.id, "not asked twice"
    _until(lambda: painting.run(run.id).state is RunState.RUNNING)
    other = painting.create("other.fountain", TINY.replace("cup", "mug").encode(), by="jo").id
    assert wait_for(painting, other, _PATIENCE_S) == "done", "another film is drawn meanwhile"
    assert painting.run(run.id).state is RunState.RUNNING
    shot = painting.board(project).scenes[1].shots[0].id
    painting.lock(project, shot, locked=True, by="jo")
    assert painting.run(run.id).state is RunState.CANCELLED
    again = painting.looks(project).looks[0].run
    assert again not in (0, run.id), "it waits to go on by itself"
    painting.cancel(again, by="jo")
    painting.train(project, jane.id, "tiny-sdxl", 2, by="jo")
    assert wait_for(painting, project, _PATIENCE_S) == "done", painting.newest_run(project)
    (learnt,) = painting.looks(project).looks[0].trained
    assert (learnt.base, learnt.step) == ("tiny-sdxl", 2)
    assert painting.media(project, learnt.sheets[0][1]).read_bytes().startswith(b"\x89PNG")
    with pytest.raises(NotThere):
        painting.train(project, "body:nobody:0", "tiny-sdxl", by="jo")
    with pytest.raises(NotThere):
        painting.train(project, jane.id, "dall-e", by="jo")

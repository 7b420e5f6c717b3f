"""The studio's service on a real film."""

import json
import time

import pytest

from storage.errors import NotInLedger
from tests.web.conftest import TINY, wait_for
from web.studio.errors import Conflict, DeskRefusal, NotThere, Unfit
from web.studio.shapes import BoardShot, RunState, ShotState, TurnKind
from web.studio.studio import Studio


def shots_of(studio: Studio, project: str) -> list[BoardShot]:
    return [shot for scene in studio.board(project).scenes for shot in scene.shots]


def test_the_board_shows_every_shot_with_its_take(studio: Studio, project: str) -> None:
    board = studio.board(project)
    shots = shots_of(studio, project)
    assert [shot.number for shot in shots] == list(range(1, len(shots) + 1))
    assert {shot.state for shot in shots} == {ShotState.DONE}
    assert all(shot.take and shot.poster and not shot.stale for shot in shots)
    assert sum(shot.frames for shot in shots) == board.frames
    ends = [shot.start + shot.frames for shot in shots]
    assert [shot.start for shot in shots] == [0, *ends[:-1]]
    assert board.timed
    assert [line.text for line in board.spoken] == [
        "You let the kettle boil over.", "I was listening to the rain.",
        "Then pour me some of it.",
    ]  # fmt: skip
    texts = TINY.splitlines()
    assert texts[board.spoken[0].line - 1] == board.spoken[0].text


def test_media_are_what_their_digests_name(studio: Studio, project: str) -> None:
    board = studio.board(project)
    shot = shots_of(studio, project)[1]
    assert studio.media(project, shot.take).read_bytes()[4:8] == b"ftyp"
    assert studio.media(project, shot.poster).read_bytes().startswith(b"\x89PNG")
    assert studio.thumbnail(project, shot.poster).read_bytes()[8:12] == b"WEBP"
    assert studio.media(project, board.sound).read_bytes()[4:8] == b"ftyp"
    waveform = json.loads(studio.media(project, board.peaks).read_bytes())
    seconds = len(waveform["peaks"]) / waveform["rate"]
    assert seconds == pytest.approx(board.seconds, abs=0.1)
    assert max(waveform["peaks"]) > 10
    with pytest.raises(NotThere):
        studio.media(project, "0" * 64)


def test_a_note_is_tried_then_kept_then_undone(studio: Studio, project: str) -> None:
    before = {shot.id: shot.take for shot in shots_of(studio, project)}
    turn = studio.chat(project, "shot 3 tighter", by="jo")
    assert turn.kind is TurnKind.UNDERSTOOD
    assert [shot.number for shot in turn.shots] == [3]
    assert turn.seconds > 0
    assert studio.history(project).current == 0, "a trial changes nothing"
    kept = studio.apply_turn(project, turn.id, by="jo")
    assert (kept.kind, kept.version, kept.author) == (TurnKind.APPLIED, 1, "jo")
    assert wait_for(studio, project) == "done"
    after = {shot.id: shot.take for shot in shots_of(studio, project)}
    changed = {shot for shot in after if after[shot] != before[shot]}
    assert changed == {turn.shots[0].id}
    compared = studio.compare(project)
    assert [shot.id for shot in compared.shots] == [turn.shots[0].id]
    assert compared.shots[0].before_clip == before[turn.shots[0].id]
    undone = studio.undo(project, by="jo")
    assert undone.version == 0
    assert wait_for(studio, project) == "done"
    assert {shot.id: shot.take for shot in shots_of(studio, project)} == before
    assert studio.history(project).can_redo
    assert [turn.text for turn in studio.turns(project)] == ["shot 3 tighter", "undo"]
    with pytest.raises(Conflict, match="already"):
        studio.apply_turn(project, turn.id, by="jo")


def test_what_is_not_understood_changes_nothing(studio: Studio, project: str) -> None:
    turn = studio.chat(project, "make it more quarkish", by="jo")
    assert turn.kind is TurnKind.NOT_UNDERSTOOD
    assert turn.examples
    with pytest.raises(Conflict):
        studio.apply_turn(project, turn.id, by="jo")
    with pytest.raises(NotThere):
        studio.apply_turn(project, 999, by="jo")
    with pytest.raises(Unfit):
        studio.chat(project, "   ", by="jo")
    with pytest.raises(DeskRefusal):
        studio.undo(project, by="jo")


def test_locks_are_versions_and_draw_nothing(studio: Studio, project: str) -> None:
    shot = shots_of(studio, project)[2]
    turn = studio.lock(project, shot.id, locked=True, by="jo")
    assert (turn.kind, turn.run) == (TurnKind.APPLIED, 0)
    assert studio.shot(project, shot.id).locked
    refused = studio.chat(project, f"shot {shot.number} wider", by="jo")
    assert refused.kind is TurnKind.NOT_UNDERSTOOD
    assert "lock" in refused.reply
    assert studio.shot(project, shot.id).state is ShotState.DONE


def test_a_refused_move_says_why_and_costs_nothing(studio: Studio, project: str) -> None:
    speaking = [s for s in shots_of(studio, project) if s.speaker]
    with pytest.raises(DeskRefusal, match="lines") as refused:
        studio.move_by(project, speaking[0].id, 1, by="jo")
    assert refused.value.status == 409
    assert studio.history(project).current == 0


def test_approvals_and_pins_belong_to_takes(studio: Studio, project: str) -> None:
    shot = shots_of(studio, project)[2]
    assert studio.approve(project, shot.id, approved=True, by="jo").approved
    pin = studio.pin(project, shot.id, 1, 3, "the cup is too low", by="jo")
    assert studio.shot(project, shot.id).pins == 1
    assert studio.resolve_pin(project, pin.id).resolved
    assert studio.shot(project, shot.id).pins == 0
    with pytest.raises(Unfit):
        studio.pin(project, shot.id, 1, shot.frames, "beyond the end", by="jo")
    with pytest.raises(NotInLedger):
        studio.pin(project, shot.id, 7, 0, "no such take", by="jo")
    studio.apply_turn(project, studio.chat(project, "shot 3 tighter", by="jo").id, by="jo")
    assert wait_for(studio, project) == "done"
    newest = studio.shot(project, shot.id)
    assert newest.takes == 2
    assert not newest.approved, "another take was approved, not this one"
    assert [take.approved for take in studio.takes(project, shot.id)] == [True, False]


def test_a_new_version_of_the_script_keeps_what_stays(studio: Studio, project: str) -> None:
    old = shots_of(studio, project)
    studio.approve(project, old[2].id, approved=True, by="jo")
    revised = TINY.replace("Then pour me some of it.", "Then pour me a cup of it.")
    told = studio.revise_script(project, "two_cups_2.fountain", revised.encode(), by="jo")
    assert told.version == 2
    assert any("reworded" in line for line in told.lines)
    assert wait_for(studio, project) == "done"
    new = {shot.id: shot for shot in shots_of(studio, project)}
    assert {shot.id for shot in old} == set(new)
    assert new[old[2].id].approved
    assert new[old[2].id].take == old[2].take
    assert studio.board(project).spoken[-1].text == "Then pour me a cup of it."
    assert studio.script(project).versions == 2
    assert studio.script(project, 1).filename == "two_cups.fountain"
    with pytest.raises(Conflict):
        studio.revise_script(project, "again.fountain", revised.encode(), by="jo")


def test_a_run_is_cancelled_within_three_seconds_and_goes_on(studio: Studio) -> None:
    project = studio.create("other.fountain", TINY.replace("cup", "mug").encode(), by="jo").id
    until = time.monotonic() + 60
    while studio.newest_run(project).state is not RunState.RUNNING and time.monotonic() < until:  # type: ignore[union-attr]
        time.sleep(0.05)
    run = studio.newest_run(project)
    assert run is not None
    cancelled = studio.cancel(run.id, by="jo")
    assert cancelled.state is RunState.CANCELLED
    again = studio.make(project, by="jo")
    assert again.id != run.id
    assert wait_for(studio, project) == "done"


def test_a_studio_that_is_closed_goes_on_at_the_next_start(studio: Studio) -> None:
    from tests.web.conftest import studio_at

    project = studio.create("third.fountain", TINY.replace("cup", "pot").encode(), by="jo").id
    time.sleep(0.5)
    studio.close()
    again = studio_at(studio.home)
    again.open()
    try:
        assert wait_for(again, project) == "done"
        assert {s.state for s in shots_of(again, project)} == {ShotState.DONE}
    finally:
        again.close()


def test_examples_have_the_titles_of_their_scripts(studio: Studio) -> None:
    assert dict(studio.examples())["last_pancake"] == "The Last Pancake"


def test_cast_and_sets_have_words_pictures_and_lines(studio: Studio, project: str) -> None:
    members = {member.name: member for member in studio.cast(project).members}
    assert set(members) == {"JANE", "TOM"}
    jane = members["JANE"]
    assert [sample.text for sample in jane.samples] == [
        "You let the kettle boil over.", "Then pour me some of it.",
    ]  # fmt: skip
    assert studio.media(project, jane.samples[0].sound).read_bytes().startswith(b"RIFF")
    assert jane.posters
    pictures = {studio.media(project, m.portrait).read_bytes() for m in members.values()}
    assert len(pictures) == 2, "each has a turnaround"
    assert all(png.startswith(b"\x89PNG") for png in pictures)
    assert jane.voice is not None
    turn = studio.set_voice(project, jane.id, tempo=1.2, by="jo")
    assert turn.kind is TurnKind.APPLIED
    voice = next(m.voice for m in studio.cast(project).members if m.name == "JANE")
    assert voice is not None
    assert voice.tempo == pytest.approx(1.2)
    dressed = studio.dress(project, jane.id, "a black dress", scene="1", by="jo")
    assert dressed.kind is TurnKind.APPLIED
    with pytest.raises(NotThere, match="scene"):
        studio.dress(project, jane.id, "a black dress", scene="7", by="jo")
    (kitchen,) = studio.sets(project).sets
    assert (kitchen.kind, kitchen.daytimes) == ("kitchen", ("day",))
    assert kitchen.shapes
    assert kitchen.cameras
    assert kitchen.posters


def test_suggestions_are_understood(studio: Studio, project: str) -> None:
    shot = shots_of(studio, project)[2]
    for note in studio.suggestions(project, shot=shot.id):
        assert studio.chat(project, note, shot=shot.id, by="jo").kind is TurnKind.UNDERSTOOD, note


def test_an_export_lies_ready(studio: Studio, project: str) -> None:
    run = studio.export(project, "srt", {}, by="jo")
    assert run.kind == "export"
    assert wait_for(studio, project) == "done"
    (made,) = studio.exports(project).made
    path, name = studio.export_file(project, made.id)
    assert name.endswith(".srt")
    assert b"kettle" in path.read_bytes()
    assert made.bytes == path.stat().st_size
    with pytest.raises(NotThere):
        studio.export(project, "betamax", {}, by="jo")


def test_a_set_names_its_scenes_in_the_order_of_the_film() -> None:
    from planner.rules import plan
    from screenplay.build import build
    from screenplay.read import read_script
    from web.studio.desk.casting import sets_of

    scene = "INT. KITCHEN - {}\n\nANN, 30, stands.\n\nANN\nRain.\n\n"
    text = "".join(scene.format(("DAY", "NIGHT")[number % 2]) for number in range(8))
    graph = build(read_script(text.encode(), "rain.fountain"))
    (kitchen,) = sets_of(graph, plan(graph))
    assert kitchen.scenes == tuple(str(number) for number in range(1, 9))
    assert kitchen.daytimes == ("day", "night")


def test_scripts_that_are_none_are_refused_and_leave_nothing(studio: Studio) -> None:
    before = studio.projects()
    with pytest.raises(Unfit):
        studio.create("empty.fountain", b" \n ", by="jo")
    with pytest.raises(Unfit, match=r"notes\.fountain"):
        studio.create("notes.fountain", b"[[only a note]]", by="jo")
    assert "nothing-to-film" in {d.code for d in studio.check("n.fountain", b"[[a note]]").doubts}
    with pytest.raises(DeskRefusal) as refused:
        studio.create("broken.fdx", b"<FinalDraft><Content>", by="jo")
    assert refused.value.status == 422
    assert studio.projects() == before


def test_a_deleted_project_is_gone(studio: Studio, project: str) -> None:
    folder = studio.media(project, studio.board(project).sound)
    studio.delete(project, by="jo")
    assert not folder.exists()
    with pytest.raises(NotInLedger):
        studio.board(project)


def test_a_final_cut_leaves_board_takes_and_comparisons_to_the_animatic(
    studio: Studio, project: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dataclasses import replace as replaced

    from tests.web.conftest import SMALL
    from web.studio import finals

    small = replaced(SMALL, name="final", width_px=128, height_px=72)
    monkeypatch.setitem(finals._SIZES, "1080p", small)  # the same way, fewer pixels
    before = studio.board(project)
    (choice,) = studio.final(project).choices
    run = studio.make_final(project, choice.id, by="jo")
    assert run.kind == "final"
    assert wait_for(studio, project) == "done"
    film = studio.final(project).film
    assert film != before.film
    assert studio.media(project, film).read_bytes()[4:8] == b"ftyp"
    assert studio.board(project) == before
    assert studio.history(project).versions[0].filmed
    turn = studio.chat(project, "shot 3 tighter", by="jo")
    assert len(turn.shots) == 1
    with pytest.raises(NotThere):
        studio.make_final(project, "toon-8k", by="jo")


def test_the_studio_sees_what_the_command_line_changed(studio: Studio, project: str) -> None:
    from click.testing import CliRunner

    from web.cli import main

    before = studio.chat(project, "shot 3 tighter", by="jo")
    assert before.said == ("Shot 3 becomes a medium close-up of Jane",)
    folder = studio.home / "projects" / project
    told = CliRunner().invoke(main, ["note", str(folder), "shot 3 tighter", "--yes"])
    assert told.exit_code == 0, told.output
    after = studio.chat(project, "shot 3 tighter", by="jo")
    assert after.said == ("Shot 3 becomes a close-up of Jane",)
    assert [v.note for v in studio.history(project).versions] == ["", "shot 3 tighter"]

"""A model that is configured plans a film, and reads notes that the rules are not sure of."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from planner.revising.answers import OFFER, Question
from renderers.production.commission import commissioned, keep_commission
from renderers.production.notes import kept_edits
from storage.projects import Project
from tests.planner.llm.directors import good
from tests.planner.llm.openai_server import (
    Behaviour,
    Served,
    form,
    prose,
    refusal,
    serving,
    status,
)
from tests.web.unsure_notes import likened_in, offered_in
from web.studio.desk import orders
from web.studio.desk.desk import Desk, Rules
from web.studio.shapes import TurnKind

PROGRAM = Path(sys.executable).with_name("storyreel")
SCRIPT = """Title: The Bell

INT. TOWER - DAY

VERA (60) pulls the rope. Nothing.

VERA
It has rung every day for forty years.
"""
NOTE = "let her loneliness fill the frame"
NOT_HELPING = {"error": status(401), "prose": prose(lambda _: "Sure!"), "refusal": refusal}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int]:
    """A film that a model has planned, and how often it was asked."""
    pytest.importorskip("langchain_openai", reason="the extras llm and openai are not installed")
    folder = tmp_path_factory.mktemp("film")
    (folder / "bell.fountain").write_text(SCRIPT, encoding="utf-8")
    with serving(form(good)) as served:
        told = filmed(folder, served)
        assert told.returncode == 0, told.stderr
        return folder, len(served.requests)


def environment(served: Served | None) -> dict[str, str]:
    own = {k: v for k, v in os.environ.items() if not k.startswith("STORYREEL_MODEL")}
    own |= {"COLUMNS": "160"}
    if served is not None:
        own |= {"STORYREEL_MODEL": "openai:test", "STORYREEL_MODEL_URL": served.url,
                "STORYREEL_MODEL_KEY": "k", "STORYREEL_MODEL_PRICES": "1/2"}  # fmt: skip
    return own


def run(served: Served | None, *arguments: str | Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [PROGRAM, *arguments], capture_output=True, text=True, timeout=300, check=False,
        input="", env=environment(served),
    )  # fmt: skip


def filmed(folder: Path, served: Served | None) -> "subprocess.CompletedProcess[str]":
    return run(
        served, "film", folder / "bell.fountain", "-o", folder / "out", "--size", "192x108",
        "--planner", "llm",
    )  # fmt: skip


def answering(*edits: dict[str, Any], question: str = "") -> Behaviour:
    """Edits of the first shot that the model is told of, for which "shot" is left open."""

    def write(body: dict[str, Any]) -> str:
        film = json.loads(str(body["messages"][1]["content"]).splitlines()[1])
        shot = next(s["id"] for s in film["shots"] if s["kind"] != "card")
        return json.dumps({"edits": [{**e, "shot": shot} for e in edits], "question": question})

    return form(write)


def test_the_report_says_who_planned(made: tuple[Path, int]) -> None:
    folder, asked = made
    entry = json.loads((folder / "out" / "report.json").read_text(encoding="utf-8"))["planner"]
    assert entry["ident"] == "openai:test"
    assert [s["by"] for s in entry["scenes"]] == ["model"]
    assert entry["questions"] == asked >= 1
    assert entry["dollars"] > 0


def test_a_second_run_asks_nothing(made: tuple[Path, int], tmp_path: Path) -> None:
    folder = Path(shutil.copytree(made[0], tmp_path / "film"))
    with serving(status(500)) as served:
        told = filmed(folder, served)
        assert served.requests == []
    assert told.returncode == 0, told.stderr
    assert "0 questions asked" in told.stdout
    assert json.loads((folder / "out" / "report.json").read_text())["planner"]["questions"] == 0


@pytest.fixture
def film(made: tuple[Path, int], tmp_path: Path) -> Path:
    """A copy of the film to change."""
    return Path(shutil.copytree(made[0] / "out", tmp_path / "out"))


def test_a_note_that_the_rules_do_not_understand_is_read_by_the_model(film: Path) -> None:
    with serving(answering({"edit": "style", "saturation": 0.4})) as served:
        told = run(served, "note", film, NOTE, "--yes")
    assert told.returncode == 0, told.stderr
    assert "openai:test has read it (700 tokens read, 90 written, $0.0009)" in told.stdout
    assert "weaker colours" in told.stdout
    assert "Drawn again: shot" in told.stdout
    (edit,) = kept_edits(Project(film))
    assert getattr(edit, "saturation", None) == 0.4


def test_without_consent_nothing_changes(film: Path) -> None:
    with serving(answering({"edit": "style", "saturation": 0.4})) as served:
        told = run(served, "note", film, NOTE)
    assert told.returncode == 2
    assert "Change it?" in told.stdout
    assert kept_edits(Project(film)) == ()


def test_the_model_may_ask_back(film: Path) -> None:
    with serving(answering(question="In which shot?")) as served:
        told = run(served, "note", film, NOTE, "--yes")
    assert told.returncode == 2
    assert "It asks: In which shot?" in told.stdout


def test_the_model_may_take_the_last_change_back(film: Path) -> None:
    assert run(None, "note", film, "make shot 2 black and white", "--yes").returncode == 0
    with serving(form(lambda _: json.dumps({"step": "undo"}))) as served:
        told = run(served, "note", film, NOTE, "--yes")
    assert told.returncode == 0, told.stderr
    assert "openai:test has read it" in told.stdout
    assert kept_edits(Project(film)) == ()
    with serving(form(lambda _: json.dumps({"step": "redo"}))) as served:
        assert run(served, "note", film, NOTE, "--yes").returncode == 0
    assert len(kept_edits(Project(film))) == 1


def test_a_model_that_fails_changes_nothing_and_is_told(film: Path) -> None:
    with serving(status(401)) as served:
        told = run(served, "note", film, NOTE, "--yes")
    assert told.returncode == 2
    assert "Nothing is changed" in told.stdout
    assert kept_edits(Project(film)) == ()


def test_a_note_keeps_to_the_limit_that_the_film_was_made_with(film: Path) -> None:
    project = Project(film)
    asked = replace(commissioned(project), max_cost=Fraction(1, 10**6))
    keep_commission(asked, project)
    with serving(answering({"edit": "style", "saturation": 0.4})) as served:
        told = run(served, "note", film, NOTE, "--yes")
        assert served.requests == []
    assert told.returncode == 2
    assert "--max-cost" in told.stdout
    assert kept_edits(project) == ()


def test_what_the_rules_understand_is_asked_of_nobody(film: Path) -> None:
    with serving(status(500)) as served:
        told = run(served, "note", film, "make shot 2 black and white", "--yes")
        assert served.requests == []
    assert told.returncode == 0, told.stderr
    assert "in black and white" in told.stdout


def test_without_a_model_the_rules_say_what_they_miss(film: Path) -> None:
    told = run(None, "note", film, NOTE, "--yes")
    assert told.returncode == 2
    assert "not understood" in told.stdout


# --- offers


@pytest.fixture(scope="module")
def offered(made: tuple[Path, int]) -> tuple[str, Question]:
    """A note that the rules read, but not surely, and what they offer."""
    return offered_in(made[0] / "out")


def test_a_reading_that_is_only_offered_is_put_to_the_model_too(
    film: Path, offered: tuple[str, Question]
) -> None:
    with serving(answering({"edit": "style", "saturation": 0.4})) as served:
        told = run(served, "note", film, offered[0], "--yes")
    assert told.returncode == 0, told.stderr
    assert "The rules are not sure of it; openai:test has read it (700 tokens" in told.stdout
    assert OFFER not in told.stdout
    (edit,) = kept_edits(Project(film))
    assert getattr(edit, "saturation", None) == 0.4


@pytest.mark.parametrize("failure", NOT_HELPING)
def test_where_the_model_does_not_help_the_offer_stands(
    film: Path, offered: tuple[str, Question], failure: str
) -> None:
    note, question = offered
    with serving(NOT_HELPING[failure]) as served:
        told = run(served, "note", film, note, "--yes")
        assert served.requests
    assert told.returncode == 2
    assert "openai:test gave no answer that can be used" in told.stdout
    assert f"{OFFER}\n  1. {question.choices[0].text}" in told.stdout
    assert f"storyreel note {film} '{note}' --yes --choice 1" in told.stdout
    assert kept_edits(Project(film)) == ()


def test_where_the_model_asks_the_offer_stands(film: Path, offered: tuple[str, Question]) -> None:
    with serving(answering(question="In which shot?")) as served:
        told = run(served, "note", film, offered[0])
    assert told.returncode == 2
    assert "It asks: In which shot?" in told.stdout
    assert OFFER in told.stdout


def test_an_offer_that_is_chosen_is_asked_of_nobody(
    film: Path, offered: tuple[str, Question]
) -> None:
    with serving(status(500)) as served:
        told = run(served, "note", film, offered[0], "--yes", "--choice", "1")
        assert served.requests == []
    assert told.returncode == 0, told.stderr
    assert kept_edits(Project(film)) == offered[1].choices[0].edits


def test_what_no_edit_does_is_asked_of_nobody(film: Path) -> None:
    with serving(answering({"edit": "style", "saturation": 0.4})) as served:
        told = run(served, "note", film, "sync the lips in 3", "--yes")
        assert served.requests == []
    assert told.returncode == 2
    assert f"storyreel finish {film} --shot 3 --lips\n" in told.stdout


# --- the studio's desk


def at_the_desk(served: Served, film: Path, note: str, choice: int = 0) -> orders.Kept:
    desk = Desk(Rules(1, 4096, confined=False), environment(served))
    try:
        return desk.ask(
            orders.Answer(seconds=120, folder=str(film), text=note, choice=choice), orders.Kept
        )
    finally:
        desk.close()


def test_at_the_desk_the_model_reads_what_the_rules_offer(
    film: Path, offered: tuple[str, Question]
) -> None:
    with serving(answering({"edit": "style", "saturation": 0.4})) as served:
        turn = at_the_desk(served, film, offered[0]).turn
    assert (turn.kind, turn.by_model) == (TurnKind.UNDERSTOOD, True)
    assert "weaker colours" in turn.reply


@pytest.mark.parametrize(
    ("behaviour", "said"),
    [
        (status(401), "openai:test gave no answer that can be used"),
        (refusal, "openai:test gave no answer that can be used"),
        (answering(question="In which shot?"), "openai:test asks: In which shot?"),
    ],
    ids=["error", "refusal", "question"],
)
def test_at_the_desk_the_offer_stands_where_the_model_does_not_help(
    film: Path, offered: tuple[str, Question], behaviour: Behaviour, said: str
) -> None:
    with serving(behaviour) as served:
        turn = at_the_desk(served, film, offered[0]).turn
        assert served.requests
    assert (turn.kind, turn.by_model) == (TurnKind.QUESTION, False)
    assert [c.text for c in turn.choices] == [c.text for c in offered[1].choices]
    assert turn.reply.startswith(said)
    assert turn.reply.endswith(OFFER)


def test_at_the_desk_a_choice_and_what_no_edit_does_are_asked_of_nobody(
    film: Path, offered: tuple[str, Question]
) -> None:
    with serving(answering({"edit": "style", "saturation": 0.4})) as served:
        chosen = at_the_desk(served, film, offered[0], choice=1).turn
        refused = at_the_desk(served, film, "drop scene 1").turn
        assert served.requests == []
    assert (chosen.kind, chosen.by_model) == (TurnKind.UNDERSTOOD, False)
    assert refused.kind is TurnKind.NOT_UNDERSTOOD
    assert "Delete scene 1 (INT. TOWER - DAY) there" in refused.reply


# --- what the rules read by likeness


def test_what_is_read_by_likeness_is_put_to_the_model_too(film: Path) -> None:
    note = likened_in(film)
    with serving(answering({"edit": "style", "saturation": 0.4})) as served:
        assert at_the_desk(served, film, note).turn.by_model
        told = run(served, "note", film, note, "--yes")
    assert told.returncode == 0, told.stderr
    (edit,) = kept_edits(Project(film))
    assert getattr(edit, "saturation", None) == 0.4


@pytest.mark.parametrize("behaviour", [status(401), answering(question="In which shot?")])
def test_where_the_model_does_not_help_the_rules_reading_stands(
    film: Path, behaviour: Behaviour
) -> None:
    note = likened_in(film)
    with serving(behaviour) as served:
        turn = at_the_desk(served, film, note).turn
        assert (turn.kind, turn.by_model) == (TurnKind.UNDERSTOOD, False)
        assert run(served, "note", film, note, "--yes").returncode == 0
    assert len(kept_edits(Project(film))) >= 1

"""The command that answers a question is the one that was typed, with the choice."""

import shlex
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.revising.answers import Choice, NotUnderstood, Question
from web import notes_told
from web.note_asking import Asked, chosen
from web.note_command import note

OUT = Path("out/my film")


def test_a_command_repeats_what_was_typed() -> None:
    asked = Asked(OUT, "Tom's close-up wider", 3, yes=True, dry_run=True, render=True)
    told = asked.answered_by(2)
    assert told == (
        """storyreel note 'out/my film' 'Tom'"'"'s close-up wider' """
        "--shot 3 --dry-run --yes --render --choice 2"
    )


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1), st.integers(1, 99))
def test_a_command_is_read_back_as_the_same_note(text: str, choice: int) -> None:
    told = Asked(OUT, text, 4, yes=True).answered_by(choice)
    words = shlex.split(told)[2:]
    with note.make_context("note", words) as context:
        assert context.params["text"] == text
        assert context.params["folder"] == OUT
        assert (context.params["shot"], context.params["choice"]) == (4, choice)
        assert context.params["yes"]


def test_without_a_terminal_nothing_is_chosen(capsys: pytest.CaptureFixture[str]) -> None:
    one = Question("Is this what you mean?", (Choice("Shot 2 goes.", ()),))
    assert chosen(one, Asked(OUT, "lose two")) is None
    told = capsys.readouterr().out
    assert "  1. Shot 2 goes.\n" in told
    assert told.endswith("To take it: storyreel note 'out/my film' 'lose two' --choice 1\n")


def test_a_question_without_choices_wants_other_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert chosen(Question("Which shot?"), Asked(OUT, "tighter")) is None
    assert "say it in other words" in capsys.readouterr().out


def test_a_refusal_names_the_command_for_this_folder() -> None:
    away = NotUnderstood("Nothing is changed: so: storyreel finish DIR --lips", (), elsewhere=True)
    told = notes_told.not_understood(away, OUT)
    assert told.splitlines()[1] == "  storyreel finish 'out/my film' --lips"


def test_only_examples_that_there_are_are_told() -> None:
    assert notes_told.not_understood(NotUnderstood("No.", ()), OUT) == "No."
    assert "like “a”" in notes_told.not_understood(NotUnderstood("No.", ("a",)), OUT)

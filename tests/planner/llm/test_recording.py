"""Recorded answers: asked once, answered ever after."""

from pathlib import Path

import pytest

from planner.llm.answers import SceneAnswer, form_of
from planner.llm.cost import Tokens
from planner.llm.errors import BadRecord, ModelFailed
from planner.llm.questions import Heard, Question, Reply, Turn
from planner.llm.recording import Recorded, key_of

FORM = form_of(SceneAnswer, "shots", "shots")


class Counting:
    """A model that answers with how often it was asked."""

    ident = "counting:model"

    def __init__(self) -> None:
        self.asked = 0

    def ask(self, question: Question, heard: Heard) -> Reply:
        self.asked += 1
        heard(1)
        return Reply(str(self.asked), Tokens(10, 1))


def question(text: str) -> Question:
    return Question((Turn("system", "film it"), Turn("user", text)), FORM)


def test_the_same_question_is_asked_once(tmp_path: Path) -> None:
    model = Counting()
    recorded = Recorded(tmp_path / "answers.json", model)
    first = recorded.ask(question("a"), lambda _: None)
    again = recorded.ask(question("a"), lambda _: None)
    assert (first.text, again.text, model.asked) == ("1", "1", 1)
    assert (first.tokens, again.tokens) == (Tokens(10, 1), Tokens())


def test_a_file_answers_without_a_model(tmp_path: Path) -> None:
    path = tmp_path / "answers.json"
    Recorded(path, Counting()).ask(question("a"), lambda _: None)
    alone = Recorded(path)
    assert alone.ask(question("a"), lambda _: None).text == "1"
    with pytest.raises(ModelFailed, match="holds no answer"):
        alone.ask(question("b"), lambda _: None)


def test_every_word_of_a_question_counts() -> None:
    keys = {key_of(question(text)) for text in ("a", "b", "a ")}
    assert len(keys) == 3


@pytest.mark.parametrize("data", [b"", b"{}", b"\xff", b'{"label": "answers/9", "answers": {}}'])
def test_a_damaged_file_is_named(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "answers.json"
    path.write_bytes(data)
    with pytest.raises(BadRecord, match=r"answers\.json"):
        Recorded(path)

"""Answers recorded and played back: the same questions get the same answers, at no cost.

Enters: a model and a file. Leaves: a model that asks only what the file does not hold yet.
"""

import hashlib
from pathlib import Path

import msgspec

from planner.llm.cost import Tokens
from planner.llm.errors import BadRecord, ModelFailed
from planner.llm.questions import Heard, Model, Question, Reply

LABEL = "answers/1"


class _Record(msgspec.Struct):
    label: str
    answers: dict[str, str]


class Recorded:
    """A model behind a file of answers; without a model only the file answers."""

    def __init__(self, path: Path, model: Model | None = None) -> None:
        self.path, self.model = path, model
        self.answers = _read(path)

    @property
    def ident(self) -> str:
        """The model's own, or the file's."""
        return self.model.ident if self.model is not None else f"answers in {self.path.name}"

    def ask(self, question: Question, heard: Heard) -> Reply:
        """The recorded answer, which costs nothing, or a new one, recorded."""
        key = key_of(question)
        known = self.answers.get(key)
        if known is not None:
            heard(len(known))
            return Reply(known, Tokens())
        if self.model is None:
            raise ModelFailed(f"{self.path} holds no answer to this question; configure a model")
        reply = self.model.ask(question, heard)
        self.answers[key] = reply.text
        self._keep()
        return reply

    def _keep(self) -> None:
        record = _Record(LABEL, self.answers)
        data = msgspec.json.format(msgspec.json.encode(record, order="deterministic"), indent=1)
        aside = self.path.with_name(f".{self.path.name}.new")
        aside.write_bytes(data)
        aside.replace(self.path)


def key_of(question: Question) -> str:
    """SHA-256 of all that a model is told, in hex."""
    told = [[(turn.by, turn.text) for turn in question.turns], question.form.name,
            question.form.schema]  # fmt: skip
    return hashlib.sha256(msgspec.json.encode(told, order="deterministic")).hexdigest()


def _read(path: Path) -> dict[str, str]:
    if not path.parent.is_dir():
        raise BadRecord(f"{path}: there is no folder {path.parent}; make it first")
    if not path.exists():
        return {}
    try:
        record = msgspec.json.decode(path.read_bytes(), type=_Record)
    except (msgspec.MsgspecError, OSError) as error:
        raise BadRecord(f"{path}: no record of answers ({error}); give another file") from error
    if record.label != LABEL:
        raise BadRecord(f"{path}: label {record.label!r} is not {LABEL!r}; give another file")
    return record.answers

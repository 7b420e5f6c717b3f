"""Engine programs that are missing, crash or hang are told apart."""

from pathlib import Path

import pytest

import voices.engines
from voices.engines.calling import answers, call
from voices.errors import EngineFailure, MissingEngine

_FLITE = Path(voices.engines.__file__).parent / "flite_program.py"


def ask(program: Path, request: dict[str, object]) -> bytes:
    return call(program, request, engine="flite", package="flite", line_id="s1.b2")


def test_a_missing_library_names_its_package() -> None:
    with pytest.raises(MissingEngine, match="apt-get install flite"):
        ask(_FLITE, {"voice": "nobody", "lexicon": "", "texts": []})


def test_a_crash_names_the_line(tmp_path: Path) -> None:
    program = tmp_path / "broken.py"
    program.write_text("raise SystemExit('no more breath')")
    with pytest.raises(EngineFailure, match=r"s1\.b2.*no more breath"):
        ask(program, {"texts": []})


def test_answers_come_back_in_order() -> None:
    output = ask(_FLITE, {"voice": "kal16", "lexicon": "", "texts": ["Yes.", "No, thank you."]})
    heads = [(head, len(samples)) for head, samples in answers(output)]
    assert [head["tokens"] for head, _ in heads] == [["Yes"], ["No", "thank", "you"]]
    assert all(head["samples"] == count for head, count in heads)

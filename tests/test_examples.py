"""Every example becomes a film that keeps what Storyreel claims."""

import json
import os
from pathlib import Path

import pytest

from renderers.production.film import make_film
from renderers.production.request import FilmRequest
from renderers.profile import Profile

EXAMPLES = sorted((Path(__file__).parent.parent / "examples").glob("*.fountain"))


def test_there_are_examples_of_different_kinds() -> None:
    assert len(EXAMPLES) >= 4


@pytest.mark.parametrize("script", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_becomes_a_proven_film(script: Path, tmp_path: Path) -> None:
    request = FilmRequest(
        script, tmp_path, profile=Profile("animatic", 192, 108), environment=dict(os.environ)
    )
    summary = make_film(request, lambda _: None)
    found = summary.delivered.verdicts
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert [e["text"] for e in report["verbatim"] if not e["proven"]] == []
    assert found.faces_seen >= 0.97 * found.faces
    assert [f for f in report["continuity"] if f["grade"] == "error"] == []
    assert found.open_on_sound > 0.85
    assert found.shut_in_silence > 0.95
    assert found.worst_lag_frames <= 2
    assert 60 <= summary.delivered.seconds <= 200
    assert summary.delivered.loudness.integrated_lufs == pytest.approx(-16, abs=0.3)
    assert summary.delivered.loudness.true_peak_dbtp <= -1.0

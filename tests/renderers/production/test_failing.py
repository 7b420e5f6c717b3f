"""Failed jobs are told by shot and line, each cause once."""

import pytest

from renderers.production.failing import FilmFailed, give_up_if_hopeless, retold
from storage.events import Failed
from storage.jobs import Graph, JobHandle
from storage.runner import JobsFailed, Outcome
from storage.states import Fault


def jobs(*named: tuple[str, str]) -> list[JobHandle]:
    graph = Graph()
    return [graph.add(kind, {"n": i}, label=label) for i, (kind, label) in enumerate(named)]


def told(faults: dict[JobHandle, Fault]) -> FilmFailed:
    return retold(JobsFailed(faults, {}, Outcome({}, 0, 0)))


def test_a_cause_is_told_once_with_its_places() -> None:
    shots = jobs(*(("shot", f"shot {n}") for n in range(1, 6)))
    fault = Fault("renderers.errors.EncodeError", "no codec; install one", exit_code=1)
    failed = told(dict.fromkeys(shots, fault))
    assert "shot 1, shot 2, shot 3 and 2 more: no codec; install one" in str(failed)
    assert str(failed).count("no codec") == 1
    assert failed.traces == ""


def test_a_line_is_named_by_its_words_and_the_script_may_be_to_blame() -> None:
    [take] = jobs(("take", "ANNA: Hello"))
    fault = Fault("voices.errors.EngineFailure", "stopped", exit_code=2)
    failed = told({take: fault})
    assert "the line “ANNA: Hello”: stopped" in str(failed)
    assert failed.exit_code == 2


def test_what_nobody_foresaw_keeps_its_trace() -> None:
    [shot] = jobs(("shot", "shot 7"))
    failed = told({shot: Fault("ValueError", "bad\nsecond line", traceback="Traceback: …")})
    assert "shot 7: a fault in Storyreel, ValueError: bad" in str(failed)
    assert "second line" not in str(failed)
    assert "Traceback: …" in failed.traces


def test_a_machine_that_cannot_draw_ends_the_run_at_the_first_job() -> None:
    [shot] = jobs(("set", "kitchen by day"))
    with pytest.raises(FilmFailed, match="install Mesa"):
        give_up_if_hopeless(Failed(shot, Fault("renderers.errors.MissingGraphics", "install Mesa")))
    give_up_if_hopeless(Failed(shot, Fault("ValueError", "only this one")))

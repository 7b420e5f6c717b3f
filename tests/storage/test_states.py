"""States and events survive the table."""

import json

import pytest

from storage import events, states
from storage.blobs import digest_of
from storage.jobs import JobHandle, JobId

FAULT = states.Fault("KeyError", "'pose'", "Traceback …", 2, 3, ("killed", "killed again"))
JOB = JobHandle(JobId(4), "shot", "shot 4")


@pytest.mark.parametrize(
    "state",
    [
        states.Queued(),
        states.Running("17-4", 2),
        states.Done({"video": digest_of(b"v")}, cached=True),
        states.Done({"video": digest_of(b"v")}, cached=False, seconds=1.5, cpu_seconds=2.5),
        states.Failed(FAULT),
        states.Cancelled("it needs shot 3"),
    ],
)
def test_states_round_trip(state: states.State) -> None:
    body = json.loads(json.dumps(states.body_of(state)))
    assert states.state_from(states.name_of(state), body) == state


@pytest.mark.parametrize(
    "event",
    [
        events.Started(JOB, "17-4", 1),
        events.Progress(JOB, 0.5, "frame 12"),
        events.Finished(JOB, cached=False, seconds=1.0, cpu_seconds=0.5),
        events.Requeued(JOB, "worker 17 was killed"),
        events.Failed(JOB, FAULT),
        events.Cancelled(JOB, "it needs shot 3"),
    ],
)
def test_events_round_trip(event: events.Event) -> None:
    body = json.loads(json.dumps(events.body_of(event)))
    assert events.event_from(events.name_of(event), JOB, body) == event


class Blames(Exception):
    exit_code = 2


def test_a_fault_keeps_what_was_raised() -> None:
    with pytest.raises(Blames) as caught:
        raise Blames("scene 3 has no heading")
    fault = states.fault_of(caught.value, 2, ("killed",))
    assert fault.error.endswith("test_states.Blames")
    assert (fault.message, fault.exit_code, fault.executions) == ("scene 3 has no heading", 2, 2)
    assert "raise Blames" in fault.traceback
    assert states.fault_of(KeyError("x"), 1).exit_code == 1
    assert states.fault_of(KeyError("x"), 1).error == "KeyError"

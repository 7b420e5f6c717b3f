"""Whatever JSON a server answers with, it is read as something or as nothing, and never breaks."""

from hypothesis import given
from hypothesis import strategies as some

from renderers.backends.comfyui.events import Share, event_of
from renderers.backends.comfyui.history import entry_of, node_faults, place_in
from renderers.backends.comfyui.preflight import faults
from renderers.backends.comfyui.wire import Stored, stored_of

_KEYS = some.sampled_from([
    "job", "outputs", "status", "messages", "images", "filename", "subfolder", "type", "min",
    "node_errors",
    "error", "errors", "message", "queue_running", "queue_pending", "input", "required", "optional",
    "output", "data", "prompt_id", "node", "nodes", "value", "max", "x", "animated", "status_str",
])  # fmt: skip
_PLAIN = some.one_of(
    some.none(), some.booleans(), some.integers(), some.floats(), some.text(max_size=5), _KEYS
)
ANY = some.recursive(
    _PLAIN,
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(_KEYS, inner, max_size=4),
)


@given(ANY, ANY)
def test_history_and_queue(history: object, outputs: object) -> None:
    entry_of(history, "job")
    entry = entry_of({"job": {"outputs": outputs, "status": history}}, "job")
    assert entry is not None
    assert all(isinstance(file, Stored) for file in entry.files)
    assert place_in(history, "job") in ("", "running", "pending")
    assert all(isinstance(fault, str) for fault in node_faults(history))
    assert all(isinstance(fault, str) for fault in node_faults({"node_errors": outputs}))


@given(ANY)
def test_files_and_events(value: object) -> None:
    file = stored_of(value)
    assert file is None or file.filename
    share = Share("job", 4)
    for kind in ("progress", "executing", "execution_cached", "status"):
        data = value if isinstance(value, dict) else {}
        heard = share.heard({"type": kind, "data": {**data, "prompt_id": "job"}})
        assert heard is None or 0 <= heard <= 1


@given(some.text() | some.binary())
def test_messages(message: str | bytes) -> None:
    found = event_of(message)
    assert found is None or isinstance(found["data"], dict)


@given(ANY)
def test_what_a_server_tells_of_its_nodes(told: object) -> None:
    graph = {"1": {"class_type": "A", "inputs": {"x": 1, "type": "a", "node": ["1", 0]}}}
    ranged = {"input": {"required": {"x": ["INT", {"min": told, "max": told}]}}}
    for info in (told, ranged, {"input": {"required": told}, "output": told}):
        if isinstance(info, dict):
            assert all(isinstance(f, str) for f in faults(graph, lambda _, i=info: i, {}, {}))

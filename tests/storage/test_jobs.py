"""Graphs: built in order, so without cycles; parameters are JSON and have one text."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.errors import GraphError
from storage.jobs import Graph, canonical_json

LEAVES = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
)
JSON = st.recursive(
    LEAVES | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


def test_a_graph_keeps_what_was_added() -> None:
    graph = Graph()
    take = graph.add("take", {"line": "l1"}, label="line 1")
    shot = graph.add("shot", needs={"take": take}, priority=3, affinity="set:kitchen")
    first, second = graph
    assert (first.handle, first.params, dict(first.needs)) == (take, '{"line":"l1"}', {})
    assert (second.handle, second.params, dict(second.needs)) == (shot, "{}", {"take": take.id})
    assert (second.priority, second.affinity) == (3, "set:kitchen")
    assert (str(take), str(shot)) == ("line 1 (take)", "shot #1")
    assert len(graph) == 2
    assert graph[shot.id] == second


def test_needs_must_be_of_the_graph() -> None:
    other = Graph()
    stranger = other.add("take", label="line 9")
    graph = Graph()
    with pytest.raises(GraphError, match=r"line 9 \(take\), which is not in this graph"):
        graph.add("shot", needs={"take": stranger})
    graph.add("take", label="line 1")
    with pytest.raises(GraphError, match="not in this graph"):
        graph.add("shot", needs={"take": stranger})


@given(st.dictionaries(st.text(), JSON, min_size=2, max_size=5))
def test_the_text_of_parameters_does_not_depend_on_order(params: dict[str, Any]) -> None:
    turned = dict(reversed(params.items()))
    assert canonical_json(params, "job") == canonical_json(turned, "job")


@pytest.mark.parametrize(
    ("params", "place"),
    [
        ({"a": {1: 2}}, r"parameters\.a: the name 1 is not text"),
        ({"a": [0, {"b": float("nan")}]}, r"parameters\.a\[1\]\.b: nan is not JSON"),
        ({"a": b"x"}, r"parameters\.a: bytes is not JSON"),
        ({"a": {1, 2}}, r"parameters\.a: set is not JSON"),
        ({"a": float("inf")}, r"parameters\.a: inf is not JSON"),
    ],
)
def test_parameters_that_are_not_json_are_refused(params: Any, place: str) -> None:
    with pytest.raises(GraphError, match=place):
        Graph().add("shot", params)

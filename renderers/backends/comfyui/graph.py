"""A workflow in API form, as `/prompt` takes it, made of a template and what is asked.

Enters: a template, values, the items that its nodes are repeated for. Leaves: nodes by number; and
which of them save the answer.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from renderers.backends.comfyui.template import Piece, Template
from renderers.generative.errors import CardError

Graph = dict[str, dict[str, Any]]
Plain = str | int | float | bool
Item = Mapping[str, Plain]


@dataclass(frozen=True, slots=True)
class Ask:
    """What stands for "$name": once, and in each item of what nodes are repeated for."""

    values: Item
    items: Mapping[str, Sequence[Item]] = field(default_factory=dict)

    def brings(self, word: str) -> bool:
        """Whether something is asked for, as `when` names it."""
        name = word.removeprefix("no ")
        there = bool(self.items.get(name)) or name in self.values
        return there is not word.startswith("no ")


def graph_of(template: Template, ask: Ask) -> Graph:
    """The workflow; raises CardError where a node wants what is not asked for."""
    named = {model.name: model.file for model in template.models}
    nodes: Graph = {}
    wires: dict[str, list[Any]] = {}
    for piece, item in _standing(template, ask):
        values = {**named, **ask.values, **item}
        inputs = {key: _input(template, piece, key, wires, values) for key in piece.inputs}
        number = str(len(nodes) + 1)
        nodes[number] = {
            "class_type": piece.kind, "inputs": inputs, "_meta": {"title": _title(piece, item)},
        }  # fmt: skip
        wires |= {wire: [number, output] for wire, output in piece.gives.items()}
    return nodes


def saving(template: Template, graph: Graph) -> frozenset[str]:
    """Numbers of the nodes whose files are the answer."""
    kinds = {piece.kind for piece in template.nodes if piece.saves}
    return frozenset(number for number, node in graph.items() if node["class_type"] in kinds)


def _standing(template: Template, ask: Ask) -> Iterator[tuple[Piece, Item]]:
    """Pieces that are there, repeated ones item by item: all pieces of one item, then the next."""
    pieces = [piece for piece in template.nodes if all(ask.brings(word) for word in piece.when)]
    start = 0
    while start < len(pieces):
        each = pieces[start].each
        end = start + 1
        while each and end < len(pieces) and pieces[end].each == each:
            end += 1
        for item in ask.items.get(each, ()) if each else ({},):
            yield from ((piece, item) for piece in pieces[start:end])
        start = end


def _input(
    template: Template, piece: Piece, key: str, wires: Mapping[str, list[Any]], values: Item
) -> Any:  # noqa: ANN401 - JSON
    value = piece.inputs[key]
    known: Mapping[str, Any] = {"@": wires, "$": values}.get(str(value)[:1], {})
    if not isinstance(value, str) or value[:1] not in ("@", "$"):
        return value
    if value[1:] not in known:
        raise CardError(
            f"workflow {template.name}, node {piece.kind}: input {key} wants {value}, which this "
            "request brings not; give the node a `when`, see docs/comfyui.md"
        )
    return known[value[1:]]


def _title(piece: Piece, item: Item) -> str:
    return f"{piece.kind} {item['kind']}" if "kind" in item else piece.kind

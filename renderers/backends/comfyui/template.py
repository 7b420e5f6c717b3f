"""Workflows as data: TOML that says which nodes a request becomes.

Enters: a TOML document. Leaves: a `Template`, checked to the last key. Nodes stand in order; each
may be there `for` each control, reference or adapter, or only `when` something is asked for. An
input is a literal, a value "$name", or a wire "@name"; a node `gives` its outputs to wires, so that
the next one with "@model" takes what the last one gave.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec

from renderers.generative.card import Card, Task
from renderers.generative.errors import CardError

FOLDER = "workflows"  # of the user's own, in the folder of models
SUFFIX = ".toml"
# What a request brings, as `when` may ask for it; "no …" where it brings none.
ASKED = ("adapters", "controls", "mask", "pictures", "references")
# Values that `graph` knows, each with what has it; names of model files come on top.
VALUES = {
    "": ("prompt", "negative", "seed", "width", "height", "frames", "steps", "guidance", "strength",
         "sampler", "scheduler", "prefix", "pictures", "mask", "weight"),
    "adapters": ("file", "weight"),
    "controls": ("file", "weight", "kind"),
    "references": ("file", "mask"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ModelFile:
    """A file that must lie on the server: in which list a node of it shows it."""

    name: str  # "$name" in inputs
    file: str  # as the server lists it
    folder: str  # below ComfyUI's own: "models/checkpoints"
    origin: str = ""  # where it is to be had


@dataclass(frozen=True, slots=True)
class Piece:
    """A node, or one for each of several."""

    kind: str
    inputs: Mapping[str, Any]
    gives: Mapping[str, int] = field(default_factory=dict)  # wire → output
    each: str = ""  # "adapters", "controls", "references"
    when: tuple[str, ...] = ()  # of ASKED, or "no …"
    saves: bool = False  # its files are the answer


@dataclass(frozen=True, slots=True)
class Template:
    """How a card's requests become workflows."""

    name: str
    task: Task
    cards: tuple[str, ...]  # that it serves, beside those whose pipeline it is
    nodes: tuple[Piece, ...]
    models: tuple[ModelFile, ...] = ()
    controls: Mapping[str, str] = field(default_factory=dict)  # our kind → what "$kind" is
    # sampler and scheduler; "" usually, else with the step-distilled LoRA of that name
    samplers: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    packages: Mapping[str, str] = field(default_factory=dict)  # nodes that are not ComfyUI's own
    most_references: int = 0

    def sampled(self, distilled: str = "") -> dict[str, str]:
        """Values of sampler and scheduler; none where the template names none."""
        pair = self.samplers.get(distilled, self.samplers.get(""))
        return {"sampler": pair[0], "scheduler": pair[1]} if pair else {}

    def serves(self, card: Card) -> bool:
        """Whether it is for a card."""
        return self.task is card.task and (card.name in self.cards or card.pipeline == self.name)


def parsed(text: str, place: str) -> Template:
    """The template in a TOML document; raises CardError naming place, key and remedy."""
    try:
        document = tomllib.loads(text)
        found = msgspec.convert(document, Template)
    except (tomllib.TOMLDecodeError, RecursionError, msgspec.ValidationError) as error:
        raise CardError(f"{place}: no workflow: {error}; see docs/comfyui.md") from error
    for problem in (*_unknown(document), *_problems(found)):
        raise CardError(f"{place}: {problem}; see docs/comfyui.md")
    return found


@cache
def built_in() -> tuple[Template, ...]:
    """The templates that come with Storyreel."""
    folder = files("renderers.backends.comfyui") / FOLDER
    entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    return tuple(
        parsed(entry.read_text(encoding="utf-8"), f"built-in workflow {entry.name}")
        for entry in entries if entry.name.endswith(SUFFIX)
    )  # fmt: skip


def template_for(card: Card, folder: Path) -> Template | None:
    """The template that serves a card: the user's own first. Raises CardError."""
    own = [
        parsed(path.read_text(encoding="utf-8"), str(path))
        for path in sorted((folder / FOLDER).glob(f"*{SUFFIX}"))
    ]
    return next((one for one in (*own, *built_in()) if one.serves(card)), None)


def _unknown(document: Mapping[str, Any]) -> Iterator[str]:
    """Keys that mean nothing."""
    tables: list[tuple[str, type, Mapping[str, Any]]] = [("", Template, document)]
    tables += [("nodes: ", Piece, node) for node in document["nodes"]]
    tables += [("models: ", ModelFile, model) for model in document.get("models", ())]
    for place, kind, table in tables:
        known = [one.name for one in fields(kind)]
        for key in table.keys() - set(known):
            yield f"{place}there is no key {key!r}; known: {', '.join(known)}"


def _problems(template: Template) -> Iterator[str]:
    """What a template says wrongly, each with its place."""
    wires: set[str] = set()
    for number, piece in enumerate(template.nodes):
        place = f"nodes[{number}] ({piece.kind})"
        if piece.each not in ("", *(name for name in VALUES if name)):
            yield f"{place}: each = {piece.each!r}; known: adapters, controls, references"
        for word in piece.when:
            if word.removeprefix("no ") not in ASKED:
                yield f"{place}: when {word!r}; known: {', '.join(ASKED)}, each also with 'no '"
        yield from _inputs(template, piece, place, wires)
        wires |= piece.gives.keys()
    if not any(piece.saves for piece in template.nodes):
        yield "no node saves = true: there would be no answer"
    for kind in template.controls:
        if kind not in ("pose", "depth", "line", "ids", "normal"):
            yield f"controls.{kind}: known are pose, depth, line, ids and normal"


def _inputs(template: Template, piece: Piece, place: str, wires: set[str]) -> Iterator[str]:
    known = {model.name for model in template.models} | set(VALUES[""])
    known |= set(VALUES.get(piece.each, ()))
    for key, value in piece.inputs.items():
        if isinstance(value, str) and value.startswith("$") and value[1:] not in known:
            yield f"{place}: input {key}: there is no value {value}"
        elif isinstance(value, str) and value.startswith("@") and value[1:] not in wires:
            yield f"{place}: input {key}: no node before it gives {value}"
        elif not isinstance(value, str | int | float | bool):
            yield f"{place}: input {key}: {value!r} is no plain value"

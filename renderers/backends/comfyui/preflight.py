"""Whether a server can run a workflow, before anything is sent there.

Enters: a workflow and what the server tells of its nodes (`/object_info`). Leaves: every input
that it would refuse, with what to do: which file goes where, which nodes to install.
"""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from renderers.backends.comfyui.graph import Graph

Info = Mapping[str, Any]  # of one kind of node
Remedies = Mapping[str, str]  # file → what to do where the server has it not
_ANY = "*"
_UPLOADS = ("image_upload", "video_upload", "audio_upload")


def faults(
    graph: Graph, info: Callable[[str], Info | None], remedies: Remedies,
    packages: Mapping[str, str],
) -> tuple[str, ...]:  # fmt: skip
    """What the server would refuse, each as a sentence; () for a workflow that it runs."""
    return tuple(dict.fromkeys(_faults(graph, info, remedies, packages)))


def _faults(
    graph: Graph, info: Callable[[str], Info | None], remedies: Remedies,
    packages: Mapping[str, str],
) -> Iterator[str]:  # fmt: skip
    known = {node["class_type"]: info(node["class_type"]) for node in graph.values()}
    for kind, told in known.items():
        if told is None:
            where = packages.get(kind)
            remedy = f"install {where}" if where else "update ComfyUI"
            yield f"the server has no node {kind}; {remedy}"
    outputs = {
        number: _outputs(known[node["class_type"]]) for number, node in graph.items()
    }  # fmt: skip
    for node in graph.values():
        told = known[node["class_type"]]
        if told is not None:
            yield from _node(node, told, outputs, remedies)


def _node(
    node: Mapping[str, Any], info: Info, outputs: Mapping[str, Sequence[str] | None],
    remedies: Remedies,
) -> Iterator[str]:  # fmt: skip
    kind, given = node["class_type"], node["inputs"]
    required, optional = _inputs(info, "required"), _inputs(info, "optional")
    for name in required.keys() - given.keys():
        yield f"{kind}: its input {name} is not given; the workflow is not for this ComfyUI"
    for name, value in given.items():
        wanted = required.get(name, optional.get(name))
        if wanted is None:
            yield f"{kind}: it has no input {name}; the workflow is not for this ComfyUI"
        elif isinstance(value, list):
            yield from _link(kind, name, value, wanted, outputs)
        else:
            yield from _value(kind, name, value, wanted, remedies)


def _link(
    kind: str, name: str, value: Sequence[Any], wanted: Sequence[Any],
    outputs: Mapping[str, Sequence[str] | None],
) -> Iterator[str]:  # fmt: skip
    given = outputs[value[0]]
    if given is None:  # that node is missing, and said so
        return
    if not 0 <= value[1] < len(given):
        yield f"{kind}: input {name}: the node before it has no output {value[1]}"
    elif isinstance(wanted[0], str):
        takes = {word.strip() for word in wanted[0].split(",")}
        if takes.isdisjoint({given[value[1]], _ANY}) and given[value[1]] != _ANY:
            yield f"{kind}: input {name} takes {wanted[0]}, and is given {given[value[1]]}"


def _value(
    kind: str, name: str, value: object, wanted: Sequence[Any], remedies: Remedies
) -> Iterator[str]:
    options = wanted[1] if len(wanted) > 1 and isinstance(wanted[1], Mapping) else {}
    choices = wanted[0] if isinstance(wanted[0], list) else options.get("options")
    if isinstance(choices, list):
        if value not in choices and not any(options.get(key) for key in _UPLOADS):
            remedy = remedies.get(str(value), f"it has {_some(choices)}")
            yield f"{kind}: {name}: the server has no {value!r}; {remedy}"
    elif wanted[0] in ("INT", "FLOAT"):
        yield from _number(kind, name, value, options, whole=wanted[0] == "INT")
    elif wanted[0] == "STRING" and not isinstance(value, str):
        yield f"{kind}: {name}: {value!r} is no text"


def _number(
    kind: str, name: str, value: object, options: Mapping[str, Any], *, whole: bool
) -> Iterator[str]:
    if isinstance(value, bool) or not isinstance(value, int if whole else int | float):
        yield f"{kind}: {name}: {value!r} is no {'whole ' if whole else ''}number"
        return
    least, most = _bound(options.get("min"), -math.inf), _bound(options.get("max"), math.inf)
    if not least <= value <= most:
        yield f"{kind}: {name}: {value} is not from {least} to {most}"


def _bound(told: object, unbound: float) -> float:
    """A bound that a server tells; none, or what is none, binds not."""
    if isinstance(told, int | float) and not isinstance(told, bool):
        return told
    return unbound


def _inputs(info: Info, which: str) -> dict[str, Sequence[Any]]:
    given = info.get("input")
    found = given.get(which) if isinstance(given, Mapping) else None
    if not isinstance(found, Mapping):
        return {}
    return {name: told for name, told in found.items() if isinstance(told, list) and told}


def _outputs(info: Info | None) -> Sequence[str] | None:
    if info is None:
        return None
    given = info.get("output")
    # lists of choices are outputs, too: they fit every list
    return [o if isinstance(o, str) else _ANY for o in given] if isinstance(given, list) else []


def _some(choices: Sequence[object]) -> str:
    told = ", ".join(repr(choice) for choice in choices[:6])
    return f"{told} and {len(choices) - 6} more" if len(choices) > 6 else told or "none"

"""The nodes of ComfyUI that our workflows use, and what a server would say of a workflow.

Enters: a workflow in API form. Leaves: everything that ComfyUI's own check refuses: unknown nodes,
missing or unknown inputs, values out of range, links of another type, loops. Facts are those of
ComfyUI 0.3.64's core nodes; names of models and images depend on the server and are not checked.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

Workflow = Mapping[str, Mapping[str, Any]]
LINKS = frozenset({"MODEL", "CLIP", "VAE", "CONDITIONING", "CONTROL_NET", "IMAGE", "MASK",
                   "LATENT"})  # fmt: skip
UNION_TYPES = (
    "auto", "openpose", "depth", "hed/pidi/scribble/ted", "canny/lineart/anime_lineart/mlsd",
    "normal", "segment", "tile", "repaint",
)  # fmt: skip
_SAMPLERS = ("euler", "euler_ancestral", "heun", "dpm_2", "dpmpp_2m", "dpmpp_2m_sde", "dpmpp_sde",
             "ddim", "uni_pc", "lcm")  # fmt: skip
_SCHEDULERS = ("simple", "sgm_uniform", "karras", "exponential", "ddim_uniform", "beta", "normal")


@dataclass(frozen=True, slots=True)
class Input:
    """An input: a link's type, "STRING", "INT", "FLOAT", or a choice of values."""

    kind: str
    least: float = 0
    most: float = 0
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Node:
    """A kind of node: its inputs by name, those that may be left out, types of its outputs."""

    inputs: Mapping[str, Input]
    outputs: tuple[str, ...]
    optional: Mapping[str, Input] = field(default_factory=dict)
    ends: bool = False  # a server runs what leads to such nodes


def _link(kind: str) -> Input:
    return Input(kind)


def _choice(*values: str) -> Input:
    return Input("CHOICE", choices=values)


_TEXT, _NAME = Input("STRING"), Input("STRING")
_STRENGTH, _PART = Input("FLOAT", 0, 10), Input("FLOAT", 0, 1)
_CONDITIONING, _IMAGE, _VAE = _link("CONDITIONING"), _link("IMAGE"), _link("VAE")

NODES: Mapping[str, Node] = {
    "CheckpointLoaderSimple": Node({"ckpt_name": _NAME}, ("MODEL", "CLIP", "VAE")),
    "CLIPTextEncode": Node({"text": _TEXT, "clip": _link("CLIP")}, ("CONDITIONING",)),
    "ControlNetLoader": Node({"control_net_name": _NAME}, ("CONTROL_NET",)),
    "SetUnionControlNetType": Node(
        {"control_net": _link("CONTROL_NET"), "type": _choice(*UNION_TYPES)}, ("CONTROL_NET",)
    ),
    "ControlNetApplyAdvanced": Node(
        {
            "positive": _CONDITIONING, "negative": _CONDITIONING,
            "control_net": _link("CONTROL_NET"), "image": _IMAGE, "strength": _STRENGTH,
            "start_percent": _PART, "end_percent": _PART,
        },
        ("CONDITIONING", "CONDITIONING"),
        {"vae": _VAE},
    ),
    "LoadImage": Node({"image": _NAME}, ("IMAGE", "MASK")),
    "LoadImageMask": Node(
        {"image": _NAME, "channel": _choice("alpha", "red", "green", "blue")}, ("MASK",)
    ),
    "ConditioningSetMask": Node(
        {
            "conditioning": _CONDITIONING, "mask": _link("MASK"), "strength": _STRENGTH,
            "set_cond_area": _choice("default", "mask bounds"),
        },
        ("CONDITIONING",),
    ),
    "ConditioningCombine": Node(
        {"conditioning_1": _CONDITIONING, "conditioning_2": _CONDITIONING}, ("CONDITIONING",)
    ),
    "VAEEncode": Node({"pixels": _IMAGE, "vae": _VAE}, ("LATENT",)),
    "VAEDecode": Node({"samples": _link("LATENT"), "vae": _VAE}, ("IMAGE",)),
    "KSampler": Node(
        {
            "model": _link("MODEL"), "seed": Input("INT", 0, 2**64 - 1),
            "steps": Input("INT", 1, 10_000), "cfg": Input("FLOAT", 0, 100),
            "sampler_name": _choice(*_SAMPLERS), "scheduler": _choice(*_SCHEDULERS),
            "positive": _CONDITIONING, "negative": _CONDITIONING,
            "latent_image": _link("LATENT"), "denoise": _PART,
        },
        ("LATENT",),
    ),
    "SaveImage": Node({"images": _IMAGE, "filename_prefix": _TEXT}, (), ends=True),
}  # fmt: skip


def faults(workflow: Workflow) -> tuple[str, ...]:
    """What a server would refuse, each as one sentence; empty for a workflow that runs."""
    found = [fault for number, node in workflow.items() for fault in _node(workflow, number, node)]
    known = [NODES[node["class_type"]] for node in workflow.values()
             if node.get("class_type") in NODES]  # fmt: skip
    if not any(node.ends for node in known):
        found.append("the workflow has no node that saves anything")
    return tuple(found) or tuple(_loops(workflow))


def _node(workflow: Workflow, number: str, node: Mapping[str, Any]) -> Iterator[str]:
    name = node.get("class_type")
    if not isinstance(name, str):
        yield f"node {number}: missing the class_type property"
        return
    if name not in NODES:
        yield f"node {number}: there is no node {name}"
        return
    kind, given = NODES[name], node.get("inputs", {})
    for missing in kind.inputs.keys() - given.keys():
        yield f"node {number} ({name}): input {missing} is missing"
    for key, value in given.items():
        wanted = kind.inputs.get(key) or kind.optional.get(key)
        if wanted is None:
            yield f"node {number} ({name}): there is no input {key}"
        elif fault := _input(workflow, wanted, value):
            yield f"node {number} ({name}): input {key}: {fault}"


def _input(workflow: Workflow, wanted: Input, value: Any) -> str:  # noqa: ANN401 - JSON
    """What is wrong with an input's value; "" where nothing is."""
    if wanted.kind in LINKS:
        return _linked(workflow, wanted.kind, value)
    if wanted.kind == "STRING":
        return "" if isinstance(value, str) else "no text"
    if wanted.kind == "CHOICE":
        return "" if value in wanted.choices else f"{value!r} is not in the list"
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if not number or (wanted.kind == "INT" and not isinstance(value, int)):
        return f"{value!r} is no number of kind {wanted.kind}"
    within = wanted.least <= value <= wanted.most
    return "" if within else f"{value} is not from {wanted.least} to {wanted.most}"


def _linked(workflow: Workflow, kind: str, value: Any) -> str:  # noqa: ANN401 - JSON
    if not (isinstance(value, list) and len(value) == 2 and isinstance(value[1], int)):
        return "no link to a node's output"
    source = NODES.get(str(workflow.get(str(value[0]), {}).get("class_type")))
    if source is None or not 0 <= value[1] < len(source.outputs):
        return f"there is no output {value[1]} of node {value[0]}"
    given = source.outputs[value[1]]
    return "" if given == kind else f"is linked to {given}, takes {kind}"


def _loops(workflow: Workflow) -> Iterator[str]:
    """Nodes that wait for themselves."""
    left = {
        number: {str(v[0]) for v in node["inputs"].values() if isinstance(v, list)}
        for number, node in workflow.items()
    }
    while ready := [number for number, needs in left.items() if not needs & left.keys()]:
        for number in ready:
            del left[number]
    if left:
        yield f"nodes {', '.join(sorted(left))} wait for each other"

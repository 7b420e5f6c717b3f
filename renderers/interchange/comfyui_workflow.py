"""A ComfyUI workflow that draws a frame anew from its passes.

Enters: names of pictures, words, models. Leaves: a workflow in API form, as `/prompt` takes it: the
picture as a start, pose, depth and lines through one union ControlNet, each character's words
within their own mask. What we know of the frame is in the last node's `_meta`, where servers keep
it and saved pictures carry it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from renderers.interchange.comfyui_nodes import UNION_TYPES

Json = dict[str, Any]
Link = list[Any]  # node, output

CONTROLS: Mapping[str, tuple[str, float, float]] = {
    # pass: what the union ControlNet calls it, strength, until which part of the steps
    "pose": (UNION_TYPES[1], 0.8, 0.9),
    "depth": (UNION_TYPES[2], 0.6, 0.8),
    "line": (UNION_TYPES[4], 0.4, 0.6),
}
_SAMPLING: Json = {"steps": 28, "cfg": 5.5, "sampler_name": "dpmpp_2m", "scheduler": "karras"}
_MASK_STRENGTH = 1.0
SEEDS = 2**48  # JSON readers keep whole numbers below 2**53


@dataclass(frozen=True, slots=True)
class Character:
    """Somebody in the frame: words for their look, the picture of their mask."""

    character_id: str
    words: str
    mask: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What a workflow is made of. Pictures are names among the server's inputs."""

    beauty: str
    controls: Mapping[str, str]  # by names of `CONTROLS`
    characters: Sequence[Character]
    place: str  # words
    avoided: str
    seed: int
    prefix: str  # of saved files: unlike any other job's, or a server answers with old ones


@dataclass(frozen=True, slots=True)
class Models:
    """Names of model files, as the server lists them."""

    checkpoint: str
    controlnet: str
    denoise: float = 0.85  # 1 forgets the drawn picture


@dataclass(frozen=True, slots=True)
class Upload:
    """A picture that a node loads: whoever uploads it writes the server's name for it there."""

    picture: str
    node: str


def workflow(frame: Frame, models: Models, told: Json) -> tuple[Json, tuple[Upload, ...]]:
    """The workflow and what must be uploaded for it; `told` goes with every picture it saves."""
    graph = _Graph()
    loaded = graph.add("CheckpointLoaderSimple", ckpt_name=models.checkpoint)
    clip, vae = [loaded, 1], [loaded, 2]
    positive: Link = [graph.add("CLIPTextEncode", text=frame.place, clip=clip), 0]
    negative: Link = [graph.add("CLIPTextEncode", text=frame.avoided, clip=clip), 0]
    for character in frame.characters:
        positive = graph.within_mask(character, positive, clip)
    union = graph.add("ControlNetLoader", control_net_name=models.controlnet)
    for name, picture in frame.controls.items():
        positive, negative = graph.controlled(name, picture, union, (positive, negative), vae)
    start = graph.add("VAEEncode", pixels=[graph.picture(frame.beauty, "beauty"), 0], vae=vae)
    sampled = graph.add(
        "KSampler", model=[loaded, 0], seed=frame.seed, **_SAMPLING, positive=positive,
        negative=negative, latent_image=[start, 0], denoise=models.denoise,
    )  # fmt: skip
    image = graph.add("VAEDecode", samples=[sampled, 0], vae=vae)
    saved = graph.add("SaveImage", images=[image, 0], filename_prefix=frame.prefix)
    graph.nodes[saved]["_meta"] |= told
    return graph.nodes, tuple(graph.uploads)


class _Graph:
    """Nodes numbered as they come."""

    def __init__(self) -> None:
        self.nodes: Json = {}
        self.uploads: list[Upload] = []

    def add(self, kind: str, title: str = "", **inputs: Any) -> str:  # noqa: ANN401 - JSON
        number = str(len(self.nodes) + 1)
        self.nodes[number] = {
            "class_type": kind,
            "inputs": inputs,
            "_meta": {"title": title or kind},
        }
        return number

    def picture(self, name: str, title: str) -> str:
        """A node that loads a picture."""
        node = self.add("LoadImage", title, image=name)
        self.uploads.append(Upload(name, node))
        return node

    def within_mask(self, character: Character, positive: Link, clip: Link) -> Link:
        """Words for somebody, heard only where they are seen, added to what was asked before."""
        who = character.character_id
        words = self.add("CLIPTextEncode", who, text=character.words, clip=clip)
        mask = self.add("LoadImageMask", f"mask of {who}", image=character.mask, channel="red")
        self.uploads.append(Upload(character.mask, mask))
        masked = self.add(
            "ConditioningSetMask", who, conditioning=[words, 0], mask=[mask, 0],
            strength=_MASK_STRENGTH, set_cond_area="default",
        )  # fmt: skip
        both = self.add("ConditioningCombine", conditioning_1=positive, conditioning_2=[masked, 0])
        return [both, 0]

    def controlled(
        self, name: str, picture: str, union: str, asked: tuple[Link, Link], vae: Link
    ) -> tuple[Link, Link]:
        """Both prompts, steered by one pass."""
        kind, strength, until = CONTROLS[name]
        net = self.add("SetUnionControlNetType", name, control_net=[union, 0], type=kind)
        node = self.add(
            "ControlNetApplyAdvanced", name, positive=asked[0], negative=asked[1],
            control_net=[net, 0], image=[self.picture(picture, name), 0], strength=strength,
            start_percent=0.0, end_percent=until, vae=vae,
        )  # fmt: skip
        return [node, 0], [node, 1]

"""Workflows as data: what a template becomes, what is refused in it, and by a server's word."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from renderers.backends.comfyui.asking import asking, side_by_side
from renderers.backends.comfyui.graph import Graph, graph_of, saving
from renderers.backends.comfyui.preflight import faults
from renderers.backends.comfyui.template import Template, built_in, parsed, template_for
from renderers.generative.card import Task
from renderers.generative.errors import CardError
from renderers.generative.requests import Adapter
from renderers.interchange.comfyui_nodes import NODES
from tests.renderers.backends.comfyui.asked import BOX, CLIP, PICTURE, STILL, clip, still
from tests.renderers.backends.comfyui.comfy_nodes import described

LEAST = """
name = "own"
task = "still"
cards = ["sdxl-union"]
[[nodes]]
kind = "LoadImage"
inputs = { image = "$pictures" }
gives = { image = 0 }
[[nodes]]
kind = "SaveImage"
saves = true
inputs = { images = "@image", filename_prefix = "$prefix" }
"""
LORAS = (
    Adapter(Path("/a"), "aa" * 32, "jane", 0.8),
    Adapter(Path("/b"), "bb" * 32, "inkstyle", 0.5),
)


def full() -> tuple[Template, Graph]:
    found = template_for(STILL, Path("/nowhere"))
    assert found is not None
    request = still(adapters=LORAS, references=(PICTURE,), picture=PICTURE, mask=BOX)
    return found, graph_of(found, asking(found, request, STILL.profiles[0]).ask)


def test_the_built_in_ones_are_read_and_serve_their_cards() -> None:
    assert {one.name: one.task for one in built_in()} == {
        "sdxl-union": Task.STILL, "wan-vace": Task.CLIP,
    }  # fmt: skip
    assert template_for(CLIP, Path("/nowhere")) is not None


def test_adapters_are_stacked_and_controls_follow_each_other() -> None:
    _, graph = full()
    loras = [number for number, node in graph.items() if node["class_type"] == "LoraLoader"]
    assert [graph[number]["inputs"]["strength_model"] for number in loras] == [0.8, 0.5]
    assert graph[loras[1]]["inputs"]["model"] == [loras[0], 0]
    nets = [n for n, node in graph.items() if node["class_type"] == "ControlNetApplyAdvanced"]
    assert graph[nets[1]]["inputs"]["positive"] == [nets[0], 0]
    sampler = next(node for node in graph.values() if node["class_type"] == "KSampler")
    assert sampler["inputs"]["positive"] == [nets[1], 0]
    assert sampler["inputs"]["negative"] == [nets[1], 1]


def test_what_is_not_asked_for_has_no_nodes() -> None:
    template, graph = full()
    plain = graph_of(template, asking(template, still(controls=()), STILL.profiles[0]).ask)
    kinds = [node["class_type"] for node in plain.values()]
    assert "EmptyLatentImage" in kinds
    gone = {"LoraLoader", "ControlNetLoader", "LoadImage", "IPAdapterAdvanced", "VAEEncode"}
    assert gone.isdisjoint(kinds)
    assert gone <= {node["class_type"] for node in graph.values()}
    assert len(saving(template, plain)) == 1


def test_inputs_are_those_that_the_exported_workflows_know() -> None:
    _, graph = full()
    shared = [node for node in graph.values() if node["class_type"] in NODES]
    assert len(shared) > 10
    for node in shared:
        known = NODES[node["class_type"]]
        assert known.inputs.keys() <= node["inputs"].keys()
        assert node["inputs"].keys() <= known.inputs.keys() | known.optional.keys()


def test_every_node_of_every_template_is_held_to_the_servers_own_word() -> None:
    template, graph = full()
    files = {adapter.sha256: "copied" for adapter in LORAS}
    told = described()
    found = faults(graph, told.get, files, template.packages)
    assert len(found) == 2  # both LoRAs, and nothing else
    assert all("lora_name: the server has no 'storyreel_" in fault for fault in found)
    moving = next(one for one in built_in() if one.task is Task.CLIP)
    led = graph_of(moving, asking(moving, clip(5, references=(PICTURE,)), CLIP.profiles[0]).ask)
    assert faults(led, told.get, {}, {}) == ()


@pytest.mark.parametrize(
    ("number", "name", "value", "told"),
    [
        ("KSampler", "steps", 0, "steps: 0 is not from 1 to"),
        ("KSampler", "steps", 2.5, "is no whole number"),
        ("KSampler", "cfg", "high", "'high' is no number"),
        ("KSampler", "cfg", True, "True is no number"),
        ("KSampler", "scheduler", "fastest", "the server has no 'fastest'; it has 'karras'"),
        ("KSampler", "colour", 1, "it has no input colour"),
        ("KSampler", "model", ["1", 2], "takes MODEL, and is given VAE"),
        ("KSampler", "model", ["1", 7], "has no output 7"),
        ("CLIPTextEncode", "text", 4, "4 is no text"),
    ],
)  # fmt: skip
def test_each_kind_of_wrong_input_is_found(
    number: str, name: str, value: object, told: str
) -> None:
    _, graph = full()
    node = next(node for node in graph.values() if node["class_type"] == number)
    node["inputs"] = {**node["inputs"], name: value}
    assert any(told in fault for fault in faults(graph, described().get, {}, {}))


def test_missing_inputs_and_nodes_are_found() -> None:
    _, graph = full()
    sampler = next(node for node in graph.values() if node["class_type"] == "KSampler")
    del sampler["inputs"]["seed"]
    known = described()
    del known["IPAdapterAdvanced"]
    found = faults(graph, known.get, {}, {"IPAdapterAdvanced": "a package"})
    assert "KSampler: its input seed is not given; the workflow is not for this ComfyUI" in found
    assert "the server has no node IPAdapterAdvanced; install a package" in found


def test_a_users_own_workflow_comes_first(tmp_path: Path) -> None:
    (tmp_path / "workflows").mkdir()
    (tmp_path / "workflows" / "own.toml").write_text(LEAST)
    found = template_for(STILL, tmp_path)
    assert found is not None
    assert found.name == "own"
    with pytest.raises(CardError, match=r"input image wants \$pictures, which this request brings"):
        graph_of(found, asking(found, still(controls=()), STILL.profiles[0]).ask)


@pytest.mark.parametrize(
    ("was", "becomes", "told"),
    [
        ("$pictures", "$colour", "there is no value $colour"),
        ("@image", "@latent", "no node before it gives @latent"),
        ("saves = true", "", "no node saves"),
        ('kind = "LoadImage"', 'kind = "LoadImage"\neach = "people"', "each = 'people'"),
        ('kind = "LoadImage"', 'kind = "LoadImage"\nwhen = ["rain"]', "when 'rain'"),
        ('"$pictures"', "[1]", "is no plain value"),
        ('task = "still"', 'task = "stew"', "no workflow"),
        ("[[nodes]]", "[[nodes", "no workflow"),
        ("saves = true", "save = true", "nodes: there is no key 'save'"),
        ('task = "still"', 'task = "still"\ncontrols = { fog = "x" }', "controls.fog"),
    ],
)  # fmt: skip
def test_each_fault_of_a_template_is_told_with_its_place(was: str, becomes: str, told: str) -> None:
    with pytest.raises(CardError) as caught:
        parsed(LEAST.replace(was, becomes, 1), "own.toml")
    assert told in str(caught.value)
    assert str(caught.value).startswith("own.toml: ")
    assert "docs/comfyui.md" in str(caught.value)


def test_what_a_template_cannot_take_is_refused() -> None:
    template, _ = full()
    with pytest.raises(CardError, match="5 references, and it takes 4"):
        asking(template, still(references=(PICTURE,) * 5), STILL.profiles[0])
    mute = parsed(LEAST, "own.toml")
    with pytest.raises(CardError, match="pose cannot steer it"):
        asking(mute, still(), STILL.profiles[0])


def test_a_profile_of_few_steps_brings_its_lora() -> None:
    template, _ = full()
    quick = replace(STILL.profiles[0], distilled="lightning")
    asked = asking(template, still(adapters=LORAS), quick).ask.items["adapters"]
    assert next(item["file"] for item in asked) == "sdxl_lightning_8step_lora.safetensors"
    assert len(asked) == 3
    values = asking(template, still(), quick).ask.values
    assert (values["sampler"], values["scheduler"]) == ("euler", "sgm_uniform")
    assert asking(template, still(), STILL.profiles[0]).ask.values["sampler"] == "dpmpp_2m"
    with pytest.raises(CardError, match="needs the LoRA 'other'"):
        asking(template, still(), replace(quick, distilled="other"))


def test_references_of_a_clip_stand_whole_beside_each_other() -> None:
    red, blue = np.zeros((40, 20, 3), np.uint8), np.zeros((10, 60, 3), np.uint8)
    red[..., 0], blue[..., 2] = 200, 200
    canvas = side_by_side((red, blue), (64, 96))
    assert canvas.shape == (64, 96, 3)
    assert (canvas[32, 24] == (200, 0, 0)).all()
    assert (canvas[32, 72] == (0, 0, 200)).all()
    assert (canvas[2, 72] == 255).all()
    assert (canvas == (200, 0, 0)).all(axis=2).sum() == 32 * 64

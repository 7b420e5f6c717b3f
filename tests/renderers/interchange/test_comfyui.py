"""ComfyUI workflows: what we write a server would run, and what it would refuse is found."""

import copy
import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.palettes import COLOURS
from renderers.interchange.comfyui_nodes import NODES, faults
from renderers.interchange.comfyui_prompts import colour_word, look_words, place_words
from renderers.interchange.comfyui_workflow import Character, Frame, Models, workflow
from tests.renderers.backends.toon.conftest import DAY, LOOK, PLAN

ANN = Character("ann", "woman, red shirt", "ann.png")
FRAME = Frame(
    "beauty.png", {"pose": "pose.png", "depth": "depth.png", "line": "line.png"},
    (ANN, replace(ANN, character_id="ben", mask="ben.png")), "a kitchen", "blurry", 7, "x/job",
)  # fmt: skip
MODELS = Models("base.safetensors", "union.safetensors")


def made(frame: Frame = FRAME) -> dict[str, Any]:
    graph, _ = workflow(frame, MODELS, {"storyreel": {"shot": 3}})
    return graph


def test_the_workflow_is_one_that_runs() -> None:
    graph = made()
    assert faults(graph) == ()
    assert faults(made(replace(FRAME, characters=()))) == ()
    assert faults(made(replace(FRAME, controls={}))) == ()
    assert all("class_type" in node for node in graph.values())  # API form, not the editor's
    assert json.loads(json.dumps(graph)) == graph


def test_passes_steer_through_controlnets() -> None:
    graph = made()
    applied = [n["inputs"] for n in graph.values() if n["class_type"] == "ControlNetApplyAdvanced"]
    told = {
        graph[node["image"][0]]["inputs"]["image"]:
        graph[node["control_net"][0]]["inputs"]["type"]
        for node in applied
    }  # fmt: skip
    assert told == {
        "pose.png": "openpose", "depth.png": "depth", "line.png": "canny/lineart/anime_lineart/mlsd"
    }  # fmt: skip
    (sampler,) = [n["inputs"] for n in graph.values() if n["class_type"] == "KSampler"]
    assert graph[sampler["positive"][0]]["inputs"] == applied[-1]
    assert (sampler["positive"][1], sampler["negative"][1]) == (0, 1)
    assert graph[sampler["latent_image"][0]]["class_type"] == "VAEEncode"


def test_words_are_heard_within_masks() -> None:
    graph = made()
    masked = [n["inputs"] for n in graph.values() if n["class_type"] == "ConditioningSetMask"]
    masks = [graph[node["mask"][0]]["inputs"] for node in masked]
    assert masks == [{"image": name, "channel": "red"} for name in ("ann.png", "ben.png")]


def test_uploads_are_the_pictures_that_nodes_load() -> None:
    graph, uploads = workflow(FRAME, MODELS, {})
    loaded = {
        number: node["inputs"]["image"]
        for number, node in graph.items()
        if node["class_type"] in ("LoadImage", "LoadImageMask")
    }
    assert {upload.node: upload.picture for upload in uploads} == loaded


def test_our_parameters_go_with_what_is_saved() -> None:
    (saved,) = [node for node in made().values() if node["class_type"] == "SaveImage"]
    assert saved["_meta"]["storyreel"] == {"shot": 3}
    assert saved["inputs"]["filename_prefix"] == "x/job"


@given(st.data())
def test_whatever_is_broken_is_found(data: st.DataObject) -> None:
    graph = copy.deepcopy(made())
    number = data.draw(st.sampled_from(sorted(graph)))
    node = graph[number]
    key = data.draw(st.sampled_from(sorted(node["inputs"])))
    kind = NODES[node["class_type"]]
    match data.draw(st.sampled_from(["drop", "unknown", "kind", "class", "link", "type"])):
        case "drop":
            if key in kind.optional:
                return
            del node["inputs"][key]
        case "unknown":
            node["inputs"]["unheard"] = 1
        case "kind":
            node["inputs"][key] = None
        case "class":
            del node["class_type"]
        case "link":
            node["inputs"][key] = ["400", 0]
        case "type":
            node["class_type"] = "Unheard"
    assert faults(graph)


def test_loops_and_dead_ends_are_found() -> None:
    loop = {
        "1": {"class_type": "ConditioningCombine",
              "inputs": {"conditioning_1": ["1", 0], "conditioning_2": ["1", 0]}},
        "2": {"class_type": "LoadImage", "inputs": {"image": "a.png"}},
        "3": {"class_type": "SaveImage", "inputs": {"images": ["2", 0], "filename_prefix": "a"}},
    }  # fmt: skip
    assert "wait for each other" in faults(loop)[0]
    assert "saves" in faults({"2": loop["2"]})[0]


def test_looks_are_told_without_names() -> None:
    told = look_words(LOOK)
    assert told == (
        "woman, light skin, bald, red t-shirt, navy jeans, black sneakers"
    )  # fmt: skip
    assert "Ann" not in told
    hatted = replace(LOOK, hat="hard_hat", hat_colour=COLOURS["yellow"], glasses="round")
    assert "yellow hard hat, round glasses" in look_words(hatted)
    assert place_words(PLAN, replace(DAY, weather="rain")) == "interior, interior, day, rain"


@pytest.mark.parametrize("word", ["red", "navy", "teal", "mustard", "coral"])
def test_colours_have_their_own_words(word: str) -> None:
    assert colour_word(COLOURS[word]) == word

"""Stills and clips by a server: everything asked for arrives there, and comes back as asked."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from renderers.backends.comfyui.backend import ComfyUIBackend, told
from renderers.backends.comfyui.wire import SETTING
from renderers.generative.card import ControlKind, Task
from renderers.generative.card_files import built_in
from renderers.generative.chaining import Chain, long_clip
from renderers.generative.errors import AdapterRefused, CannotRun, CardError
from renderers.generative.model_store import ModelStore
from renderers.generative.requests import Adapter, Control
from tests.renderers.backends.comfyui import comfy_nodes
from tests.renderers.backends.comfyui.asked import (
    BOX,
    CLIP,
    DEPTH,
    PICTURE,
    POSE,
    STILL,
    backend,
    clip,
    still,
)  # fmt: skip
from tests.renderers.backends.comfyui.comfy_server import ComfyServer, Habits

LORA = Adapter(Path("/blobs/ab12"), "ab12" * 16, "janewoman", 0.8)


@pytest.fixture(scope="module")
def server() -> Iterator[ComfyServer]:
    with ComfyServer() as running:
        yield running


@pytest.fixture(scope="module")
def comfy(server: ComfyServer, tmp_path_factory: pytest.TempPathFactory) -> ComfyUIBackend:
    return backend(server, tmp_path_factory.mktemp("models"))


def test_a_still_has_the_size_asked_for_and_tells_how_it_was_made(comfy: ComfyUIBackend) -> None:
    made = comfy.still(STILL, still())
    assert made.pictures.shape == (1, 60, 90, 3)
    assert made.provenance["server"] == comfy.ident == "comfyui 0.3.64 cpu"
    assert made.provenance["controls"] == {"pose": 1.0, "depth": 0.5}
    assert np.array_equal(comfy.still(STILL, still()).pictures, made.pictures)


def test_several_stills_come_one_by_one_and_say_why(comfy: ComfyUIBackend) -> None:
    batched = replace(STILL, profiles=(replace(STILL.profiles[0], batch=4),))
    requests = [still(seed=seed) for seed in (7, 8)]
    shares: list[float] = []
    made = comfy.stills(batched, requests, lambda share, _: shares.append(share))
    for one, request in zip(made, requests, strict=True):
        assert np.array_equal(one.pictures, comfy.still(STILL, request).pictures)
        assert one.provenance["batch"]["made"] == 1
        assert "one seed" in one.provenance["batch"]["why"]
    assert shares == sorted(shares)
    (alone,) = comfy.stills(STILL, requests[:1])
    assert alone.provenance["batch"] == {"wanted": 1, "made": 1, "why": ""}


def test_everything_asked_for_changes_the_picture(
    comfy: ComfyUIBackend, server: ComfyServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(comfy_nodes.LISTS, "loras", [f"storyreel_{'ab12' * 5}.safetensors"])
    asked = [
        still(), still(seed=8), still(prompt="a garden"), still(negative="rain"),
        still(controls=()), still(controls=(Control(ControlKind.POSE, DEPTH),)),
        still(controls=(Control(ControlKind.LINE, POSE),)), still(adapters=(LORA,)),
        still(references=(PICTURE,)), still(references=(PICTURE,), reference_masks=(BOX,)),
        still(picture=PICTURE, strength=0.3),
        still(picture=PICTURE, mask=BOX),
    ]  # fmt: skip
    made = {comfy.still(STILL, request).pictures.tobytes() for request in asked}
    assert len(made) == len(asked)
    assert any(name.endswith(".png") for name in server.files)


def test_outside_the_mask_nothing_changes_by_a_bit(comfy: ComfyUIBackend) -> None:
    made = comfy.still(STILL, still(picture=PICTURE, mask=BOX)).pictures[0]
    assert np.array_equal(made[BOX == 0], PICTURE[BOX == 0])
    assert not np.array_equal(made[BOX > 0], PICTURE[BOX > 0])


def test_a_clip_has_as_many_frames_as_asked_and_keeps_known_ones(comfy: ComfyUIBackend) -> None:
    known = np.repeat(PICTURE[None], 6, axis=0)
    mask = np.full((6, 60, 90), 255, np.uint8)
    mask[:2] = 0
    made = comfy.clip(CLIP, clip(pictures=known, mask=mask, references=(PICTURE,)))
    assert made.pictures.shape == (6, 60, 90, 3)
    assert np.array_equal(made.pictures[:2], known[:2])
    assert not np.array_equal(made.pictures[2:], known[2:])


def test_a_film_told_under_images_is_as_good_as_frames(tmp_path: Path) -> None:
    with ComfyServer() as server:
        frames = backend(server, tmp_path).clip(CLIP, clip()).pictures
    with ComfyServer(Habits(films=True)) as server:
        films = backend(server, tmp_path).clip(CLIP, clip()).pictures
    assert np.array_equal(frames, films)


def test_triggers_are_among_the_words_once(
    comfy: ComfyUIBackend, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(comfy_nodes.LISTS, "loras", [f"storyreel_{'ab12' * 5}.safetensors"])
    added = comfy.still(STILL, still(prompt="a room", adapters=(LORA,))).pictures
    same = comfy.still(STILL, still(prompt="janewoman, a room", adapters=(LORA,))).pictures
    assert np.array_equal(added, same)


def test_a_lora_that_is_not_on_the_server_is_told_with_what_to_copy_where(
    comfy: ComfyUIBackend,
) -> None:
    with pytest.raises(AdapterRefused, match="copy /blobs/ab12 to ComfyUI/models/loras/storyreel_"):
        comfy.still(STILL, still(adapters=(LORA,)))


def test_a_missing_model_is_told_before_anything_is_sent(
    comfy: ComfyUIBackend, server: ComfyServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(comfy_nodes.LISTS, "controlnet", ["other.safetensors"])
    sent = list(server.submitted)
    with pytest.raises(CannotRun, match="ComfyUI/models/controlnet; it is to be had at https"):
        comfy.still(STILL, still(seed=99))
    assert server.submitted == sent
    assert "controlnet-union-sdxl-promax" in comfy.cannot_run(STILL)


def test_a_missing_node_is_told_with_what_to_install(tmp_path: Path) -> None:
    with ComfyServer(Habits(missing=("IPAdapterAdvanced",))) as server:
        comfy = backend(server, tmp_path)
        assert comfy.cannot_run(STILL) == ""
        with pytest.raises(CannotRun, match=r"install https://github\.com/cubiq"):
            comfy.still(STILL, still(references=(PICTURE,)))


def test_cards_that_no_workflow_serves(comfy: ComfyUIBackend) -> None:
    other = replace(STILL, name="other", pipeline="OtherPipeline")
    assert "no workflow serves it" in comfy.cannot_run(other)
    assert "no workflow serves it" in comfy.cannot_run(replace(STILL, task=Task.CLIP))
    with pytest.raises(CardError, match="no workflow serves it"):
        comfy.still(other, still(card="other"))


def test_opened_where_no_server_is_named(tmp_path: Path) -> None:
    with pytest.raises(CannotRun, match="STORYREEL_COMFYUI=http"):
        ComfyUIBackend.opened(ModelStore(tmp_path), {})
    for address in ("server:8188", "http://", "ftp://a/b", "http://[::1", "http://a:99999"):
        with pytest.raises(CannotRun, match="is no address"):
            ComfyUIBackend.opened(ModelStore(tmp_path), {SETTING: address})


def test_opened_where_one_is(server: ComfyServer, tmp_path: Path) -> None:
    comfy = ComfyUIBackend.opened(ModelStore(tmp_path), {SETTING: server.address + "/"})
    assert comfy.cannot_run(STILL) == comfy.cannot_run(CLIP) == ""


def test_what_doctor_tells(server: ComfyServer) -> None:
    assert told({SETTING: server.address}) == f"127.0.0.1:{server.port}: comfyui 0.3.64 cpu"
    assert "set STORYREEL_COMFYUI=" in told({})
    assert "is no address" in told({SETTING: "here"})
    assert "does not answer" in told({SETTING: "http://127.0.0.1:9"})


def test_the_cards_that_come_with_us_run_there(comfy: ComfyUIBackend) -> None:
    stills, clips = built_in()["sdxl-union"], built_in()["wan-vace-1.3b"]
    assert comfy.cannot_run(stills) == comfy.cannot_run(clips) == ""
    asked = still(card=stills.name, references=(PICTURE,), picture=PICTURE, mask=BOX)
    made = comfy.still(stills, asked).pictures[0]
    assert np.array_equal(made[BOX == 0], PICTURE[BOX == 0])


def test_a_clip_longer_than_the_models_window_is_chained(comfy: ComfyUIBackend) -> None:
    short = replace(CLIP, grid=replace(CLIP.grid, most_frames=17))
    poses = np.stack([np.roll(POSE, shift, axis=0) for shift in range(30)])
    asked = clip(30, controls=(Control(ControlKind.POSE, poses),))
    made = long_clip(comfy, short, asked, Chain(5, 2))
    assert made.pictures.shape == (30, 60, 90, 3)
    assert len(made.provenance["segments"]) > 1


def test_against_a_real_server(tmp_path: Path) -> None:
    address = os.environ.get("STORYREEL_COMFYUI_TEST", "")
    if not address:
        pytest.skip("STORYREEL_COMFYUI_TEST names no server: nothing is asked of a real ComfyUI")
    comfy = ComfyUIBackend(tmp_path, address)
    assert comfy.ident.startswith("comfyui ")
    lacking = comfy.cannot_run(STILL)
    if lacking:
        pytest.skip(f"the server's models do not suffice for a picture: {lacking}")
    assert comfy.still(STILL, still()).pictures.shape == (1, 60, 90, 3)

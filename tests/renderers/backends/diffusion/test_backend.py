"""What the backend promises whatever the model: warm, exact, bounded, stoppable, honest."""

import json
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from safetensors.torch import load_file, save_file

from renderers.backends.diffusion.backend import DiffusionBackend
from renderers.backends.diffusion.requirements import cannot_run, requires
from renderers.generative.card import Card, Runner, Task
from renderers.generative.errors import (
    CardError,
    GenerationCancelled,
    MemoryTooSmall,
    ModelCorrupt,
    ModelMissing,
)
from renderers.generative.model_store import ModelStore
from tests.renderers.backends.diffusion.asking import POSE, asked, differ, half, noise, steered
from tests.renderers.backends.diffusion.tiny import sdxl

ROOT = Path(__file__).parents[4]


@pytest.fixture
def card(store: ModelStore) -> Card:
    return store.card("tiny-sdxl")


def test_a_warm_job_loads_nothing(card: Card, backend: DiffusionBackend) -> None:
    backend.still(card, asked(card))
    cold = backend.pool.loads
    backend.still(card, asked(card, seed=3, negative="blue"))
    assert cold > 0
    assert backend.pool.loads == cold
    backend.still(card, asked(card, controls=(steered(POSE),)))
    assert backend.pool.loads == cold + 1  # the ControlNet alone


def test_models_are_let_go_and_loaded_anew(card: Card, backend: DiffusionBackend) -> None:
    first = backend.still(card, asked(card))
    assert backend.pool.keys
    backend.release()
    assert (backend.pool.keys, backend.pool.bytes) == ((), 0)
    again = backend.still(card, asked(card))
    assert (again.pictures == first.pictures).all()


def test_words_are_encoded_once(card: Card, backend: DiffusionBackend) -> None:
    for seed in range(3):
        backend.still(card, asked(card, seed=seed, negative="blue"))
    assert backend.words.encodings == 2
    backend.still(card, asked(card, "a dog", negative="blue"))
    assert backend.words.encodings == 3


def test_same_key_same_bytes_in_another_process(
    store: ModelStore, card: Card, backend: DiffusionBackend
) -> None:
    here = backend.still(card, asked(card, controls=(steered(POSE, 3),))).pictures
    program = (
        "import sys; from pathlib import Path\n"
        "from renderers.backends.diffusion.backend import DiffusionBackend\n"
        "from renderers.generative.model_store import ModelStore\n"
        "from tests.renderers.backends.diffusion.asking import POSE, asked, steered\n"
        "store = ModelStore(Path(sys.argv[1])); card = store.card('tiny-sdxl')\n"
        "made = DiffusionBackend(store, 'cpu').still("
        "card, asked(card, controls=(steered(POSE, 3),)))\n"
        "sys.stdout.buffer.write(made.pictures.tobytes())\n"
    )
    told = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program, str(store.folder)],
        capture_output=True, check=True, cwd=ROOT,
    )  # fmt: skip
    assert told.stdout == here.tobytes()


def test_what_was_done_before_changes_nothing(store: ModelStore, card: Card) -> None:
    fresh, used = (DiffusionBackend(store, "cpu", 1 << 30) for _ in range(2))
    used.still(card, asked(card, picture=noise(1), mask=half(), references=(noise(2),)))
    one, other = (backend.still(card, asked(card)).pictures for backend in (fresh, used))
    assert differ(one, other) == 0


def test_it_stops_between_steps_and_stays_usable(card: Card, backend: DiffusionBackend) -> None:
    before = backend.still(card, asked(card)).pictures
    steps: list[str] = []

    def follow(share: float, doing: str) -> None:
        assert 0.0 <= share <= 1.0
        steps.append(doing)

    with pytest.raises(GenerationCancelled):
        backend.still(card, asked(card), follow, lambda: "step 1 of 2" in steps)
    assert "step 2 of 2" not in steps
    assert differ(before, backend.still(card, asked(card)).pictures) == 0


def test_it_stops_between_parts_that_are_loaded(card: Card, backend: DiffusionBackend) -> None:
    seen: list[str] = []
    with pytest.raises(GenerationCancelled):
        backend.still(
            card, asked(card), lambda _, doing: seen.append(doing), lambda: "loading vae" in seen
        )
    assert "loading unet" not in seen or seen.index("loading unet") < seen.index("loading vae")
    assert backend.still(card, asked(card)).pictures.any()


def test_one_job_at_a_time_and_one_that_waits_can_be_stopped(
    card: Card, backend: DiffusionBackend
) -> None:
    running, done = threading.Event(), threading.Event()

    def hold(share: float, doing: str) -> None:
        del share
        if doing.startswith("step"):
            running.set()
            assert done.wait(30)

    first = threading.Thread(target=backend.still, args=(card, asked(card), hold))
    first.start()
    assert running.wait(30)
    try:
        with pytest.raises(GenerationCancelled, match="waited its turn"):
            backend.still(card, asked(card), cancel=lambda: True)
    finally:
        done.set()
        first.join()


def test_too_little_memory_is_answered_by_the_next_smaller_profile(
    store: ModelStore, card: Card, backend: DiffusionBackend
) -> None:
    final = asked(card)
    most = backend.needed_bytes(card, final)
    short = DiffusionBackend(store, "cpu", most - 1)
    with pytest.raises(MemoryTooSmall, match="draft"):
        DiffusionBackend(store, "cpu", 1 << 16).still(card, final)
    made = short.still(card, final)
    assert made.pictures.shape == backend.still(card, final).pictures.shape
    (step,) = made.provenance["stepped_down"]
    assert step["profile"] == "final"
    assert step["needed_bytes"] == most
    assert made.provenance["profile"]["name"] == "draft"
    assert made.provenance["profile_asked"] == "final"
    assert made.provenance["painted_px"] == [48, 32]  # 26x20, and 32 at least
    assert short.pool.bytes <= short.pool.budget


def test_a_device_that_runs_out_is_answered_alike(
    card: Card, backend: DiffusionBackend, monkeypatch: pytest.MonkeyPatch
) -> None:
    import torch
    from diffusers import AutoencoderKL

    decode, told = AutoencoderKL.decode, []

    def once(self: AutoencoderKL, *given: object, **how: object) -> object:
        if not told:
            told.append("out of memory")
            raise torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 2.00 GiB")
        return decode(self, *given, **how)

    monkeypatch.setattr(AutoencoderKL, "decode", once)
    made = backend.still(card, asked(card))
    assert made.provenance["profile"]["name"] == "draft"
    assert "out of memory" in made.provenance["stepped_down"][0]["why"]


def test_text_encoders_make_room_for_the_painter(store: ModelStore, card: Card) -> None:
    needed = DiffusionBackend(store, "cpu", 1 << 30).needed_bytes(card, asked(card))
    backend = DiffusionBackend(store, "cpu", needed)
    first = backend.still(card, asked(card))
    assert first.provenance["stepped_down"] == []
    kept = {key.name for key in backend.pool.keys}
    assert {"unet", "vae"} <= kept
    assert not {"text_encoder", "text_encoder_2"} & kept
    loads = backend.pool.loads
    backend.still(card, asked(card, seed=1))
    assert backend.pool.loads == loads


def test_cards_take_turns_where_there_is_room_for_one(
    store: ModelStore, backend: DiffusionBackend
) -> None:
    cards = [store.card(name) for name in ("tiny-sdxl", "tiny-zimage", "tiny-flux2")]
    needed = max(backend.needed_bytes(card, asked(card)) for card in cards)
    narrow = DiffusionBackend(store, "cpu", needed)
    for card in cards * 2:
        made = narrow.still(card, asked(card))
        assert made.provenance["stepped_down"] == []
        assert narrow.pool.bytes <= needed
        assert differ(made.pictures, backend.still(card, asked(card)).pictures) == 0
    assert narrow.pool.loads > backend.pool.loads
    assert narrow.words.encodings == backend.words.encodings


def test_provenance_tells_how_it_was_made(card: Card, backend: DiffusionBackend) -> None:
    told = backend.still(card, asked(card, controls=(steered(POSE, weight=0.5),))).provenance
    assert json.loads(json.dumps(told)) == told
    assert told["card"] == card.name
    assert told["seed"] == 7
    assert told["controls"] == {"pose": 0.5}
    assert told["painted_px"] == [56, 40]
    assert told["profile"]["steps"] == told["steps"] == 2
    assert told["stepped_down"] == []
    assert set(told["libraries"]) >= {"torch", "diffusers", "transformers"}
    assert (
        told == backend.still(card, asked(card, controls=(steered(POSE, weight=0.5),))).provenance
    )
    assert told["libraries"]["torch"] in backend.ident


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"task": Task.CLIP}, "clip"),
        ({"runner": Runner.COMFYUI}, "comfyui"),
        ({"family": "nobody"}, "not known"),
        ({"controls": ()}, "cannot steer"),
        ({"most_controls": 0}, "at once"),
        ({"masks": False}, "mask"),
    ],
)
def test_a_wrong_card_is_refused_before_anything_is_loaded(
    change: dict[str, object], told: str, card: Card, backend: DiffusionBackend
) -> None:
    request = asked(card, controls=(steered(POSE),), picture=noise(), mask=half())
    with pytest.raises(CardError, match=told):
        backend.still(replace(card, **change), request)
    assert backend.pool.loads == 0


def test_requests_that_do_not_hold_together_are_refused(
    card: Card, backend: DiffusionBackend
) -> None:
    for more, told in (
        ({"mask": half()}, "without a picture"),
        ({"picture": noise(1, 8, 8)}, "shape"),
        ({"profile": "best"}, "no profile"),
        ({"width_px": 5000}, "tiles"),
        ({"references": (half(),)}, "reference"),
        ({"controls": (steered(POSE), steered(POSE, 2))}, "one kind"),
    ):
        with pytest.raises(CardError, match=told):
            backend.still(card, asked(card, **more))


def test_missing_and_broken_weights_are_named(tmp_path: Path) -> None:
    card = sdxl.write(tmp_path)
    backend = DiffusionBackend(ModelStore(tmp_path), "cpu", 1 << 30)
    model = tmp_path / card.name / "model"
    weights = model / "unet" / "diffusion_pytorch_model.safetensors"
    weights.write_bytes(weights.read_bytes()[:1000])
    with pytest.raises(ModelCorrupt, match=r"unet.*storyreel models verify"):
        backend.still(card, asked(card))
    (model / "model_index.json").write_text("{")
    with pytest.raises(ModelCorrupt, match="model_index"):
        backend.still(card, asked(card))
    empty = DiffusionBackend(ModelStore(tmp_path / "none"), "cpu", 1 << 30)
    with pytest.raises(ModelMissing, match="storyreel models add"):
        empty.still(card, asked(card))


def test_tensors_that_are_not_there_are_not_made_up(tmp_path: Path) -> None:
    card = sdxl.write(tmp_path)
    path = tmp_path / card.name / "model" / "vae" / "diffusion_pytorch_model.safetensors"
    tensors = load_file(path)
    gone = min(tensors)
    save_file({name: tensor for name, tensor in tensors.items() if name != gone}, path)
    with pytest.raises(ModelCorrupt, match=f"1 tensors are not there: {gone}"):
        DiffusionBackend(ModelStore(tmp_path), "cpu", 1 << 30).still(card, asked(card))


def test_pickles_are_not_opened(tmp_path: Path) -> None:
    card = sdxl.write(tmp_path)
    folder = tmp_path / card.name / "model" / "unet"
    safe = folder / "diffusion_pytorch_model.safetensors"
    safe.rename(folder / "diffusion_pytorch_model.bin")
    with pytest.raises(ModelCorrupt, match="unet"):
        DiffusionBackend(ModelStore(tmp_path), "cpu", 1 << 30).still(card, asked(card))


def test_what_a_card_needs_is_told(card: Card, store: ModelStore, tmp_path: Path) -> None:
    assert cannot_run(card, store, "cpu") == ""
    large = replace(card, profiles=(replace(card.profiles[0], gpu_bytes=24 << 30),))
    assert "needs a GPU with 24.0 GiB" in cannot_run(large, store, "cpu")
    assert "24.0 GiB of a GPU's memory" in requires(large)
    assert "storyreel models add" in cannot_run(card, ModelStore(tmp_path), "cpu")
    assert "not known" in cannot_run(replace(card, family="nobody"), store, "cpu")


def test_without_the_extra_it_says_so() -> None:
    without = subprocess.run(
        [sys.executable, "-c", (
            "import sys; sys.modules['torch'] = None\n"
            "from renderers.backends.diffusion.backend import DiffusionBackend\n"
            "from renderers.generative.errors import ExtraMissing\n"
            "try:\n    DiffusionBackend(None)\n"
            "except ExtraMissing as error:\n    print(error)\n"
        )],
        capture_output=True, text=True, check=True, cwd=ROOT,
    )  # fmt: skip
    assert "torch" in without.stdout
    assert "'.[gen]'" in without.stdout


def test_importing_the_backend_is_light() -> None:
    code = (
        "import sys, renderers.backends.diffusion.backend\n"
        "print([m for m in ('torch', 'diffusers', 'transformers') if m in sys.modules])"
    )
    told = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert told.stdout.strip() == "[]"

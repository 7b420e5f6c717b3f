"""Passes and workflows of a finished film."""

import json

import numpy as np
import pytest
from PIL import Image

from renderers.interchange.comfyui_nodes import faults
from renderers.production.exporting import BadOption, NothingSelected
from tests.renderers.production.exporting.conftest import HEIGHT, WIDTH, Made, Print


def staged(made: Made) -> int:
    """Number of the first shot that shows a set and people."""
    return next(
        number
        for number, row in enumerate(made.negative.rows, 1)
        if row.kind != "card" and row.subjects
    )


def test_passes_of_a_shot_are_as_large_and_long_as_it(made: Made, printed: Print) -> None:
    number = staged(made)
    exported = printed("passes", shots=str(number), only="ids,pose,camera", frames="all")
    folder = next(p.parent for p in exported.files if p.name == "passes.json")
    assert folder.name == f"shot-{number:03}"
    told = json.loads((folder / "passes.json").read_text(encoding="utf-8"))
    assert (told["width"], told["height"]) == (WIDTH, HEIGHT)
    length = made.lengths[number - 1]
    assert told["frames"] == list(range(length))
    assert len(list((folder / "pose").iterdir())) == length
    with Image.open(folder / "ids/0000.png") as ids:
        assert ids.size == (WIDTH, HEIGHT)
        assert np.asarray(ids).max() >= 50_000  # somebody is there
    camera = json.loads((folder / "camera.json").read_text(encoding="utf-8"))
    assert len(camera["frames"]) == length
    assert not (folder / "depth").exists()


def test_one_frame_in_another_size(made: Made, printed: Print) -> None:
    number = staged(made)
    exported = printed("passes", shots=str(number), size="192x160")
    pictures = [p for p in exported.files if p.suffix == ".png"]
    assert {p.parent.name for p in pictures} >= {
        "beauty", "pose", "depth", "depth_near", "ids", "normal", "line"
    }  # fmt: skip
    for path in pictures:
        with Image.open(path) as picture:
            assert picture.size == (192, 160)
    assert {p.stem for p in pictures} == {f"{made.negative.shots[number - 1].board_frame:04}"}


def test_a_workflow_loads_what_lies_beside_it(made: Made, printed: Print) -> None:
    number = staged(made)
    exported = printed("comfyui", shots=str(number), denoise=60)
    folder = next(p.parent for p in exported.files if p.name == "workflow.json")
    graph = json.loads((folder / "workflow.json").read_text(encoding="utf-8"))
    assert faults(graph) == ()
    told = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    for upload in told["uploads"]:
        assert graph[upload["node"]]["inputs"][upload["input"]] == upload["name"]
        with Image.open(folder / upload["file"]) as picture:
            assert picture.size == (WIDTH, HEIGHT)
        same = folder / upload["frames"].format(frame=told["frame"])
        assert same.read_bytes() == (folder / upload["file"]).read_bytes()
    assert told["film_frame"] == made.starts[number - 1] + told["frame"]
    (sampler,) = [n["inputs"] for n in graph.values() if n["class_type"] == "KSampler"]
    assert sampler["denoise"] == 0.6
    assert sampler["seed"] == told["seed"]
    (saved,) = [n for n in graph.values() if n["class_type"] == "SaveImage"]
    assert saved["_meta"]["storyreel"]["shot_id"] == made.negative.shots[number - 1].id
    assert saved["inputs"]["filename_prefix"].endswith(told["job"])


def test_a_workflow_is_the_same_again_and_not_another_shots(made: Made, printed: Print) -> None:
    number = staged(made)
    jobs, names = [], []
    for name, denoise in (("a", 85), ("b", 85), ("c", 50)):
        exported = printed("comfyui", name, shots=str(number), denoise=denoise)
        path = next(p for p in exported.files if p.name == "manifest.json")
        told = json.loads(path.read_text(encoding="utf-8"))
        jobs.append(told["job"])
        names.append({upload["name"] for upload in told["uploads"]})
    assert jobs[0] == jobs[1] != jobs[2]
    assert names[0] == names[1]
    assert all(f"shot-{number:03}" in name for name in names[0])


@pytest.mark.parametrize(
    ("kind", "options", "told"),
    [
        ("passes", {"size": "big"}, "write 832x480"),
        ("passes", {"size": "9999x480"}, "from 64 to 4096"),
        ("passes", {"only": "pose,smell"}, "no pass 'smell'"),
        ("comfyui", {"size": "250x140"}, "multiples of 8"),
    ],
)
def test_bad_options_are_refused(
    made: Made, printed: Print, kind: str, options: dict[str, str], told: str
) -> None:
    with pytest.raises(BadOption, match=told):
        printed(kind, shots=str(staged(made)), **options)


def test_cards_have_nothing_to_measure(made: Made, printed: Print) -> None:
    cards = [n for n, row in enumerate(made.negative.rows, 1) if row.kind == "card"]
    if not cards:
        pytest.fail("the film of these tests has lost its title")
    with pytest.raises(NothingSelected, match="a card shows no set"):
        printed("passes", shots=str(cards[0]))
    number = staged(made)
    both = printed("passes", shots=f"{cards[0]},{number}", only="pose")
    assert f"cards: shot {cards[0]}" in both.not_carried

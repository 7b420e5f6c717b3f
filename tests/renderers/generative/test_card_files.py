"""Cards as TOML: read strictly, written back the same, mistakes told with key and remedy."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renderers.generative.card import (
    Card,
    ControlKind,
    Grid,
    Licence,
    Profile,
    Runner,
    Source,
    Standing,
    Task,
    WeightFile,
)
from renderers.generative.card_files import built_in, parsed, read, written
from renderers.generative.errors import CardError

GOOD = """
name = "some-model"
title = "Some model"
task = "still"
runner = "diffusers"
pipeline = "SomePipeline"
family = "sdxl"
controls = ["pose", "depth"]
most_controls = 2

[licence]
name = "Apache-2.0"
commercial = true

[grid]
multiple_px = 16

[[sources]]
repository = "someone/some-model"
revision = "0123456789012345678901234567890123456789"

[[sources.files]]
path = "unet/diffusion_pytorch_model.safetensors"
bytes = 12
sha256 = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"

[[profiles]]
name = "final"
steps = 8
guidance = 1
width_px = 1024
height_px = 576
"""

text = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
name = st.from_regex(r"[a-z0-9][a-z0-9-]{0,20}", fullmatch=True)
count = st.integers(1, 1 << 40)
hexadecimal = st.sampled_from("0123456789abcdef")
weight_files = st.builds(
    WeightFile,
    path=st.builds("{}/{}.safetensors".format, name, name),
    bytes=st.integers(0, 1 << 45),
    sha256=st.text(hexadecimal, min_size=64, max_size=64),
)
sources = st.builds(
    Source,
    repository=st.builds("{}/{}".format, name, name),
    revision=st.text(hexadecimal, min_size=40, max_size=40),
    files=st.lists(weight_files, max_size=3, unique_by=lambda file: file.path).map(tuple),
    part=name.filter(lambda part: part != "model"),
    wanted=st.lists(text, max_size=2).map(tuple),
    kept_as=st.lists(
        st.tuples(text, st.just("a/b.json")), max_size=1
    ).map(tuple),
    supplied=st.lists(st.tuples(st.just("c/config.json"), text), max_size=1).map(tuple),
    digests=st.lists(
        st.tuples(st.just("a.json"), st.text(hexadecimal, min_size=64, max_size=64)), max_size=1
    ).map(tuple),
    about_bytes=count,
)  # fmt: skip
profiles = st.builds(
    Profile,
    name=name,
    steps=count,
    guidance=st.floats(0, 1e9),
    width_px=count,
    height_px=count,
    dtype=st.sampled_from(["bfloat16", "float16", "float32"]),
    quantised=st.sampled_from(["", "fp8"]),
    offload=st.sampled_from(["", "group", "model"]),
    step_cache=st.floats(0, 1),
    compiled=st.booleans(),
    batch=count,
    plate_scale=st.integers(1, 4),
    gpu_bytes=count,
).map(lambda profile: replace(profile, batch=1) if profile.step_cache else profile)
cards = st.builds(
    Card,
    name=name,
    title=text,
    task=st.sampled_from(Task),
    runner=st.sampled_from(Runner),
    pipeline=text,
    sources=st.lists(sources, max_size=3, unique_by=lambda source: source.part).map(tuple),
    licence=st.builds(
        Licence,
        name=text.filter(bool),
        commercial=st.booleans(),
        url=text,
        revenue_cap_usd=st.none() | count,
        excluded_territories=st.lists(st.from_regex(r"[A-Z]{2}", fullmatch=True)).map(tuple),
        terms=text,
    ),
    grid=st.builds(Grid, multiple_px=count, least_px=st.integers(1, 99), frames_step=count),
    profiles=st.lists(profiles, min_size=1, max_size=3, unique_by=lambda one: one.name).map(tuple),
    controls=st.lists(st.sampled_from(ControlKind), min_size=1, unique=True).map(tuple),
    most_controls=st.integers(1, 4),
    masks=st.booleans(),
    references=st.integers(0, 9),
    adapters=st.booleans(),
    family=text.filter(bool),
    negative=st.booleans(),
    notes=text,
    standing=st.sampled_from(Standing),
    ram_bytes=count,
    needs_gpu=st.booleans(),
)


@given(cards)
def test_a_card_written_and_read_is_the_same(card: Card) -> None:
    assert parsed(written(card), "here") == card


def test_values_are_those_of_the_file() -> None:
    card = parsed(GOOD, "here")
    assert (card.task, card.runner) == (Task.STILL, Runner.DIFFUSERS)
    assert card.controls == (ControlKind.POSE, ControlKind.DEPTH)
    assert card.sources[0].files[0].bytes == 12
    assert card.profile("final").guidance == 1.0
    assert card.grid == Grid(multiple_px=16)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("title", "tittle", "tittle: no such key; known here: name, title"),
        ("multiple_px", "multipel", r"grid\.multipel: no such key"),
        ("bytes = 12", "byte = 12", r"sources\[0\]\.files\[0\]\.byte: no such key"),
        ("steps = 8", 'steps = "8"', r"profiles\[0\]\.steps: expected `int`, got `str`"),
        ('task = "still"', 'task = "song"', r"task: invalid enum value 'song'"),
        ('title = "Some model"\n', "", "missing required field `title`"),
        ("steps = 8", "steps = 0", r"profiles\[0\]\.steps: 0 is below 1"),
        ("steps = 8", "steps = 8\nplate_scale = 5", r"plate_scale: 5; known: 1, 2, 3, 4"),
        ("0123456789012345678901234567890123456789", "main", "branch changes under us"),
        ("someone/some-model", "some-model", "is not owner/name"),
        ("a" * 64, "A" * 64, "not 64 small hexadecimal digits"),
        ("unet/diff", "../diff", "leaves the model's folder"),
        ("unet/diff", "/diff", "leaves the model's folder"),
        ("model.safetensors", "model.bin", "pickles run programs"),
        ("model.safetensors", "model.py", "not of a kind that is fetched"),
        ('name = "some-model"', 'name = "../x"', "name: '../x' names a folder"),
        ("most_controls = 2", "", "how many controls may steer at once"),
        ('family = "sdxl"', "", "names its family"),
        ("guidance = 1", 'guidance = 1\ndistilled = "fast"', r"no \[\[sources\]\] has part"),
        ("guidance = 1", "guidance = 1\nbatch = 2\nstep_cache = 0.1", "batch: 2 goes without"),
        ('name = "some-model"', 'name = "some-model"\nadapts = ["a", "a"]', "adapts: 2 are called"),
        ("guidance = 1", 'guidance = 1\nquantised = "int3"', r"quantised: 'int3'; known"),
        ("commercial = true", 'commercial = true\nexcluded_territories = ["Korea"]', "ISO 3166"),
        ("[grid]", "[grid", "not TOML"),
    ],
)
def test_a_mistake_is_told_with_its_key(old: str, new: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / "card.toml"
    assert old in GOOD
    path.write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(CardError, match=told) as caught:
        read(path)
    assert str(path) in str(caught.value)


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    path = tmp_path / "card.toml"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(CardError, match=re.escape(str(path))):
        read(path)


@given(st.text(max_size=200))
def test_text_that_is_no_card_is_refused(document: str) -> None:
    with pytest.raises(CardError, match=r"^here: "):
        parsed(document, "here")


def test_every_built_in_card_survives_writing() -> None:
    assert built_in()
    for card_name, card in built_in().items():
        assert card.name == card_name
        assert parsed(written(card), card_name) == card


def test_the_card_in_the_documentation_is_one() -> None:
    page = Path(__file__).parents[3] / "docs" / "models.md"
    found = re.search(r"```toml\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    assert parsed(found[1], "docs/models.md").name == "my-model"


def test_built_in_cards_keep_to_what_their_tasks_need() -> None:
    for card in built_in().values():
        assert card.profile("final"), card.name
        assert not card.trains_on or card.trains_on in built_in(), card.name
        assert card.licence.url.startswith("https://"), card.name
        if card.standing is Standing.DEFAULT:
            assert card.licence.commercial, card.name
            assert card.licence.revenue_cap_usd is None, card.name
            assert not card.licence.excluded_territories, card.name


def test_every_task_that_a_model_does_has_a_default() -> None:
    """None is chosen to relight, which needs no model, nor to sync lips, which none may sell."""
    found = {c.task for c in built_in().values() if c.standing is Standing.DEFAULT}
    assert found == set(Task) - {Task.RELIGHT, Task.LIP_SYNC}

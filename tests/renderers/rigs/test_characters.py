"""Every look builds into a body that is whole, light and poses exactly."""

from dataclasses import replace

import numpy as np
import pytest

from planner import looks as vocabulary
from planner.bodies import JOINT, JOINTS, rest_offsets_m
from planner.looks import Look
from planner.wardrobe import cast_looks
from renderers.rigs.bottoms import bottom_end, shoe_shells
from renderers.rigs.character_mesh import (
    GROUPS,
    HAND_STOPS,
    CharacterMesh,
    from_bytes,
    pose,
    to_bytes,
)
from renderers.rigs.characters import DETAILS, build_character, detail_for
from renderers.rigs.figure import figure_of
from renderers.rigs.kinematics import rest_world, world_matrices
from renderers.rigs.skeleton import BONES
from screenplay.scene_graph import Age, Character, Gender

WOMAN = Look(
    character_id="mia", name="Mia", age=Age.YOUNG, gender=Gender.FEMALE, stature_m=1.68,
    build=0.95, head_m=0.31, skin="#f2b894", hair_style="bob", hair="#7a2f2a", iris="#3c7a57",
    top="tshirt", top_colour="#f4d35e", top_accent="#ffffff", top_pattern="plain",
    bottom="jeans", bottom_colour="#3d5a80", shoes="sneakers", shoe_colour="#ee6c4d", seed=1,
)  # fmt: skip
MAN = replace(WOMAN, gender=Gender.MALE, age=Age.ADULT, stature_m=1.8, hair_style="short", face=1)
CHILD = replace(WOMAN, age=Age.CHILD, stature_m=1.1, head_m=0.3, hair_style="braids")
HEAVY = replace(MAN, build=1.35, top="suit", bottom="trousers", facial_hair="beard")


def _options() -> list[tuple[str, str]]:
    tables = {
        "hair_style": vocabulary.HAIR_STYLES, "top": vocabulary.TOPS,
        "bottom": vocabulary.BOTTOMS, "shoes": vocabulary.SHOES,
        "facial_hair": vocabulary.FACIAL_HAIR, "hat": vocabulary.HATS,
        "glasses": vocabulary.GLASSES, "top_pattern": vocabulary.PATTERNS,
    }  # fmt: skip
    return [(field, option) for field, options in tables.items() for option in options]


def _check(mesh: CharacterMesh) -> None:
    count = len(mesh.position)
    for array in (mesh.position, mesh.normal, mesh.colour, mesh.local, mesh.accent):
        assert array.shape == (count, 3)
        assert np.isfinite(array).all()
        assert array.dtype == np.float32
    assert np.allclose(np.linalg.norm(mesh.normal, axis=1), 1, atol=1e-3)
    assert mesh.weights.shape == (count, len(BONES))
    assert np.allclose(mesh.weights.sum(1), 1, atol=1e-4)
    assert mesh.weights.min() >= 0
    assert 0 <= mesh.triangles.min() <= mesh.triangles.max() < count
    assert mesh.seam.max() < count
    assert list(mesh.groups) == sorted(mesh.groups, key=GROUPS.index)
    assert mesh.group_ends[-1] == len(mesh.triangles)
    assert mesh.colour.min() >= 0
    assert mesh.colour.max() <= 1


@pytest.mark.parametrize(("field", "option"), _options())
def test_every_option_builds(field: str, option: str) -> None:
    base = MAN if field == "facial_hair" else WOMAN
    mesh = build_character(replace(base, **{field: option}), DETAILS[0])
    _check(mesh)
    for group in ("face", "skin"):
        first, last = mesh.triangle_range(group)
        assert last - first > 100


@pytest.mark.parametrize("look", [WOMAN, MAN, CHILD, HEAVY], ids=["woman", "man", "child", "heavy"])
def test_triangle_counts_stay_in_their_budget(look: Look) -> None:
    budgets = dict(zip(DETAILS, (7_500, 13_000, 33_000), strict=True))
    counts = [len(build_character(look, detail).triangles) for detail in DETAILS]
    assert counts == sorted(counts)
    assert all(c < b for c, b in zip(counts, budgets.values(), strict=True)), counts


def test_detail_grows_with_the_head() -> None:
    levels = [detail_for(px) for px in (20, 59, 100, 169, 400)]
    assert levels == [DETAILS[0], DETAILS[0], DETAILS[1], DETAILS[1], DETAILS[2]]


def test_the_same_look_gives_the_same_bytes() -> None:
    first, second = (to_bytes(build_character(HEAVY, DETAILS[0])) for _ in range(2))
    assert first == second


def test_bytes_bring_the_mesh_back() -> None:
    mesh = build_character(WOMAN, DETAILS[0])
    again = from_bytes(to_bytes(mesh))
    assert again.groups == mesh.groups
    assert np.array_equal(again.position, mesh.position)
    assert np.array_equal(again.hand_normal, mesh.hand_normal)


@pytest.mark.parametrize("look", [WOMAN, CHILD, HEAVY], ids=["woman", "child", "heavy"])
def test_posing_into_the_bind_pose_changes_nothing(look: Look) -> None:
    mesh = build_character(look, DETAILS[0])
    position, normal = pose(mesh, mesh.bind, np.array([HAND_STOPS[1]] * 2, np.float32))
    assert np.abs(position - mesh.position).max() < 1e-5
    assert np.abs(normal - mesh.normal).max() < 1e-4


@pytest.mark.parametrize("look", [WOMAN, MAN, CHILD, HEAVY], ids=["woman", "man", "child", "heavy"])
def test_the_body_fits_its_bones(look: Look) -> None:
    mesh = build_character(look, DETAILS[0])
    world = rest_world(rest_offsets_m(look))
    position, _ = pose(mesh, world, np.zeros(2, np.float32))
    wrist = world[JOINT["l_wrist"], :3, 3]
    start, end = mesh.hand_rows[0]
    hand = position[start:end]
    assert hand[:, 0].max() > wrist[0] + 0.08 * look.stature_m / 1.7
    assert np.abs(hand[:, 1] - wrist[1]).max() < 0.12
    assert position[:, 1].min() == pytest.approx(0, abs=0.012)
    first, last = mesh.triangle_range("face")
    face = position[mesh.triangles[first:last].reshape(-1)]
    chin = world[JOINT["head"], 1, 3]
    assert face[:, 1].min() == pytest.approx(chin, abs=0.02)
    assert face[:, 1].max() < chin + look.head_m


def test_bent_limbs_keep_their_girth() -> None:
    mesh = build_character(MAN, DETAILS[1])
    quat = np.zeros((1, len(JOINTS), 4), np.float32)
    quat[..., 3] = 1
    for joint, sign in (("l_elbow", -1), ("r_elbow", 1)):
        quat[0, JOINT[joint]] = (0, sign * np.sin(np.pi / 4), 0, np.cos(np.pi / 4))
    offsets = rest_offsets_m(MAN)
    world = world_matrices(offsets[:1], quat, offsets)[0]
    straight, _ = pose(mesh, rest_world(offsets), np.zeros(2, np.float32))
    bent, normal = pose(mesh, world, np.zeros(2, np.float32))
    assert np.isfinite(bent).all()
    assert np.allclose(np.linalg.norm(normal, axis=1), 1, atol=1e-3)
    elbow = straight[np.abs(straight[:, 0] - world[JOINT["l_elbow"], 0, 3]) < 0.02]
    rows = np.flatnonzero(np.abs(straight[:, 0] - world[JOINT["l_elbow"], 0, 3]) < 0.02)
    assert np.ptp(bent[rows, 1]) > 0.9 * np.ptp(elbow[:, 1])


def test_hands_have_distinct_shapes() -> None:
    mesh = build_character(WOMAN, DETAILS[1])
    world = rest_world(rest_offsets_m(WOMAN))
    reach = []
    for stop in HAND_STOPS:
        position, _ = pose(mesh, world, np.full(2, stop, np.float32))
        start, end = mesh.hand_rows[0]
        reach.append(float(position[start:end, 0].max()))
    opened, relaxed, fist, pointing = reach
    assert opened > relaxed > fist
    assert pointing > fist + 0.03


def test_no_skin_shows_through_trousers_and_sleeves() -> None:
    mesh = build_character(replace(MAN, top="sweater", bottom="trousers"), DETAILS[1])
    first, last = mesh.triangle_range("skin")
    skin = mesh.position[np.unique(mesh.triangles[first:last])]
    knee = mesh.bind[JOINT["l_knee"], 1, 3]
    waist = mesh.bind[JOINT["pelvis"], 1, 3]
    assert not ((skin[:, 1] > knee) & (skin[:, 1] < waist) & (np.abs(skin[:, 0]) < 0.2)).any()


def test_a_cast_of_twelve_differs_in_shape() -> None:
    cast = cast_looks(
        Character(id=name, name=name, gender=gender)
        for name, gender in zip(
            ("ANN", "BOB", "CLEO", "DAN", "EVA", "FRED"),
            (Gender.FEMALE, Gender.MALE) * 3,
            strict=True,
        )
    )
    boxes = {to_bytes(build_character(look, DETAILS[0])) for look in cast}
    assert len(boxes) == len(cast)


@pytest.mark.parametrize("look", [WOMAN, MAN, CHILD, HEAVY])
def test_every_group_turns_its_outside_outward(look: Look) -> None:
    mesh = build_character(look, DETAILS[-1])
    a, b, c = (mesh.position[mesh.triangles[:, i]] for i in range(3))
    area = np.cross(b - a, c - a)
    outward = np.einsum("ij,ij->i", area, mesh.normal[mesh.triangles].mean(1)) > 0
    size = np.linalg.norm(area, axis=1)
    starts = [0, *mesh.group_ends[:-1]]
    for group, start, end in zip(mesh.groups, starts, mesh.group_ends, strict=True):
        part = slice(start, end)
        assert (outward[part] * size[part]).sum() > 0.97 * size[part].sum(), group


@pytest.mark.parametrize("bottom", ["jeans", "trousers"])
def test_boots_do_not_show_through_trousers(bottom: str) -> None:
    figure = figure_of(replace(MAN, shoes="boots", bottom=bottom))
    tops = [float(shell.position[:, 1].max()) for shell, _, _ in shoe_shells(figure, 0.02)]
    assert max(tops) < bottom_end(figure) + 0.06 * figure.unit
    bare = figure_of(replace(MAN, shoes="boots", bottom="shorts"))
    assert max(float(s.position[:, 1].max()) for s, _, _ in shoe_shells(bare, 0.02)) > 0.17

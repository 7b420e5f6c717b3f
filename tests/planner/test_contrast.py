"""Calm talk is held, heat is cut; cameras move where there is a reason, and not everywhere."""

from itertools import pairwise
from statistics import fmean, pstdev

from planner.continuity.clock import estimated
from planner.continuity.lined_script import lined
from planner.contrast import AGAIN
from planner.motives import SHARE
from planner.rules import plan
from planner.shots import MoveKind, ShotKind
from screenplay.read import read_text

CALM = "\n\n".join(
    f"{who}\n{text}"
    for who, text in [
        ("ANN", "Did you find the papers that I left for you?"),
        ("BEN", "They were on the shelf by the door, as always."),
        ("ANN", "Good. I thought that somebody might have moved them."),
        ("BEN", "Nobody has been in here since Tuesday."),
    ]
)
HOT = CALM.replace("?", "!").replace(".", "!").replace("\nD", "\n(shouting)\nD")
OPENING = "INT. OFFICE - DAY\n\nANN (30) and BEN (31) stand face to face.\n\n"


def test_the_first_calm_lines_of_two_share_one_frame() -> None:
    film = plan(read_text(OPENING + CALM))
    spoken = [b.id for s in read_text(OPENING + CALM).scenes for b in s.beats if b.line]
    holds = [s for s in film.shots if len({c.beat_id for c in s.covers} & set(spoken)) > 1]
    assert holds
    assert holds[0].framing.kind is ShotKind.TWO_SHOT
    assert set(holds[0].framing.subjects) == {"ch-ann", "ch-ben"}


def test_shouted_lines_are_cut() -> None:
    graph = read_text(OPENING + HOT.replace("ANN\n", "ANN\n(furious)\n").replace(
        "BEN\n", "BEN\n(furious)\n"))  # fmt: skip
    spoken = [b.id for s in graph.scenes for b in s.beats if b.line]
    film = plan(graph)
    for shot in film.shots:
        assert len({c.beat_id for c in shot.covers} & set(spoken)) <= 1


def test_no_word_is_lost_in_a_hold() -> None:
    graph = read_text(OPENING + CALM)
    film = plan(graph)
    for scene in graph.scenes:
        for beat in scene.beats:
            if beat.line is None:
                continue
            own = sorted(
                (c.first, c.last, c.of)
                for s in film.shots
                for c in s.covers
                if c.beat_id == beat.id
            )
            assert own[0][0] == 0
            assert own[-1][1] == own[-1][2]
            assert all(a[1] == b[0] for a, b in pairwise(own))


PLACE = "The {} of the long room lie under a layer of dust that nobody has touched."


def test_a_place_does_not_come_back_whole_with_every_sentence() -> None:
    told = "\n\n".join(PLACE.format(noun) for noun in ("walls", "corners", "floors", "ceilings"))
    film = plan(read_text(OPENING + CALM + "\n\n" + told + "\n\n" + CALM))
    wide = [n for n, s in enumerate(film.shots) if s.framing.kind is ShotKind.ESTABLISHING]
    assert all(b - a >= AGAIN for a, b in pairwise(wide))


def test_some_cameras_move_each_with_a_motive_and_no_two_neighbours_do() -> None:
    long = OPENING + "\n\n".join([CALM, HOT] * 3)
    film = plan(read_text(long))
    shots = [s for s in film.shots if s.framing.kind is not ShotKind.CARD]
    moving = [n for n, s in enumerate(shots) if s.move.kind is not MoveKind.STATIC]
    assert 0 < len(moving) <= round(SHARE * len(shots)) + 1
    assert all(len(shots[n].why) == 2 for n in moving), "each says why"
    pushes = [n for n in moving if shots[n].move.kind is MoveKind.PUSH_IN]
    assert all(b - a > 1 for a, b in pairwise(pushes))
    lengths = [sum(c.last - c.first for c in s.covers) for s in shots]
    assert pstdev(lengths) > 0.3 * fmean(lengths)


def test_calm_talk_held_in_one_frame_stands_still() -> None:
    film = plan(read_text(OPENING + "\n\n".join([CALM] * 3)))
    pairs = [s for s in film.shots if s.framing.kind in {ShotKind.TWO_SHOT, ShotKind.ESTABLISHING}]
    assert pairs
    assert all(s.move.kind is MoveKind.STATIC for s in pairs)


def test_no_scene_makes_the_same_move_in_the_same_frame_again() -> None:
    film = plan(read_text(OPENING + "\n\n".join([CALM, HOT] * 4)))
    moves = [
        (s.move.kind, s.framing.size, frozenset(s.framing.subjects)) for s in film.shots
        if s.move.kind in {MoveKind.PUSH_IN, MoveKind.PULL_OUT}
    ]  # fmt: skip
    assert len(moves) == len(set(moves))


def test_a_silence_in_which_something_sinks_in_is_pushed_into() -> None:
    text = OPENING + CALM + "\n\nA long silence. Ben closes his eyes.\n\n" + CALM
    (shot,) = (s for s in plan(read_text(text)).shots if "it sinks in" in s.why)
    assert shot.move.kind is MoveKind.PUSH_IN


def test_lengths_of_holds_differ() -> None:
    """Long holds are not all as long as the longest that is allowed."""
    scene = OPENING.replace("OFFICE", "{}") + "\n\n".join([CALM] * 6)
    text = "\n\n".join(scene.format(name) for name in ("OFFICE", "CAFE", "KITCHEN", "BAR"))
    graph = read_text(text)
    film = plan(graph)
    clock = estimated(film, lined(graph))
    longest = [
        max(float(clock.frames(s)) for s in film.shots if s.scene_id == scene.scene_id)
        for scene in film.scenes
    ]
    assert len({round(frames / 24) for frames in longest}) > 1


def test_two_across_a_room_talk_in_frames_of_their_own() -> None:
    apart = (
        "INT. OFFICE - DAY\n\nANN (30) and BEN (31) sit at a long table.\n\nBen gets up and walks "
        "to the window. He turns to her.\n\n"
    )
    graph = read_text(apart + CALM)
    film = plan(graph)
    spoken = {b.id for s in graph.scenes for b in s.beats if b.line}
    pairs = [s for s in film.shots if s.framing.kind is ShotKind.TWO_SHOT]
    assert not any(len({c.beat_id for c in s.covers} & spoken) > 2 for s in pairs)

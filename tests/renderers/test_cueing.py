"""Cue sheets: told from the shot's own first frame, and equal when only other shots change."""

from dataclasses import replace

from planner.floor_plan import FloorPlan
from planner.looks import Look
from planner.shots import (
    Business,
    CameraMove,
    CameraPose,
    Costume,
    Cover,
    CutKind,
    Framing,
    Gaze,
    Light,
    MoveKind,
    ScenePlan,
    Shot,
    ShotKind,
    ShotPlan,
    Size,
    Stance,
    Timing,
)
from renderers.conform import conform
from renderers.cue_sheet import CueSheet
from renderers.cueing import Cueing
from screenplay.frame_rate import FrameRate
from screenplay.scene_graph import (
    Age,
    Beat,
    BeatKind,
    Channel,
    DayTime,
    Delivery,
    Emotion,
    Gender,
    Heading,
    Interior,
    Line,
    Scene,
    SceneGraph,
    Source,
)
from voices.takes import RATE_HZ, Timings, Word

POSE = CameraPose((0, 1.5, 3), (0, 1.5, 0), 35)
STATIC = CameraMove(MoveKind.STATIC, POSE, POSE)
ROOM = FloorPlan(
    "pl-room", "kitchen", interior=True, x0_m=-3, x1_m=3, z0_m=-3, z1_m=3, height_m=2.7,
    furniture=(), spots=(), entrances=(),
)  # fmt: skip
ANN = Stance("ch-ann", 0, 0, 0)
BOB_OUT = Stance("ch-bob", 3, 0, 0, visible=False)
BOB_IN = Stance("ch-bob", 1, 0, 0)


def look(who: str) -> Look:
    return Look(
        who, who, Age.ADULT, Gender.UNKNOWN, 1.7, 1.0, 0.3, "#c99", "short", "#000", "#000",
        "tshirt", "#a00", "#fff", "plain", "jeans", "#00a", "boots", "#000",
    )  # fmt: skip


def said(number: int, who: str, emotion: Emotion = Emotion.NEUTRAL) -> Beat:
    line = Line(
        f"ln-{number}", (who,), "one two", Delivery(emotion), Channel.ON_SCREEN, Source(number)
    )
    return Beat(f"bt-{number}", BeatKind.SPEECH, Source(number), line.text, line)


def take(number: int, seconds: float) -> Timings:
    total = round(seconds * RATE_HZ)
    return Timings(f"ln-{number}", "v", total, (), (Word("one", 0, total), Word("two", 0, total)))


def sheets(
    first_line_seconds: float = 2.0,
    cut: CutKind = CutKind.CUT,
    costumes: tuple[Costume, ...] = (),
    deeds: tuple[Business, ...] = (),
) -> tuple[CueSheet, ...]:
    """Ann speaks, Bob walks in, Bob speaks; a shot each."""
    beats = (
        said(1, "ch-ann", Emotion.ANGRY),
        Beat("bt-2", BeatKind.ACTION, Source(2), "Bob enters.", mentions=("ch-bob",)),
        said(3, "ch-bob"),
    )
    heading = Heading("INT. ROOM - DAY", Interior.INT, "ROOM", DayTime.DAY)
    scene = Scene("sc-1", "1", heading, "pl-room", beats, ("ch-ann", "ch-bob"))
    graph = SceneGraph("Test", "", (scene,), (), ())
    enter = Business("bt-2", "ch-bob", "enter", BOB_OUT, BOB_IN, ((3, 0), (1, 0)))
    staged = ScenePlan(
        "sc-1", ROOM, Light(DayTime.DAY, interior=True), (ANN, BOB_OUT), (*deeds, enter),
        (Gaze("bt-1", "ch-ann", "down"), Gaze("bt-2", "ch-ann", "ch-bob")),
    )  # fmt: skip
    framing = Framing(ShotKind.SINGLE, Size.MS, ("ch-ann",))
    shots = tuple(
        Shot(f"sh-{n}", n, "sc-1", "1A", framing, STATIC, (Cover(f"bt-{n}", 0, 2, 2),))
        for n in (1, 2, 3)
    )
    shots = (*shots[:2], replace(shots[2], cut=cut, cut_frames=20))
    timings = (Timing("bt-1", 0), Timing("bt-2", 48), Timing("bt-3", 0))
    plan = ShotPlan(
        "Test", FrameRate(24), (staged,), shots, (look("ch-ann"), look("ch-bob")), timings,
        costumes=costumes,
    )  # fmt: skip
    takes = {"ln-1": take(1, first_line_seconds), "ln-3": take(3, 1.5)}
    return Cueing(plan, conform(plan, graph, takes), graph).sheets()


def test_what_comes_off_during_a_shot_is_gone_with_the_next() -> None:
    bare = replace(look("ch-ann"), top="shirt")
    shown = sheets(costumes=(Costume("sc-1", bare, "bt-2", 0.5),))
    assert [s.actors[0].look.top for s in shown] == ["tshirt", "tshirt", "shirt"]


def test_frames_count_from_the_shots_own_first_frame() -> None:
    one, two, three = sheets()
    assert [s.start for s in one.speeches] == [0]
    assert [b.start for b in two.businesses] == [0]
    assert [s.start for s in three.speeches] == [0]
    assert (one.frames, two.frames, three.frames) == (48, 48, 36)


def test_who_is_out_of_the_set_is_not_in_the_sheet_until_they_enter() -> None:
    one, two, three = sheets()
    assert [a.look.character_id for a in one.actors] == ["ch-ann"]
    assert {a.look.character_id: a.opening for a in two.actors}["ch-bob"] == BOB_OUT
    assert {a.look.character_id: a.opening for a in three.actors}["ch-bob"] == BOB_IN
    assert three.businesses == ()


def test_a_longer_line_elsewhere_leaves_a_sheet_equal_to_the_letter() -> None:
    short, long = sheets(2.0), sheets(5.5)
    assert short[0] != long[0]
    assert short[1:] == long[1:]


def test_moods_come_from_the_newest_line() -> None:
    one, _, three = sheets()
    assert one.actors[0].mood is Emotion.ANGRY
    assert {a.look.character_id: a.mood for a in three.actors}["ch-bob"] is Emotion.NEUTRAL


def test_gazes_begin_where_the_eyes_rest() -> None:
    _, two, three = sheets()
    assert [(g.character_id, g.target, g.start) for g in two.gazes] == [("ch-ann", "ch-bob", 0)]
    assert [(g.character_id, g.target, g.start) for g in three.gazes] == [("ch-ann", "ch-bob", -24)]


def test_a_fade_out_and_in_is_shared_by_both_shots() -> None:
    _, two, three = sheets(cut=CutKind.FADE_OUT_IN)
    assert two.fade_out_frames == 10
    assert three.fade_in_frames == 10


def test_what_is_lifted_over_a_head_stays_up_in_the_shots_that_follow() -> None:
    lift = Business("bt-1", "ch-ann", "raise", ANN, ANN, text="She raises it over her head.")
    one, two, three = sheets(deeds=(lift,))
    lifts = [next(b for b in s.businesses if b.business is lift) for s in (one, two, three)]
    assert [cue.start for cue in lifts] == [0, -48, -96]
    ends = [cue.start + cue.frames for cue in lifts]
    assert ends == [one.frames, two.frames, three.frames]


def test_what_is_lifted_comes_down_for_what_is_done_next() -> None:
    lift = Business("bt-1", "ch-ann", "raise", ANN, ANN, text="She raises it over her head.")
    wave = Business("bt-2", "ch-ann", "wave", ANN, ANN, share=(0.5, 1.0))
    _, two, three = sheets(deeds=(lift, wave))
    cue = next(b for b in two.businesses if b.business is lift)
    assert cue.start + cue.frames == 24
    assert lift not in [b.business for b in three.businesses]

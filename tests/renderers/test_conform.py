"""Conform: beats in a row, cuts on integer frames, pictures and sounds that touch."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.shots import (
    CameraMove,
    CameraPose,
    Cover,
    CutKind,
    Framing,
    MoveKind,
    Shot,
    ShotKind,
    ShotPlan,
    Size,
    Timing,
)
from renderers.conform import conform
from renderers.errors import MissingTake, UncoveredBeat
from renderers.timeline import Timeline
from screenplay.frame_rate import FrameRate
from screenplay.scene_graph import (
    Beat,
    BeatKind,
    Channel,
    DayTime,
    Delivery,
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
RATE = FrameRate(24)


def line(number: int, text: str = "one two three", dual: str | None = None) -> Line:
    return Line(
        f"ln-{number}",
        ("ch-a",),
        text,
        Delivery(),
        Channel.ON_SCREEN,
        Source(number),
        dual_with=dual,
    )


def take(number: int, seconds: float, words: int = 3) -> Timings:
    total = round(seconds * RATE_HZ)
    each = total // words
    spoken = tuple(Word(f"w{i}", i * each, (i + 1) * each - 100) for i in range(words))
    return Timings(f"ln-{number}", "test", total, (), spoken)


def graph_of(*beats: Beat) -> SceneGraph:
    heading = Heading("INT. ROOM - DAY", Interior.INT, "ROOM", DayTime.DAY)
    scene = Scene("sc-1", "1", heading, "pl-room", beats, ("ch-a",))
    return SceneGraph("Test", "", (scene,), (), ())


def speech(number: int, dual: str | None = None) -> Beat:
    said = line(number, dual=dual)
    return Beat(f"bt-{number}", BeatKind.SPEECH, Source(number), said.text, said)


def shot(number: int, *covers: Cover, scene: str = "sc-1") -> Shot:
    framing = Framing(ShotKind.SINGLE, Size.MCU, ("ch-a",))
    return Shot(f"sh-{number}", number, scene, f"{number}A", framing, STATIC, covers)


def whole(number: int, of: int = 3) -> Cover:
    return Cover(f"bt-{number}", 0, of, of)


def plan_of(shots: tuple[Shot, ...], timings: tuple[Timing, ...]) -> ShotPlan:
    return ShotPlan("Test", RATE, (), shots, (), timings)


def assert_gapless(timeline: Timeline) -> None:
    clock = 0
    for clip in timeline.clips:
        assert clip.start == clock
        assert clip.frames > 0
        clock += clip.frames
    assert clock == timeline.frames


def test_two_lines_cut_shortly_before_the_second() -> None:
    graph = graph_of(speech(1), speech(2))
    plan = plan_of(
        (shot(1, whole(1)), shot(2, whole(2))), (Timing("bt-1", 0), Timing("bt-2", 0, 10))
    )
    timeline = conform(plan, graph, {"ln-1": take(1, 2.0), "ln-2": take(2, 1.0)})
    assert_gapless(timeline)
    assert [s.start for s in timeline.sounds] == [0, round(58 / 24 * RATE_HZ)]
    assert timeline.clips[1].start == 58 - 4
    assert timeline.frames == 48 + 10 + 24


def test_a_cut_inside_a_line_falls_between_words() -> None:
    graph = graph_of(speech(1))
    shots = (shot(1, Cover("bt-1", 0, 2, 3)), shot(2, Cover("bt-1", 2, 3, 3)))
    timeline = conform(plan_of(shots, (Timing("bt-1", 0),)), graph, {"ln-1": take(1, 3.0)})
    assert timeline.clips[1].start == 48  # the third word begins after two seconds


def test_dual_lines_start_together() -> None:
    graph = graph_of(speech(1), speech(2, dual="ln-1"))
    plan = plan_of((shot(1, whole(1), whole(2)),), (Timing("bt-1", 0), Timing("bt-2", 0, 6)))
    timeline = conform(plan, graph, {"ln-1": take(1, 1.0), "ln-2": take(2, 2.0)})
    assert timeline.sounds[0].start == timeline.sounds[1].start
    assert timeline.frames == 48


def test_a_line_without_take_is_named() -> None:
    plan = plan_of((shot(1, whole(1)),), (Timing("bt-1", 0),))
    with pytest.raises(MissingTake, match="script line 1: line ln-1"):
        conform(plan, graph_of(speech(1)), {})


def test_a_beat_that_no_shot_shows_is_named() -> None:
    plan = plan_of((shot(1, whole(1)),), (Timing("bt-1", 0), Timing("bt-2", 0)))
    takes = {"ln-1": take(1, 1.0), "ln-2": take(2, 1.0)}
    with pytest.raises(UncoveredBeat, match="bt-2: no shot shows it"):
        conform(plan, graph_of(speech(1), speech(2)), takes)


def test_a_cover_without_timing_is_named() -> None:
    plan = plan_of((shot(1, whole(1), whole(9)),), (Timing("bt-1", 0),))
    with pytest.raises(UncoveredBeat, match="bt-9: it has no timing"):
        conform(plan, graph_of(speech(1)), {"ln-1": take(1, 1.0)})


@given(
    seconds=st.lists(st.floats(0.05, 9.0), min_size=1, max_size=12),
    leads=st.lists(st.integers(0, 40), min_size=12, max_size=12),
    offsets=st.lists(st.integers(-30, 30), min_size=12, max_size=12),
    rate=st.sampled_from([FrameRate(24), FrameRate(24000, 1001), FrameRate(25), FrameRate(30)]),
)
def test_any_cut_is_gapless_and_keeps_every_line(
    seconds: list[float], leads: list[int], offsets: list[int], rate: FrameRate
) -> None:
    numbers = range(1, len(seconds) + 1)
    graph = graph_of(*(speech(n) for n in numbers))
    shots = tuple(replace(shot(n, whole(n)), offset_frames=offsets[n - 1]) for n in numbers)
    timings = tuple(Timing(f"bt-{n}", 0, leads[n - 1]) for n in numbers)
    plan = replace(plan_of(shots, timings), rate=rate)
    takes = {f"ln-{n}": take(n, seconds[n - 1]) for n in numbers}
    timeline = conform(plan, graph, takes)
    assert_gapless(timeline)
    assert [s.line_id for s in timeline.sounds] == [f"ln-{n}" for n in numbers]
    ends = [s.start + s.samples for s in timeline.sounds]
    assert all(a <= s.start for a, s in zip(ends, timeline.sounds[1:], strict=False))
    assert ends[-1] <= rate.samples(timeline.frames, RATE_HZ)


def test_dissolves_are_no_longer_than_their_clip() -> None:
    graph = graph_of(speech(1), speech(2))
    second = replace(shot(2, whole(2)), cut=CutKind.DISSOLVE, cut_frames=400)
    plan = plan_of((shot(1, whole(1)), second), (Timing("bt-1", 0), Timing("bt-2", 0)))
    timeline = conform(plan, graph, {"ln-1": take(1, 2.0), "ln-2": take(2, 1.0)})
    assert timeline.clips[1].cut_frames <= timeline.clips[1].frames

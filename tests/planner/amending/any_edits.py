"""A film to talk about, and every edit that somebody might make of it, sensible or not."""

from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from hypothesis import strategies as st

from planner import edits as e
from planner.amending import Draft
from planner.finish import Drawing
from planner.floor_plan import Posture
from planner.rules import plan
from planner.shots import Angle, CutKind, Ease, MoveKind, ShotKind, Size, Way
from screenplay.build import build
from screenplay.fountain import parse
from screenplay.scene_graph import DayTime, Emotion
from screenplay.world.parting import parted

SCRIPT = """Title: The Kettle
Author: A. Tester

INT. KITCHEN - DAY

ANNA (30), red hair, sits at the table and holds a cup. BEN (40), tall, stands at the window.

ANNA
Is it still raining? I thought that it would have stopped by now, and here we are.

BEN
(softly)
It never stops. Not once since the spring, and nobody has said a word about it.

Rain runs down the glass.

Anna stands up and walks to the window.

ANNA
Then we stay!

Ben shrugs. He picks up a letter.

BEN
And who tells Carla?

CARLA (50) enters.

CARLA
Who tells me what?

ANNA
Nothing.

CUT TO:

EXT. GARDEN - NIGHT

Ben looks at the sky. The leaves are still.

BEN
Look at that. A whole sky, and all of it ours for as long as we can stand the cold.

ANNA
I can stand it.

They hug.
"""


@lru_cache(maxsize=1)
def film() -> Draft:
    """A small film of two scenes, planned."""
    graph = parted(build(parse(SCRIPT)))
    return Draft(graph, plan(graph))


def example(name: str) -> Draft:
    """One of the example scripts, planned."""
    text = Path("examples", f"{name}.fountain").read_text(encoding="utf-8")
    graph = parted(build(parse(text)))
    return Draft(graph, plan(graph))


def _stretches(draft: Draft) -> list[tuple[str, str, int, int]]:
    """What every shot shows of every beat: shot, beat, first and last unit."""
    return [(s.id, c.beat_id, c.first, c.last) for s in draft.plan.shots for c in s.covers]


def _neighbours(draft: Draft) -> list[tuple[str, str]]:
    """Shots that follow each other."""
    return [(a.id, b.id) for a, b in pairwise(draft.plan.shots)]


def edits(draft: Draft) -> st.SearchStrategy[e.AnyEdit]:
    """Any edit about a film: its own ids, and now and then an id that it has not."""
    shots = st.sampled_from([*(s.id for s in draft.plan.shots), "sh-gone"])
    scenes = st.sampled_from([*(s.id for s in draft.graph.scenes), "sc-gone"])
    beats = st.sampled_from([b.id for s in draft.graph.scenes for b in s.beats])
    people = st.sampled_from([c.id for c in draft.graph.characters])
    places = st.sampled_from([p.id for p in draft.graph.places])
    things = st.sampled_from(["cup", "letter", "table", "window", "chair", "sofa", "nonsense"])
    words = st.sampled_from(["", "window", "behind the table", "next to Ben", "door", "the moon"])

    def maybe(values: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
        return st.none() | values

    frames = st.integers(0, 200)
    return st.one_of(
        st.builds(
            e.Reframe, shot=shots, size=maybe(st.sampled_from(Size)),
            angle=maybe(st.sampled_from(Angle)), lens_mm=maybe(st.sampled_from([24.0, 85.0])),
            kind=maybe(st.sampled_from(ShotKind)),
            subjects=maybe(st.lists(people, max_size=3, unique=True).map(tuple)),
            foreground=maybe(people), thing=maybe(things), side=maybe(st.sampled_from([-1, 1])),
        ),
        st.builds(
            e.Move, shot=shots, kind=st.sampled_from(MoveKind),
            travel=st.sampled_from([0.5, 1.0, 2.0]), ease=st.sampled_from(Ease),
            way=maybe(st.sampled_from(Way)), origin=st.just("") | people | things,
            target=st.just("") | people | things,
        ),
        st.builds(
            e.Style, shot=maybe(shots), scene=maybe(scenes),
            saturation=maybe(st.floats(-1, 3)), warmth=maybe(st.floats(-2, 2)),
            contrast=maybe(st.floats(0, 3)), brightness=maybe(st.floats(0, 3)),
            sepia=maybe(st.floats(0, 2)), grain=maybe(st.floats(0, 2)),
            outline=maybe(st.floats(0, 4)), drawing=maybe(st.sampled_from(Drawing)),
        ),
        st.builds(e.Transition, shot=shots, cut=st.sampled_from(CutKind), frames=frames),
        st.builds(e.Hold, shot=shots, lead_frames=maybe(frames), tail_frames=maybe(frames)),
        st.builds(e.Length, shot=shots, frames=frames),
        st.builds(e.Pace, scene=scenes, percent=st.integers(20, 300)),
        st.builds(e.Split, shot=shots, beat=beats, unit=st.integers(0, 12)),
        st.sampled_from(_stretches(draft)).flatmap(
            lambda at: st.builds(
                e.Split, shot=st.just(at[0]), beat=st.just(at[1]),
                unit=st.integers(at[2], max(at[3], 11)),
            )
        ),
        st.builds(e.Merge, shot=shots, following=shots),
        st.sampled_from(_neighbours(draft)).map(lambda ab: e.Merge(shot=ab[0], following=ab[1])),
        st.builds(e.Drop, shot=shots),
        st.builds(
            e.Insert, after=shots, kind=st.sampled_from(ShotKind),
            subjects=st.lists(people, max_size=2, unique=True).map(tuple), thing=maybe(things),
            size=maybe(st.sampled_from(Size)), frames=st.integers(10, 80), at_start=st.booleans(),
        ),
        st.builds(e.Reorder, shot=shots, before=shots),
        st.builds(
            e.Block, scene=scenes, character=people, beat=maybe(beats), at=words,
            posture=maybe(st.sampled_from(Posture)),
            facing=maybe(people | st.sampled_from(["camera", "away", "window", "moon"])),
        ),
        st.builds(
            e.LookAt, beat=beats, character=people,
            target=people | st.sampled_from(["camera", "down", "window", "moon"]),
        ),
        st.builds(
            e.Perform, beat=beats, character=maybe(people),
            emotion=maybe(st.sampled_from(Emotion)), intensity=maybe(st.sampled_from([0.0, 1.0])),
            pace=maybe(st.sampled_from([0.8, 1.3])), whisper=maybe(st.booleans()),
            shout=maybe(st.booleans()), pause_before=maybe(st.booleans()),
            gesture=maybe(st.sampled_from(["nod", "wave", "walk", "juggle"])),
        ),
        st.builds(
            e.Dress, character=people, scene=maybe(scenes),
            words=st.sampled_from(["a red coat", "no hat", "short grey hair", "a flurble"]),
        ),
        st.builds(e.Carry, character=people, noun=things, beat=beats, held=st.booleans()),
        st.builds(
            e.Relight, scene=scenes, daytime=maybe(st.sampled_from(DayTime)),
            weather=maybe(st.sampled_from(["", "rain", "frogs"])),
        ),
        st.builds(e.Furnish, place=places, noun=things, present=st.booleans(), at=words),
        st.builds(e.Voice, character=people, pitch=maybe(st.sampled_from([0.9, 1.1, 9.0]))),
        st.builds(
            e.Sound, part=st.sampled_from(["ambience", "voices", "kazoo"]), scene=maybe(scenes),
            level_db=st.sampled_from([-6.0, 0.0, 99.0]), mute=st.booleans(),
        ),
        st.builds(
            e.Mark, shot=shots, locked=maybe(st.booleans()), approved=maybe(st.booleans())
        ),
        st.builds(e.Revert, shot=maybe(shots)),
    )  # fmt: skip

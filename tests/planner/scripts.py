"""Small scene graphs and stages that the planner's tests share."""

from itertools import count

from planner.floor_plan import Entrance, FloorPlan, Furniture, Posture, Spot
from planner.looks import Look
from screenplay.scene_graph import (
    Age,
    Beat,
    BeatKind,
    Channel,
    Character,
    DayTime,
    Deed,
    Delivery,
    Gender,
    Heading,
    Interior,
    Line,
    Place,
    Request,
    Scene,
    SceneGraph,
    Source,
)

_NUMBERS = count()


def look(who: str = "ch-a", stature_m: float = 1.7, head_m: float = 0.31) -> Look:
    return Look(
        character_id=who, name=who, age=Age.ADULT, gender=Gender.UNKNOWN, stature_m=stature_m,
        build=1.0, head_m=head_m, skin="#e0b090", hair_style="short", hair="#332211",
        iris="#335577", top="shirt", top_colour="#aa3333", top_accent="#ffffff",
        top_pattern="plain", bottom="jeans", bottom_colour="#223355", shoes="sneakers",
        shoe_colour="#222222",
    )  # fmt: skip


def room(*furniture: Furniture, spots: tuple[Spot, ...] = ()) -> FloorPlan:
    door = Entrance("entrance_1", 4.2, 1.0, 3.0, 1.0)
    return FloorPlan(
        id="pl-room", kind="interior", interior=True, x0_m=-3.5, x1_m=3.5, z0_m=-2.5, z1_m=3.3,
        height_m=2.7, furniture=furniture, spots=spots, entrances=(door,), centre_m=(0.0, 0.8),
    )  # fmt: skip


def table_for_two() -> FloorPlan:
    table = Furniture("table_1", "table", 0.0, 0.0, 0.0, (1.2, 0.75, 0.8), opaque=False)
    chairs = tuple(
        Furniture(
            f"chair_{n}", "chair", side * 1.0, 0.0, -90.0 * side, (0.46, 0.92, 0.48), opaque=False
        )
        for n, side in ((1, -1), (2, 1))
    )
    spots = tuple(
        Spot(
            f"seat_{n}",
            side * 1.0,
            0.0,
            -90.0 * side,
            Posture.SIT,
            f"chair_{n}",
            0.46,
            ("table", "seat"),
        )
        for n, side in ((1, -1), (2, 1))
    )
    return room(table, *chairs, spots=spots)


def beat_id() -> str:
    return f"bt-{next(_NUMBERS)}"


def said(who: str, text: str, to: str | None = None, *, name: str = "", **changes: object) -> Beat:
    delivery = Delivery(intensity=float(str(changes.pop("intensity", 0.4))))
    number = name or beat_id()
    channel = Channel(str(changes.pop("channel", Channel.ON_SCREEN)))
    line = Line(
        number.replace("bt-", "ln-"), (who,), text, delivery, channel, Source(1), addressee=to,
        dual_with=str(changes["dual_with"]) if "dual_with" in changes else None,
        into_phone=bool(changes.get("into_phone", False)),
    )  # fmt: skip
    return Beat(number, BeatKind.SPEECH, Source(1), text, line, mentions=(who,))


def done(
    text: str, *deeds: Deed, request: Request | None = None, mentions: tuple[str, ...] = ()
) -> Beat:
    actors = tuple(dict.fromkeys(d.actor for d in deeds if d.actor))
    return Beat(
        beat_id(), BeatKind.ACTION, Source(1), text, None, deeds, mentions or actors, request
    )


def told(kind: BeatKind, text: str) -> Beat:
    return Beat(beat_id(), kind, Source(1), text)


def scene(
    *beats: Beat,
    present: tuple[str, ...] = ("ch-a", "ch-b"),
    place: str = "kitchen",
    name: str = "sc-1",
    tags: tuple[str, ...] = (),
) -> Scene:
    heading = Heading(
        f"INT. {place.upper()} - DAY", Interior.INT, place.upper(), DayTime.DAY, tags=tags
    )
    return Scene(name, "1", heading, f"pl-{place}", beats, present)


def script(*scenes: Scene) -> SceneGraph:
    people = tuple(dict.fromkeys(p for s in scenes for p in s.present))
    places = tuple(dict.fromkeys(s.place_id for s in scenes))
    outside = {"pl-street", "pl-park", "pl-road"}
    return SceneGraph(
        "A Test", "Somebody", scenes, tuple(Character(p, p.upper()) for p in people),
        tuple(Place(p, p.upper(), p.removeprefix("pl-"), p not in outside) for p in places),
    )  # fmt: skip


def talk(*, names: tuple[str, str] = ("ch-a", "ch-b"), lines: int = 12) -> tuple[Beat, ...]:
    """A conversation with lines of middling length, each with its own id."""
    a, b = names
    return tuple(
        said(a if n % 2 == 0 else b, f"Line number {n} of this talk goes on for a little while.",
             b if n % 2 == 0 else a, name=f"bt-talk-{n}")
        for n in range(lines)
    )  # fmt: skip

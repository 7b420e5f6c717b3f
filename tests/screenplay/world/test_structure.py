"""Montages, flashbacks, dreams, intercuts and weather: where they begin, play and end."""

import pytest

from screenplay.read import read_text
from screenplay.scene_graph import Beat, BeatKind, RequestKind, Scene, SceneGraph, Structure
from screenplay.world.structure import (
    begins,
    ends,
    is_announcement,
    item_place,
    item_setting,
    named_places,
)

PHONE = """INT. MIA'S HOUSE - KITCHEN - NIGHT

MIA (30) picks up the phone.

MIA
Hello?

EXT. MAIN STREET - CONTINUOUS

TOM (40) stands at a telephone.

TOM
It's me.

{mark}

MIA
Where are you?

TOM
Downtown.

Mia sits down.

MIA (V.O.)
Come home.

{end}

TOM
Gone.
"""


def beat(scene: Scene, text: str) -> Beat:
    return next(b for b in scene.beats if b.text == text)


def where(graph: SceneGraph, scene: Scene, text: str) -> str:
    played = beat(scene, text).place_id or scene.place_id
    place = graph.place(played)
    return f"{place.name}/{place.sub_place}".strip("/")


@pytest.mark.parametrize(
    ("text", "structure"),
    [
        ("MONTAGE - SHE TRAINS", Structure.MONTAGE),
        ("BEGIN MONTAGE:", Structure.MONTAGE),
        ("!MONTAGE — RESEARCH", Structure.MONTAGE),
        ("We move into a MONTAGE:", Structure.MONTAGE),
        ("SERIES OF SHOTS", Structure.SERIES),
        ("VARIOUS SHOTS: Ann runs.", Structure.SERIES),
        ("FLASHBACK TO:", Structure.FLASHBACK),
        ("BEGIN FLASHBACK - THE LAKE", Structure.FLASHBACK),
        ("DREAM SEQUENCE", Structure.DREAM),
        ("FLASH FORWARD:", Structure.FLASHFORWARD),
        ("INTERCUT PHONE CONVERSATION", Structure.INTERCUT),
        ("INTERCUT BETWEEN KITCHEN AND CAR", Structure.INTERCUT),
        ("END OF MONTAGE", None),
        ("END FLASHBACK", None),
        ("BACK TO SCENE", None),
        ("She has a vision of the montage.", None),
        ("He dreams.", None),
    ],
)
def test_lines_begin_structures(text: str, structure: Structure | None) -> None:
    assert begins(text) is structure


@pytest.mark.parametrize(
    ("text", "ended", "announced"),
    [
        ("END OF MONTAGE", True, True),
        ("END FLASHBACK.", True, True),
        ("BACK TO SCENE", True, True),
        ("BACK TO PRESENT", True, True),
        ("END DREAM SEQUENCE", True, True),
        ("BACK TO JANE", True, False),
        ("MONTAGE - JANE", False, True),
        ("Jane goes back to the scene.", False, False),
        ("THE END", False, False),
    ],
)
def test_lines_end_structures(text: str, ended: bool, announced: bool) -> None:  # noqa: FBT001 - table columns
    assert (ends(text), is_announcement(text)) == (ended, announced)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("INT. GYM - DAY: Jo lifts.", "INT. GYM - DAY"),
        ("THE GYM -- Jo lifts.", "THE GYM"),
        ("At the gym, Jo lifts.", "GYM"),
        ("Jo lifts -- and drops it.", ""),
        ("Jo lifts.", ""),
    ],
)
def test_items_of_a_montage_name_their_place(text: str, place: str) -> None:
    assert item_place(text) == place


def test_intercuts_name_places() -> None:
    assert named_places("INTERCUT HALLWAY / BEDROOM") == ("HALLWAY", "BEDROOM")
    assert named_places("INTERCUT BETWEEN THE KITCHEN AND THE CAR.") == ("THE KITCHEN", "THE CAR")


@pytest.mark.parametrize(
    "mark",
    [
        "INTERCUT PHONE CONVERSATION",
        "INTERCUT:",
        "INTERCUT BETWEEN MIA'S HOUSE AND MAIN STREET",
        "INTERCUT KITCHEN / STREET",
    ],
)
def test_intercut_lines_play_where_their_speaker_was_seen(mark: str) -> None:
    graph = read_text(PHONE.format(mark=mark, end="END INTERCUT"))
    street = graph.scenes[1]
    assert where(graph, street, "Where are you?") == "MIA'S HOUSE/KITCHEN"
    assert where(graph, street, "Mia sits down.") == "MIA'S HOUSE/KITCHEN"
    assert where(graph, street, "Downtown.") == "MAIN STREET"
    assert where(graph, street, "Come home.") == "MAIN STREET"  # heard, not seen
    assert street.intercut_with == (graph.scenes[0].place_id,)
    assert beat(street, "Gone.").structure is Structure.PLAIN


def test_an_intercut_heading_names_both_places() -> None:
    graph = read_text(
        PHONE.format(mark=".INTERCUT - INT. MIA'S KITCHEN / EXT. MAIN ST. - NIGHT", end="")
    )
    scene = graph.scenes[-1]
    assert scene.structure is Structure.INTERCUT
    assert where(graph, scene, "Where are you?") == "MIA'S HOUSE/KITCHEN"
    assert where(graph, scene, "Downtown.") == "MAIN STREET"
    assert len(graph.places) == 2


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Jo reads in the garden.", "GARDEN"),
        ("Jo in her old room", "OLD ROOM"),
        ("In the garden, Jo reads.", ""),
        ("Jo reads.", ""),
    ],
)
def test_items_of_a_montage_may_end_in_their_place(text: str, place: str) -> None:
    assert item_setting(text) == place


def test_a_place_at_an_items_end_holds_for_that_item_alone() -> None:
    graph = read_text(
        "INT. OFFICE - DAY\n\nTOM (40) waits.\n\nMONTAGE - A YEAR\n\n- Tom sleeps in the garden."
        "\n\n- Tom types.\n\n- Tom sits in a chair.\n\nEND OF MONTAGE\n"
    )
    items = [b for b in graph.scenes[0].beats if b.text.startswith(("-", "Tom"))]
    there = [b.place_id for b in items if b.structure is Structure.MONTAGE]
    assert graph.place(there[0]).kind == "garden"
    assert there[1:] == ["", ""]


def test_a_montage_is_its_items_in_their_places() -> None:
    graph = read_text(
        "INT. OFFICE - DAY\n\nTOM (40) waits.\n\nMONTAGE - TOM TRAINS\n\n"
        "A) INT. GYM - DAY: Tom lifts a box.\nB) EXT. BEACH - DAY: Tom runs.\nC) He sleeps.\n\n"
        "END OF MONTAGE\n\nTOM\nReady.\n"
    )
    (scene,) = graph.scenes
    listed = [b for b in scene.beats if b.structure is Structure.MONTAGE]
    assert [b.kind for b in listed] == [BeatKind.TRANSITION, *[BeatKind.ACTION] * 3]
    kinds = [graph.place(b.place_id).kind for b in listed[1:]]
    assert kinds == ["gym", "beach", "beach"]
    assert scene.beats[-1].structure is Structure.PLAIN
    assert scene.structure is Structure.PLAIN


def test_a_montage_without_end_is_over_when_people_talk() -> None:
    (scene,) = read_text(
        "INT. OFFICE - DAY\n\nMONTAGE - WORK\n\n- Ann types.\n- Ann reads.\n\nANN\nDone.\n"
    ).scenes
    assert [b.structure.value for b in scene.beats][-2:] == ["montage", "plain"]


def test_a_flashback_lasts_until_its_end() -> None:
    graph = read_text(
        "INT. ROOM - DAY\n\nAnn looks up.\n\nFLASHBACK TO:\n\nEXT. LAKE - DAY\n\nAnn swims.\n\n"
        "EXT. LAKE - NIGHT\n\nAnn sleeps.\n\nEND FLASHBACK\n\nINT. ROOM - DAY\n\nAnn cries.\n"
    )
    found = [scene.structure.value for scene in graph.scenes]
    assert found == ["plain", "flashback", "flashback", "plain"]


def test_a_flashback_without_end_lasts_for_one_scene() -> None:
    graph = read_text(
        "INT. ROOM - DAY\n\nAnn looks up.\n\nFLASHBACK TO:\n\nEXT. LAKE - DAY\n\nAnn swims.\n\n"
        "INT. ROOM - DAY\n\nAnn cries.\n\nINT. ROOM - DAY - DREAM\n\nAnn flies.\n"
    )
    found = [scene.structure.value for scene in graph.scenes]
    assert found == ["plain", "flashback", "plain", "dream"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("ON HIS SHOES", RequestKind.ANGLE),
        ("CLOSE ON THE LAMP", RequestKind.CLOSE),
        ("INSERT - THE LETTER", RequestKind.INSERT),
        ("WIDE ON THE ROOM", RequestKind.WIDE),
        ("ANN'S POV", RequestKind.POV),
        ("PUSH IN ON ANN", RequestKind.PUSH_IN),
        ("SLOW ZOOM ON ANN", RequestKind.PUSH_IN),
        ("TRACKING SHOT OF ANN", RequestKind.TRACK),
        ("FOLLOW ANN", RequestKind.TRACK),
        ("OVER ANN'S SHOULDER", RequestKind.OVER),
    ],
)
def test_shots_are_requests(text: str, kind: RequestKind) -> None:
    (scene,) = read_text(f"INT. ROOM - DAY\n\nANN\nHello.\n\n{text}\n").scenes
    request = scene.beats[-1].request
    assert request is not None
    assert request.kind is kind


@pytest.mark.parametrize(
    ("first", "second", "weather"),
    [
        ("Rain falls.", "INT. CAR - CONTINUOUS", "rain"),
        ("Rain falls.", "EXT. PARK - LATER", "rain"),
        ("Rain falls.", "EXT. PARK - THE NEXT DAY", ""),
        ("Rain falls.", "EXT. BEACH - LATER", ""),
        ("Snow lies on the grass.", "EXT. PARK - SAME", "snow"),
        ("She storms out in a raincoat.", "EXT. PARK - LATER", ""),
        ("It stops raining.", "EXT. PARK - LATER", ""),
        ("A rain of blows.", "EXT. PARK - LATER", ""),
    ],
)
def test_weather_goes_on(first: str, second: str, weather: str) -> None:
    graph = read_text(f"EXT. PARK - DAY\n\n{first}\n\n{second}\n\nAnn waits.\n")
    assert graph.scenes[1].weather == weather


def test_rain_that_stops_stays_away() -> None:
    graph = read_text(
        "EXT. PARK - DAY\n\nRain.\n\nEXT. PARK - LATER\n\nThe rain has stopped.\n\n"
        "EXT. PARK - CONTINUOUS\n\nAnn waits.\n"
    )
    assert [scene.weather for scene in graph.scenes] == ["rain", "", ""]


def test_seasons_go_on_until_years_have_passed() -> None:
    graph = read_text(
        "EXT. PARK - DAY\n\nA winter morning.\n\nEXT. LAKE - LATER\n\nAnn.\n\n"
        "EXT. LAKE - TEN YEARS LATER\n\nAnn.\n"
    )
    assert [scene.heading.season for scene in graph.scenes] == ["winter", "winter", ""]

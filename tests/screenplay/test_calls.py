"""Voices over the picture: narrators and callers, and whom the others speak to."""

from screenplay.read import read_text
from screenplay.scene_graph import Channel, Line, SceneGraph

STORY = """EXT. BEACH - NIGHT

OLD ADA (61) stands at the water.

OLD ADA (V.O.)
I kept the light.

INT. TOWER - NIGHT

ADA (31) sits at a desk.

OLD ADA (V.O.)
I wrote it all down.

The telephone rings. Ada picks up the phone.

ADA
(into phone)
Tower.

SAM (V.O.)
(on phone, crackling)
We see no light!

ADA
(into phone)
Wait.

RADIO VOICE (V.O.)
Hold the line.

OLD ADA (V.O.)
And I waited.

EXT. TOWER - NIGHT

Ada climbs the stairs.

ADA
(shouting)
HERE!

OLD ADA (V.O.)
Here I was.
"""


def _said(told: SceneGraph) -> dict[str, Line]:
    return {line.text: line for line in told.lines()}


def test_a_narrator_is_no_caller() -> None:
    told = _said(read_text(STORY))
    narrated = [t for t, line in told.items() if line.channel is Channel.VOICE_OVER]
    assert narrated == ["I kept the light.", "I wrote it all down.", "And I waited.", "Here I was."]


def test_who_answers_a_call_is_on_the_phone() -> None:
    told = _said(read_text(STORY))
    assert told["We see no light!"].channel is Channel.PHONE
    assert told["Hold the line."].channel is Channel.PHONE


def test_nobody_on_screen_speaks_to_a_narrator() -> None:
    told = _said(read_text(STORY))
    assert told["Tower."].addressee == "ch-sam"
    assert told["We see no light!"].addressee == "ch-ada"
    assert told["HERE!"].addressee is None


def test_who_is_on_the_phone_and_never_seen_is_at_the_other_end() -> None:
    told = read_text(
        "INT. CAR - NIGHT\n\nANN drives. Her phone rings.\n\nANN\nGo ahead.\n\n"
        "CY (ON PHONE)\nWhere?\n\nBO (V.O. ON RADIO)\nNorth.\n\nDEE (IN EARPIECE)\nHurry.\n"
    )
    scene = told.scenes[0]
    heard = [b.line.channel.value for b in scene.beats if b.line is not None]
    assert heard == ["on_screen", "phone", "phone", "phone"]
    assert scene.present == ("ch-ann",)

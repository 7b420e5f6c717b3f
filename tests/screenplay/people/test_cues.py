"""Cues taken apart: name, channel, phone, age."""

import pytest

from screenplay.people.cues import noted_channel, parse_cue, voice_of
from screenplay.scene_graph import Channel

ON, OFF, OVER, FAR = Channel.ON_SCREEN, Channel.OFF_SCREEN, Channel.VOICE_OVER, Channel.PHONE


@pytest.mark.parametrize(
    ("name", "extension", "channel", "into_phone"),
    [
        ("SAM", "", ON, False),
        ("SAM", "(CONT'D)", ON, False),
        ("SAM", "(V.O.)(CONT’D)", OVER, False),
        ("SAM", "(V.0.)", OVER, False),
        ("SAM", "(O.S.)", OFF, False),
        ("SAM", "(O.C.)", OFF, False),
        ("SAM", "(O.S., PRELAP)", OFF, False),
        ("SAM", "(PRELAP)", OVER, False),
        ("SAM", "(ON PHONE)", ON, True),
        ("SAM", "(into phone)", ON, True),
        ("SAM", "(FILTERED)", FAR, False),
        ("SAM", "(over radio)", FAR, False),
        ("SAM", "(ON TV)", OFF, False),
        ("SAM", "(recording)", OFF, False),
        ("SAM", "(from the next room)", OFF, False),
        ("A DEEP VOICE", "", OFF, False),
        ("VOICE", "(V.O.)", OVER, False),
    ],
)
def test_how_a_voice_is_heard(
    name: str,
    extension: str,
    channel: Channel,
    into_phone: bool,  # noqa: FBT001 - a table's column
) -> None:
    cue = parse_cue(name, extension)
    assert (cue.name, cue.channel, cue.into_phone) == (name, channel, into_phone)


@pytest.mark.parametrize(
    ("extension", "years"), [("(17)", 17), ("(AGE 8)", 8), ("(40s)", 45), ("(V.O.)", None)]
)
def test_an_age_in_brackets_is_no_note(extension: str, years: int | None) -> None:
    cue = parse_cue("JANE", extension)
    assert (cue.years, cue.notes) == (years, ())


def test_other_brackets_are_notes() -> None:
    assert parse_cue("JANE", "(DRUNK)").notes == ("drunk",)


@pytest.mark.parametrize(
    ("note", "channel"),
    [
        ("off", OFF), ("O.S.", OFF), ("from the kitchen", OFF), ("calling from upstairs", OFF),
        ("through the door", OFF), ("from speakerphone", FAR), ("over the radio", FAR),
        ("V.O.", OVER), ("on phone", None), ("into phone", None), ("off his look", None),
        ("from the heart", None),
    ],
)  # fmt: skip
def test_parentheticals_that_say_where_a_voice_is(note: str, channel: Channel | None) -> None:
    assert noted_channel(note) is channel


def test_whose_voice() -> None:
    assert [voice_of(n) for n in ("JANE'S VOICE", "VOICE OF THE KING", "VOICE", "JANE")] == [
        "JANE", "KING", None, None,
    ]  # fmt: skip

"""Film terms for what edits say they do.

Enters: shots, characters, frames. Leaves: phrases: "a close-up of Jane", "1.5 seconds".
"""

import re
from collections.abc import Mapping, Sequence

from planner.amending.draft import Draft
from planner.shots import Angle, Framing, MoveKind, Shot, ShotKind, Size
from screenplay.frame_rate import FrameRate

SIZES: Mapping[Size, str] = {
    Size.EWS: "an extreme wide shot", Size.WS: "a wide shot", Size.MWS: "a medium wide shot",
    Size.MS: "a medium shot", Size.MCU: "a medium close-up", Size.CU: "a close-up",
    Size.ECU: "an extreme close-up",
}  # fmt: skip
GRADES: Mapping[Size, str] = {
    Size.EWS: "an extreme wide", Size.WS: "a wide", Size.MWS: "a medium wide",
    Size.MS: "a medium", Size.MCU: "a medium close", Size.CU: "a close",
    Size.ECU: "an extreme close",
}  # fmt: skip
KINDS: Mapping[ShotKind, str] = {
    ShotKind.ESTABLISHING: "an establishing shot", ShotKind.MASTER: "a master",
    ShotKind.TWO_SHOT: "a two-shot", ShotKind.GROUP: "a group shot",
    ShotKind.OTS: "an over-the-shoulder", ShotKind.REACTION: "a reaction",
    ShotKind.INSERT: "an insert", ShotKind.POV: "a point-of-view shot", ShotKind.CARD: "a card",
    ShotKind.SINGLE: "a single",
}  # fmt: skip
MOVES: Mapping[MoveKind, str] = {
    MoveKind.STATIC: "stands still", MoveKind.PUSH_IN: "pushes in", MoveKind.PULL_OUT: "pulls out",
    MoveKind.PAN: "pans", MoveKind.TILT: "tilts", MoveKind.TRACK: "tracks",
    MoveKind.HANDHELD: "goes by hand",
}  # fmt: skip
ANGLES: Mapping[Angle, str] = {
    Angle.LOW: " from below",
    Angle.HIGH: " from above",
    Angle.OVERHEAD: " from overhead",
    Angle.EYE: "",
}
_POSSESSIVE = re.compile(r"(['’])S\b")
_NAMED_BY_SIZE = frozenset({ShotKind.SINGLE, ShotKind.REACTION})
_GRADED = frozenset({ShotKind.TWO_SHOT, ShotKind.GROUP, ShotKind.OTS})
_EIGHT = re.compile(r"(?:8|11|18)(?!\d)|8\d(?!\d)")  # numbers that "an" goes before


def name_of(draft: Draft, character_id: str) -> str:
    """A character as people speak of them: "JANE DOE" is Jane Doe."""
    found = next((c.name for c in draft.graph.characters if c.id == character_id), character_id)
    return proper(found) if found.isupper() else found


def proper(name: str) -> str:
    """A name in capitals as it is written in prose: "JANE'S HOUSE" is Jane's House."""
    return _POSSESSIVE.sub(r"\1s", name.title())


def listed(names: Sequence[str]) -> str:
    """Names in a row: "Jane, Tom and Sue"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def picture(draft: Draft, framing: Framing) -> str:
    """A framing in words: "a close-up of Jane from below"."""
    words = _kind_words(framing)
    people = listed([name_of(draft, who) for who in framing.subjects])
    if framing.kind is ShotKind.INSERT and framing.thing:
        words += f" of the {thing_words(framing.thing)}"
    elif people and framing.kind is not ShotKind.ESTABLISHING:
        words += f" of {people}"
    if framing.kind in {ShotKind.OTS, ShotKind.POV} and framing.foreground is not None:
        where = "past" if framing.kind is ShotKind.OTS else "through the eyes of"
        words += f" {where} {name_of(draft, framing.foreground)}"
    return words + ANGLES[framing.angle]


def _kind_words(framing: Framing) -> str:
    """What kind of shot, and how near: "a close-up", "a wide two-shot"."""
    if framing.kind in _NAMED_BY_SIZE:
        return SIZES[framing.size]
    words = KINDS[framing.kind]
    plain = framing.kind is ShotKind.INSERT and framing.size is Size.CU
    if plain or framing.kind not in _GRADED | {ShotKind.INSERT}:
        return words
    return f"{GRADES[framing.size]} {words.partition(' ')[2]}"


def with_article(words: str) -> str:
    """Words of a thing with "a" or "an" before: "an 85 mm lens"."""
    vowel = words[:1].lower() in "aeio" or _EIGHT.match(words) is not None
    return f"{'an' if vowel else 'a'} {words}"


def thing_words(name: str) -> str:
    """A noun, or the words of a furniture id: "bar_stool_2" is a bar stool."""
    stem, _, number = name.rpartition("_")
    return (stem if number.isdigit() else name).replace("_", " ")


def seconds(frames: int, rate: FrameRate) -> str:
    """Frames as seconds: "1.5 seconds"."""
    length = round(float(rate.seconds(frames)), 1)
    return f"{length:g} second{'' if length == 1 else 's'}"


def unmet(shot: Shot) -> str:
    """What a camera could not meet, as the end of a sentence."""
    return f"; not met: {listed(shot.approximations)}" if shot.approximations else ""

"""The acts that an edit may be the answer to.

Enters: an edit and the film as it is. Leaves: for each thing that the edit changes, the acts which
ask for just that; so a reading by other means can be weighed by what the model hears.
"""

from collections.abc import Callable, Mapping
from typing import Any

from planner.edits import (
    AnyEdit,
    Block,
    Carry,
    Dress,
    Drop,
    Furnish,
    Hold,
    Insert,
    Length,
    LookAt,
    Mark,
    Merge,
    Move,
    Pace,
    Perform,
    Reframe,
    Relight,
    Reorder,
    Revert,
    Sound,
    Split,
    Style,
    Transition,
    Voice,
)
from planner.revising.footage import Footage
from planner.shots import CutKind, MoveKind, ShotKind, Size

Asked = tuple[frozenset[str], ...]
_SIZES = tuple(Size)
_KINDS: Mapping[ShotKind, str] = {
    ShotKind.SINGLE: "kind.single subject.only subject.instead insert.single",
    ShotKind.TWO_SHOT: "kind.two_shot subject.add subject.only insert.two_shot",
    ShotKind.GROUP: "kind.group subject.add kind.master",
    ShotKind.OTS: "kind.ots",
    ShotKind.REACTION: "kind.reaction subject.instead subject.only kind.single insert.reaction",
    ShotKind.INSERT: "kind.insert insert.insert",
    ShotKind.POV: "kind.pov",
    ShotKind.MASTER: "kind.master insert.master",
    ShotKind.ESTABLISHING: "kind.master insert.establishing",
}


def asked(edit: AnyEdit, film: Footage) -> Asked:
    """For each thing that an edit changes, the acts that ask for it; none for what is unknown."""
    return _TABLE[type(edit)](edit, film)


def _of(*acts: str) -> Asked:
    return tuple(frozenset(a.split()) for a in acts if a)


def _reframed(edit: Reframe, film: Footage) -> Asked:
    found = []
    now = film.by_id[edit.shot].framing
    if edit.size is not None and edit.kind is not ShotKind.INSERT:
        nearer = _SIZES.index(edit.size) - _SIZES.index(now.size)
        way = "size.closer" if nearer > 0 else "size.wider" if nearer < 0 else ""
        found.append(f"size.{edit.size.value} {way}")
    if edit.angle is not None:
        found.append(f"angle.{edit.angle.value} angle.lower angle.higher")
    if edit.lens_mm is not None:
        found.append(
            "lens.set lens.longer" if edit.lens_mm > now.lens_mm else "lens.set lens.wider"
        )
    if edit.side is not None:
        found.append("side.other")
    if edit.kind is not None:
        found.append(_KINDS.get(edit.kind, ""))
    elif edit.subjects is not None:
        found.append("subject.only subject.instead subject.add kind.single kind.reaction")
    return _of(*found)


def _moved(edit: Move, film: Footage) -> Asked:
    now = film.by_id[edit.shot].move
    same = edit.kind is now.kind
    way = ("move.slower" if edit.travel < 1 else "move.faster" if edit.travel > 1 else "") * same
    way += " move.smoother" * same
    near = " size.closer" if edit.kind is MoveKind.PUSH_IN else ""
    return _of(f"move.{edit.kind.value} {way}{near}")


def _cut(edit: Transition, film: Footage) -> Asked:
    now = film.by_id[edit.shot]
    if edit.cut is now.cut and edit.frames:
        return _of("cut.longer" if edit.frames > now.cut_frames else "cut.shorter")
    said = "fade_out" if edit.cut is CutKind.FADE_OUT_IN else edit.cut.value
    return _of(f"cut.{said}")


def _held(edit: Hold, _: Footage) -> Asked:
    lead = "hold.start act.pause length.longer" if edit.lead_frames else ""
    tail = "hold.end length.longer" if edit.tail_frames else ""
    less = "trim.start trim.end length.shorter"
    return _of(lead, tail) or _of(less)


def _lasting(edit: Length, film: Footage) -> Asked:
    now = film.silent_frames(film.by_id[edit.shot])
    if edit.frames > now:
        return _of("length.longer length.set length.double hold.end hold.start")
    return _of("length.shorter length.set length.half trim.start trim.end")


def _performed(edit: Perform, _: Footage) -> Asked:
    found = []
    if edit.emotion is not None:
        found.append(f"act.{edit.emotion.value}")
    elif edit.intensity is not None:
        found.append("act.more act.less")
    if edit.pace is not None:
        found.append("act.faster" if edit.pace > 1 else "act.slower")
    found += ["act.whisper" if edit.whisper else "act.normal_voice"] * (edit.whisper is not None)
    found += ["act.shout" if edit.shout else "act.normal_voice"] * (edit.shout is not None)
    found += ["act.pause"] * bool(edit.pause_before) + ["act.gesture"] * bool(edit.gesture)
    return _of(*found)


def _styled(edit: Style, _: Footage) -> Asked:
    found = []
    for value, plain, less, more in (
        (edit.warmth, 0, "cooler", "warmer"), (edit.contrast, 1, "contrast_down", "contrast_up"),
        (edit.brightness, 1, "darker", "brighter"), (edit.outline, 1, "lines_down", "lines_up"),
        (edit.saturation, 1, "colour_down style.bw", "colour_up"),
    ):  # fmt: skip
        if value is not None:
            found.append(f"style.{more if value > plain else less}")
    found += ["style.sepia"] * bool(edit.sepia) + ["style.grain"] * bool(edit.grain)
    return _of(*found, f"style.{edit.drawing.value}" if edit.drawing else "")


def _voiced(edit: Voice, _: Footage) -> Asked:
    found = ["voice.kind"] if edit.recipe else []
    if edit.pitch is not None:
        found.append("voice.higher" if edit.pitch > 1 else "voice.lower")
    if edit.tempo is not None:
        found.append("voice.faster" if edit.tempo > 1 else "voice.slower")
    if edit.level_db is not None:
        found.append("voice.louder" if edit.level_db > 0 else "voice.quieter")
    return _of(*found)


def _sounded(edit: Sound, _: Footage) -> Asked:
    music = edit.part == "music"
    if edit.mute:
        return _of("music.remove sound.mute" if music else "sound.mute")
    if edit.fade is not None:
        return _of("music.fade")
    if edit.where:
        return _of(f"music.{edit.where}")
    if edit.mood or edit.file:
        return _of("music.add music.mood")
    if edit.level_db is None:
        return _of("sound.unmute")
    return _of("sound.up" if edit.level_db > 0 else "sound.down")


def _dressed(edit: Dress, _: Footage) -> Asked:
    return _of("undress" if edit.words.startswith("no ") else "dress hair")


def _blocked(edit: Block, _: Footage) -> Asked:
    place = "block.at" if edit.at else ""
    posture = f"block.{edit.posture.value} block.at" if edit.posture else ""
    return _of(place, posture, "block.facing look.at look.camera" if edit.facing else "")


def _relit(edit: Relight, _: Footage) -> Asked:
    weather = "" if edit.weather is None else "weather.set" if edit.weather else "weather.clear"
    return _of("time.set" if edit.daytime else "", weather)


def _marked(edit: Mark, _: Footage) -> Asked:
    locked = "" if edit.locked is None else "mark.lock" if edit.locked else "mark.unlock"
    passed = "" if edit.approved is None else "mark.approve" if edit.approved else "mark.unapprove"
    return _of(locked, passed)


def _looking(edit: LookAt, _: Footage) -> Asked:
    fixed = {"camera", "away", "down"}
    return _of(f"look.{edit.target}" if edit.target in fixed else "look.at block.facing")


def _always(acts: str) -> Callable[[Any, Footage], Asked]:
    return lambda _, __: _of(acts)


_TABLE: Mapping[type, Callable[[Any, Footage], Asked]] = {
    Reframe: _reframed, Move: _moved, Transition: _cut, Hold: _held, Length: _lasting,
    Pace: lambda e, _: _of("pace.faster" if e.percent < 100 else "pace.slower"),
    Split: _always("split"), Merge: _always("merge"), Drop: _always("drop"),
    Insert: lambda e, _: _of(f"insert.{e.kind.value} {_KINDS.get(e.kind, '')}"),
    Reorder: _always("order.before order.after order.swap"), Block: _blocked, LookAt: _looking,
    Perform: _performed, Dress: _dressed,
    Carry: lambda e, _: _of("carry.take" if e.held else "carry.drop"),
    Relight: _relit, Style: _styled, Voice: _voiced, Sound: _sounded, Mark: _marked,
    Furnish: lambda e, _: _of("furnish.add" if e.present else "furnish.remove"),
    Revert: _always("revert"),
}  # fmt: skip

"""Lessons from notes whose right edits are known: their acts are told from the edits.

Enters: the notes of `tests/planner/revising/`, without the batches that are for scoring. Leaves:
lessons without spans; a note whose key is not one act after another is left out.
"""

import json
import re
import shlex
from collections.abc import Iterator, Mapping
from typing import Any

from benchmarks.schooling.lines import Lesson
from planner.revising.footage import Footage
from planner.revising.learned.inventory import ACTS
from tests.planner.revising.films import film
from tests.planner.revising.scoring import SETS

_BOOKS = ("notes", "unseen_notes", "blind_notes", "everyday_notes", "third_batch", "fourth_batch",
          "fifth_batch", "sixth_batch")  # fmt: skip
_SIZES = ("EWS", "WS", "MWS", "MS", "MCU", "CU", "ECU")
_NAMED_SIZE = re.compile(
    r"\b(?:close.?ups?|[em]?cu|medium|mid|[em]?ws|ms|mws|wide (?:shot|of|on|for)|a wide|full|"
    r"extreme|very wide|long shot)\b"
)
_COMPARED = re.compile(r"\b(?:closer|tighter|wider|looser|bigger|smaller|further|farther|too)\b")
_HAIR = re.compile(r"\b(?:hair|beard|moustache|bun|ponytail|bald|braid)\b")
_LESS = re.compile(r"\b(?:less|calm\w*|softer|tone|down|subtle\w*|not so|too|smaller|gentler)\b")


def known(left_out: frozenset[str] = frozenset()) -> Iterator[Lesson]:
    """Lessons from the known notes; books in `left_out` are not read."""
    for book in _BOOKS:
        if book in left_out:
            continue
        listed = json.loads((SETS / f"{book}.json").read_text(encoding="utf-8"))
        for note in listed if isinstance(listed, list) else listed["notes"]:
            try:
                acts = _acts(note)
            except (KeyError, ValueError):  # any shot will do, or any number
                continue
            if acts and set(acts) <= set(ACTS) and not note.get("last"):
                yield Lesson("k", acts, note["note"], None)


def _acts(note: dict[str, Any]) -> tuple[str, ...]:
    ways = note.get("accept") or [note["edits"] if "edits" in note else note.get("answer", "ask")]
    meant = [w for w in ways if isinstance(w, list)]
    if not meant:
        return {"refuse": ("none",), "undo": ("undo",), "redo": ("redo",)}.get(ways[0], ())
    if "refuse" in ways:
        return ()
    footage = Footage(*film(note["film"]))
    said = note["note"].lower()
    found = [act for line in meant[0] for act in _of_edit(line, said, footage)]
    return tuple(dict.fromkeys(found))


def _of_edit(line: str, note: str, footage: Footage) -> list[str]:
    kind, *rest = shlex.split(line)
    fields = {}
    for part in rest:
        key, value = part.split("=", 1)
        first = value.split("|")[0]
        if first not in {"-", "*"}:
            fields[key] = first
    return _TOLD[kind](fields, note, footage) if kind in _TOLD else []


def _reframed(f: Mapping[str, str], note: str, footage: Footage) -> list[str]:
    found = []
    now = footage.numbered[int(f["shot"])].framing
    if "size" in f and _NAMED_SIZE.search(note) and not _COMPARED.search(note):
        found.append(f"size.{f['size']}")
    elif "size" in f and f["size"] != now.size.value:
        tighter = _SIZES.index(f["size"]) > _SIZES.index(now.size.value)
        found.append("size.closer" if tighter else "size.wider")
    if "angle" in f:
        found.append(f"angle.{f['angle']}")
    if "lens_mm" in f:
        found.append("lens.set")
    if "side" in f:
        found.append("side.other")
    kind = f.get("kind", "")
    if kind and not (found and kind in {"single", "reaction"} and kind not in note):
        found.append("subject.only" if re.search(r"\b(?:just|only)\b", note) else f"kind.{kind}")
    if "subjects" in f and not found:
        found.append("subject.only")
    return found


def _performed(f: Mapping[str, str], note: str, _: Footage) -> list[str]:
    found = []
    if "emotion" in f:
        found.append(f"act.{f['emotion']}")
    elif "intensity" in f:
        found.append("act.less" if _LESS.search(note) else "act.more")
    if "pace" in f:
        found.append("act.faster" if float(f["pace"].split("..")[-1]) > 1 else "act.slower")
    found += [
        f"act.{field}" if f[field] == "true" else "act.normal_voice"
        for field in ("whisper", "shout")
        if field in f
    ]
    if "pause_before" in f:
        found.append("act.pause")
    return found + (["act.gesture"] if "gesture" in f else [])


def _graded(f: Mapping[str, str], _: str, __: Footage) -> list[str]:
    found = []
    ways = {"brightness": ("darker", "brighter", 1), "warmth": ("cooler", "warmer", 0),
            "contrast": ("contrast_down", "contrast_up", 1),
            "saturation": ("colour_down", "colour_up", 1),
            "outline": ("lines_down", "lines_up", 1)}  # fmt: skip
    for field, (less, more, plain) in ways.items():
        if field in f:
            value = float(f[field].split("..")[0])
            found.append(f"style.{more if value > plain or (value == plain and more) else less}")
    if f.get("saturation", "").startswith(("0.0", "0|")) or f.get("saturation") == "0":
        found = ["style.bw"]
    found += [f"style.{f['drawing']}"] if "drawing" in f else []
    return found + [f"style.{k}" for k in ("sepia", "grain") if k in f]


def _lasted(f: Mapping[str, str], note: str, footage: Footage) -> list[str]:
    shot = footage.numbered[int(f["shot"])]
    frames = [float(n) for n in f.get("frames", "").split("..") if n]
    now = footage.silent_frames(shot)
    if re.search(r"\bhal(?:f|ve)\b(?! (?:a|an) )", note) or not frames:
        return ["length.half"] if frames else []
    if re.search(r"\b(?:double|twice)\b", note):
        return ["length.double"]
    return ["length.longer" if sum(frames) / len(frames) > now else "length.shorter"]


def _sounded(f: Mapping[str, str], note: str, _: Footage) -> list[str]:
    if f.get("mute") == "true":
        return ["music.remove" if f.get("part") == "music" else "sound.mute"]
    if "fade" in f:
        return ["music.fade"]
    if f.get("where") in {"start", "end"}:
        return [f"music.{f['where']}"]
    if "mood" in f:
        return ["music.add" if f["mood"] == "fitting" else "music.mood"]
    if "level_db" in f:
        return ["sound.down" if f["level_db"].startswith("-") else "sound.up"]
    return ["sound.unmute"] if "mute" in note else []


def _voiced(f: Mapping[str, str], _: str, __: Footage) -> list[str]:
    ways = {"pitch": ("lower", "higher", 1), "tempo": ("slower", "faster", 1),
            "level_db": ("quieter", "louder", 0)}  # fmt: skip
    return [
        f"voice.{more if float(f[k].split('..')[-1]) > plain else less}"
        for k, (less, more, plain) in ways.items() if k in f
    ]  # fmt: skip


def _blocked(f: Mapping[str, str], _: str, __: Footage) -> list[str]:
    if "at" in f:
        return ["block.at"]
    return [f"block.{f['posture']}"] if "posture" in f else ["block.facing"]


def _moved(f: Mapping[str, str], note: str, footage: Footage) -> list[str]:
    now = footage.numbered[int(f["shot"])].move.kind.value
    if now == f.get("kind") and re.search(r"\b(?:slow|fast|quick)er\b", note):
        return ["move.faster" if re.search(r"\b(?:fast|quick)er\b", note) else "move.slower"]
    return [f"move.{f['kind']}"] if "kind" in f else []


_TOLD = {
    "reframe": _reframed, "perform": _performed, "style": _graded, "length": _lasted,
    "sound": _sounded, "voice": _voiced, "block": _blocked, "move": _moved,
    "transition": lambda f, _, __: [
        {"fade_out_in": "cut.fade_out"}.get(f.get("cut", ""), f"cut.{f.get('cut')}")
    ],
    "hold": lambda f, _, __: (["hold.end"] if "tail_frames" in f else [])
    + (["hold.start"] if "lead_frames" in f else []),
    "pace": lambda f, _, __: [
        "pace.faster" if float(f["percent"].split("..")[0]) < 100 else "pace.slower"
    ],
    "split": lambda *_: ["split"], "merge": lambda *_: ["merge"], "drop": lambda *_: ["drop"],
    "insert": lambda f, _, __: [f"insert.{f.get('kind', 'insert')}"],
    "reorder": lambda _, note, __: [
        "order.swap" if re.search(r"\bswap|exchange|switch\b", note)
        else "order.after" if "after" in note else "order.before"
    ],
    "look_at": lambda f, _, __: [
        f"look.{f.get('target')}" if f.get("target") in {"camera", "away", "down"} else "look.at"
    ],
    "dress": lambda f, _, __: [
        "hair" if _HAIR.search(f.get("words", ""))
        else "undress" if f.get("words", "").startswith("no ") else "dress"
    ],
    "carry": lambda f, _, __: ["carry.drop" if f.get("held") == "false" else "carry.take"],
    "relight": lambda f, _, __: (["time.set"] if "daytime" in f else [])
    + ((["weather.set"] if f["weather"] else ["weather.clear"]) if "weather" in f else []),
    "furnish": lambda f, _, __: [
        "furnish.add" if f.get("present") == "true" else "furnish.remove"
    ],
    "mark": lambda f, _, __: [
        ("mark.lock" if f["locked"] == "true" else "mark.unlock") if "locked" in f
        else "mark.approve" if f.get("approved") == "true" else "mark.unapprove"
    ],
    "revert": lambda *_: ["revert"],
}  # fmt: skip

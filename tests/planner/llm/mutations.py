"""Answers of every kind of badness: random shots, good ones spoilt, text cut and garbled."""

import json
import random
from collections.abc import Iterator
from typing import Any

from planner.llm.call_sheet import CallSheet, told

KINDS = (
    "establishing", "master", "group", "two_shot", "single", "ots", "reaction", "insert", "pov",
)  # fmt: skip
SIZES = ("EWS", "WS", "MWS", "MS", "MCU", "CU", "ECU")
ANGLES = ("eye", "low", "high", "overhead")
MOVES = ("static", "push_in", "pan", "handheld")
JUNK: tuple[Any, ...] = (
    None, "", "p99", "card", "MS", -1, 0, 1, 2, 10**9, 1.5, True, [], {}, ["p1"] * 9, ["p1", 2],
    "x" * 500, "\x00", "\ud800", {"a": []}, [[[[]]]],
)  # fmt: skip


def answers(sheet: CallSheet, seed: int, count: int) -> Iterator[str]:
    """So many replies to one call sheet."""
    dice = random.Random(seed)
    scene = told(sheet, {})
    for _ in range(count):
        shots = _shots(scene, dice)
        for _ in range(dice.choice((0, 0, 0, 1, 1, 2, 4))):
            _spoil(shots, dice)
        yield _garbled(json.dumps({"shots": shots}), dice)


def _shots(scene: dict[str, Any], dice: random.Random) -> list[dict[str, Any]]:
    """Shots over all the model's beats, framed at random among who is there."""
    beats = [b for b in scene["beats"] if "shot" not in b]
    shots = []
    at = 0
    while at < len(beats):
        run = beats[at : at + dice.randint(1, 3)]
        shots.append(_shot(scene, run, dice))
        long = run[-1]["seconds"] > 4.0 and dice.random() < 0.3
        if long:
            shots.append(_shot(scene, run[-1:], dice))
        at += len(run)
    return shots


def _shot(scene: dict[str, Any], run: list[dict[str, Any]], dice: random.Random) -> dict[str, Any]:
    there = [p for p in run[0]["in_set"] if p in run[-1]["in_set"]]
    who = dice.sample(there, min(len(there), dice.randint(1, 3)))
    return {
        "first": run[0]["beat"], "last": run[-1]["beat"],
        "kind": dice.choice(KINDS) if who else dice.choice(("establishing", "insert")),
        "size": dice.choice(SIZES), "who": who, "over": dice.choice(there) if there else None,
        "thing": dice.choice(scene["things"]) if scene["things"] else None,
        "angle": dice.choice(ANGLES), "move": dice.choice(MOVES),
    }  # fmt: skip


def _spoil(shots: list[dict[str, Any]], dice: random.Random) -> None:
    """One thing made wrong, or merely other."""
    if not shots:
        shots.append({})
        return
    at = dice.randrange(len(shots))
    match dice.randrange(6):
        case 0:
            del shots[at]
        case 1:
            shots.insert(at, dict(dice.choice(shots)))
        case 2:
            dice.shuffle(shots)
        case 3:
            key = dice.choice(("first", "last"))
            shots[at] = {**shots[at], key: dice.randint(-1, 12)}
        case 4:
            key = dice.choice(("kind", "size", "who", "over", "thing", "angle", "move", "extra"))
            shots[at] = {**shots[at], key: dice.choice(JUNK)}
        case _:
            shots[at] = {k: v for k, v in shots[at].items() if dice.random() < 0.8}


def _garbled(text: str, dice: random.Random) -> str:
    """Mostly as it is; else cut, wrapped, or with characters changed."""
    match dice.randrange(12):
        case 0:
            return text[: dice.randrange(len(text))]
        case 1:
            return f"Here you are:\n```json\n{text}\n```\nEnjoy!"
        case 2:
            at = dice.randrange(len(text))
            return text[:at] + dice.choice('{}[]",:\\\x00\ud800é') + text[at + 1 :]
        case 3:
            return "".join(dice.choices('{}[]",:0123 abc\\\n', k=dice.randrange(200)))
        case _:
            return text

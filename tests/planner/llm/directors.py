"""Directors for tests: from what a model is told to what it answers."""

import json
from typing import Any

KINDS = {1: "single", 2: "two_shot"}


def scene_told(messages: list[str]) -> dict[str, Any]:
    """The scene within the first user message."""
    told: dict[str, Any] = json.loads(messages[1].splitlines()[1])
    return told


def shots_for(scene: dict[str, Any]) -> list[dict[str, Any]]:
    """A low-angle shot of whoever speaks, or of everybody, for each beat."""
    shots = []
    for beat in scene["beats"]:
        if "shot" in beat:
            continue
        who = [w for w in beat.get("by", ()) if w in beat["in_set"]] or beat["in_set"][:4]
        kind = KINDS.get(len(who), "group") if who else "establishing"
        shots.append(
            {"first": beat["beat"], "last": beat["beat"], "kind": kind, "size": "MS", "who": who,
             "angle": "low"}
        )  # fmt: skip
    return shots


def good(body: dict[str, Any]) -> str:
    """A usable answer to a request."""
    messages = [str(message["content"]) for message in body["messages"]]
    return json.dumps({"shots": shots_for(scene_told(messages))})

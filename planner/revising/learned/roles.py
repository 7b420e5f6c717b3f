"""Spans whose words say another role than the model gave them.

Enters: what was heard. Leaves: the same, with "the last beach scene" a scene, "her long speech" a
line and the second of two shots that are only listed a shot like the first.
"""

import re
from dataclasses import replace

from planner.revising.learned.listening import Heard, Span

_SCENE = re.compile(r"\b(?:scene|sequence)s?\b")
_SAID = re.compile(
    r"\b(?:speech|line|monologue|narration|joke|question|answer|confession|apology|outburst)\b"
)
_EMPTY = re.compile(r"(?:the )?(?:bit|part|moment|point)")
_OF_TWO = ("cut.", "order.", "merge", "insert.")  # a second shot has a part of its own
_OF_THINGS = ("furnish.",)
_WORN = ("dress", "undress", "hair", "carry.")
_AND = re.compile(r"[\s,]*(?:and|&|\+|plus|as well as|then|or)?[\s,]*(?:shots? |#)?")


def settled(heard: Heard, act: str) -> Heard:
    """What was heard, each span in the role that its own words name."""
    spans: list[Span] = []
    for span in heard.spans:
        role = _role(span)
        if _EMPTY.fullmatch(span.text.strip().lower()) and len(heard.of("line")) > 0:
            continue  # "the bit" of "the bit where they make up"
        if role == "other_shot" and _to(heard, spans, span, act):
            spans[-1] = replace(spans[-1], text=f"{spans[-1].text}-{span.text}")
            continue
        if role == "other_shot" and not act.startswith(_OF_TWO) and _listed(heard, spans, span):
            role = "shot"
        if role == "who" and act.startswith(_OF_THINGS) and not heard.of("thing"):
            role = "thing"
        spans.append(replace(span, role=role))
    if act.startswith(_WORN):
        spans = _wearer(spans)
    return replace(heard, spans=tuple(spans))


def _to(heard: Heard, spans: list[Span], span: Span, act: str) -> bool:
    """Whether two shots are the ends of a run: "shorten 2 to 7"."""
    before = spans[-1] if spans else None
    if before is None or before.role != "shot" or act.startswith(_OF_TWO):
        return False
    between = heard.note[before.first + len(before.text) : span.first].lower()
    return between.strip() in {"to", "-", "through", "till"} and span.text.isdigit()


def _wearer(spans: list[Span]) -> list[Span]:
    """Of several people the one who is named beside what is worn."""
    worn = next((s for s in spans if s.role in {"what", "thing"}), None)
    people = [s for s in spans if s.role == "who"]
    if worn is None or len(people) < 2:
        return spans
    own = min(people, key=lambda s: abs(s.first - worn.first))
    return [s for s in spans if s.role != "who" or s is own]


def _role(span: Span) -> str:
    said = span.text.lower()
    if span.role in {"shot", "other_shot"} and _SCENE.search(said):
        return "scene"
    if span.role in {"shot", "scene"} and _SAID.search(said) and not re.search(r"\d", said):
        return "line"
    return span.role


def _listed(heard: Heard, spans: list[Span], span: Span) -> bool:
    """Whether a shot is only one more of those before it."""
    before = spans[-1] if spans else None
    if before is None or before.role != "shot":
        return False
    between = heard.note[before.first + len(before.text) : span.first].lower()
    return _AND.fullmatch(between) is not None

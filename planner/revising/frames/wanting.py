"""Which way a word asks to go on a scale: "too dark", "not close enough", "a bit slower".

Enters: a word at one end of a scale, with what stands around it. Leaves: 1 for more of it, -1 for
less, 0 where that is not sure.
"""

from planner.revising.frames.concepts import Concept, Said


def wanted(concept: Concept, scale: str, said: Said) -> int:
    """Which end of a scale a word asks for: 1, -1, or 0 where that is not sure."""
    if f"w.{scale}" in concept.kinds and not (f"s.{scale}" in concept.kinds and concept.step):
        return 0 if concept.neg else _end(concept.value(f"w.{scale}"))
    pole = _end(concept.value(f"s.{scale}"))
    stated = said.states and not said.wishes
    if concept.neg:
        return pole * _denied(concept, said, stated=stated)
    if concept.step < 0 or concept.too:
        return -pole
    if concept.step > 0:
        return pole
    if concept.enough:
        return 0
    hedged = (concept.degree or concept.very) and not said.wishes  # "a bit dark"
    return -pole if concept.so or stated or hedged else pole


def _denied(concept: Concept, said: Said, *, stated: bool) -> int:
    """What "not" asks for: 1 more of it, -1 less, 0 where that is not sure."""
    if concept.step:
        return 0
    if concept.enough or (stated and not concept.so and not concept.too):
        return 1
    if stated:
        return 0
    return -1 if concept.too or concept.so or said.wishes else 0


def _end(value: str) -> int:
    return 1 if value == "+" else -1

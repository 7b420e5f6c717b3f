"""What a card needs to run here, and what of it is missing.

Enters: cards, a store of weights, a device. Leaves: words for people, each with its remedy. Nothing
is loaded, and torch need not be installed.
"""

from renderers.backends.diffusion.families.family import Shelf
from renderers.backends.diffusion.families.shelf import family_of
from renderers.backends.diffusion.libraries import REMEDY, missing
from renderers.backends.diffusion.memory import budget, chosen
from renderers.backends.diffusion.pool import told
from renderers.generative.card import Card
from renderers.generative.errors import GenerativeError

_CPU_MOST = 4 << 30  # larger models take hours on a CPU


def requires(card: Card) -> tuple[str, ...]:
    """What a card needs: libraries, memory for its smallest profile, weights."""
    least = _least(card)
    memory = (f"{told(least)} of a GPU's memory",) if least else ()
    weights = tuple(f"weights of {one.repository}" for one in card.sources if one.repository)
    return ("libraries of the extra gen", *memory, *weights)


def cannot_run(card: Card, shelf: Shelf, device: str | None = None) -> str:
    """Why this machine cannot run a card, with the remedy; "" where it can."""
    try:
        family_of(card)
        lacking = missing()
        if lacking:
            return f"card {card.name} needs {', '.join(lacking)}; {REMEDY}"
        for source in card.sources:
            shelf.part(card, source.part)
    except GenerativeError as error:
        return str(error)
    return _too_small(card, chosen(device))


def _too_small(card: Card, device: str) -> str:
    least, there = _least(card), budget(device)
    if device == "cpu" and least > _CPU_MOST:
        return f"card {card.name} needs a GPU with {told(least)}; none is used here"
    if least > there:
        return f"card {card.name} needs {told(least)}, and {device} has {told(there)}; close others"
    return ""


def _least(card: Card) -> int:
    return min((p.gpu_bytes for p in card.profiles if p.gpu_bytes), default=0)

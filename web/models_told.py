"""Models as a person reads of them: what each is for, its licence and size, what runs here.

Enters: a store, a machine. Leaves: one row a card, for tables, JSON and `doctor`.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from renderers.generative.card import Card, Standing
from renderers.generative.fitting import Machine, fitted, to_fetch_bytes
from renderers.generative.licences import reasons
from renderers.generative.model_store import ModelStore

_MARKS = {Standing.DEFAULT: "default", Standing.ALTERNATIVE: "", Standing.NEVER: "never default"}


@dataclass(frozen=True, slots=True)
class Row:
    """What is told of a card."""

    name: str
    title: str
    task: str
    standing: str
    licence: str
    refused: str  # why it may not be used; "" it may
    here: bool  # fetched, whole
    to_fetch_bytes: int
    fetches: bool  # False: nothing of it comes from a hub
    room: bool  # on the disk for it
    runs: tuple[str, ...]  # profiles that run on this machine
    needs: str  # what it needs where none does

    @property
    def ready(self) -> bool:
        """Whether a film can be made with it now."""
        return bool(self.here and self.runs and not self.refused)

    @property
    def size(self) -> str:
        """What is to be fetched."""
        if self.here:
            return "here"
        if not self.fetches:
            return "nothing"
        if not self.to_fetch_bytes:
            return "size not known"
        return gigabytes(self.to_fetch_bytes) + ("" if self.room else ", more than is free")


def rows(store: ModelStore, machine: Machine) -> Iterator[Row]:
    """A row for every card: defaults first, then by task and name."""
    order = list(Standing)
    cards = store.cards().values()
    for card in sorted(cards, key=lambda c: (order.index(c.standing), c.task.value, c.name)):
        yield row(card, store, machine)


def row(card: Card, store: ModelStore, machine: Machine) -> Row:
    """The row of a card."""
    fit = fitted(card, machine)
    size = to_fetch_bytes(card, store)
    return Row(
        card.name, card.title, card.task.value, _MARKS[card.standing], card.licence.name,
        reasons(card, store.use), store.complete(card), size,
        any(source.repository for source in card.sources), size <= machine.disk_bytes,
        tuple(profile.name for profile in fit.runs), fit.lacking,
    )  # fmt: skip


def as_json(one: Row) -> dict[str, object]:
    """A row for programs."""
    return {**asdict(one), "ready": one.ready}


def gigabytes(count: int) -> str:
    """12_300_000_000 as "12.3 GB"."""
    return f"{count / 1e9:.1f} GB" if count >= 1e8 else f"{count / 1e6:.1f} MB"

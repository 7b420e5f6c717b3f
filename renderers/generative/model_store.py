"""Where models lie on this machine, and whether they are all there.

Enters: a folder. Leaves: cards (those that come with Storyreel, and the user's own in its
`cards/*.toml`), and folders of their parts: `folder/<card>/<part or "model">/…`. What was fetched
of a card that pins nothing itself is pinned in `folder/<card>/lock.toml`.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from renderers.generative.card import Card, Source, WeightFile
from renderers.generative.card_files import SUFFIX, built_in, parsed, read, written
from renderers.generative.errors import CardError, ModelCorrupt, ModelMissing
from renderers.generative.licences import Use, require

LOCK = "lock.toml"
_OWN = "cards"
_CHUNK = 1 << 20
Followed = Callable[[int], None]  # bytes that were read since it was last called


def unfollowed(count: int) -> None:
    """Nobody counts."""
    del count


@dataclass(frozen=True, slots=True)
class ModelStore:
    """Models below one folder, which need not exist yet, for one declared use."""

    folder: Path
    use: Use = field(default_factory=Use)

    def cards(self) -> Mapping[str, Card]:
        """Every card by name, pinned where it was fetched; raises CardError."""
        found = dict(built_in())
        for path in sorted((self.folder / _OWN).glob(f"*{SUFFIX}")):
            card = read(path)
            if card.name in found:
                raise CardError(f"{path}: name: another card is called {card.name!r}; rename this")
            found[card.name] = card
        return {name: self._pinned(card) for name, card in found.items()}

    def card(self, name: str) -> Card:
        """The card of this name; raises CardError."""
        known = self.cards()
        if name not in known:
            names = ", ".join(sorted(known))
            raise CardError(
                f"no card is called {name!r}; known: {names}. See storyreel models list"
            )
        return known[name]

    def part(self, card: Card, part: str = "") -> Path:
        """The folder of a card's part, all its files there in their sizes.

        Raises:
            CardError: the card has no such part.
            LicenceRefused: its licence forbids the declared use.
            ModelMissing: with the command that fetches it.
        """
        require(card, self.use)
        source = _source(card, part)
        folder = self.place(card, part)
        lacking = self.lacking(card, source)
        if lacking:
            told = f"{card.name}: {lacking} of {folder} is not on this machine"
            raise ModelMissing(f"{told}; fetch it with: storyreel models add {card.name}")
        return folder

    def place(self, card: Card, part: str = "") -> Path:
        """Where a part lies or would lie."""
        return self.folder / card.name / (part or "model")

    def complete(self, card: Card) -> bool:
        """Whether every part of a card is here, by names and sizes."""
        return bool(card.sources) and not any(self.lacking(card, one) for one in card.sources)

    def lacking(self, card: Card, source: Source) -> str:
        """What is not here of a part, in words; "" nothing."""
        folder = self.place(card, source.part)
        for path, text in source.supplied:
            if not _holds(folder / path, text):
                return path
        if not source.files:
            if source.repository:
                return "everything"
            return "" if folder.is_dir() and any(folder.iterdir()) else "everything"
        absent = [
            file
            for file in source.files
            if _size(folder / kept_name(source, file.path)) != file.bytes
        ]
        if len(absent) == len(source.files):
            return "everything"
        return (
            f"{kept_name(source, absent[0].path)} and {len(absent) - 1} more files"
            if absent
            else ""
        )

    def verify(self, card: Card, followed: Followed = unfollowed) -> int:
        """Read every file of a card again and hold it to its digest; how many were read.

        Raises:
            ModelMissing, ModelCorrupt: the latter names the file and the remedy.
        """
        count = 0
        for source in card.sources:
            folder = self.part(card, source.part)
            for file in source.files:
                _hold(folder / kept_name(source, file.path), file, card, followed)
                count += 1
        return count

    def pin(self, card: Card) -> Path:
        """Keep what was fetched of a card, to hold it to ever after."""
        path = self.folder / card.name / LOCK
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(f".{LOCK}.new")
        fresh.write_text(written(card), encoding="utf-8")
        fresh.replace(path)
        return path

    def pinned(self, card: Card) -> tuple[Source, ...]:
        """What the card's lock holds; () where it has none. Raises CardError."""
        path = self.folder / card.name / LOCK
        if not path.is_file():
            return ()
        return parsed(path.read_text(encoding="utf-8"), str(path)).sources

    def _pinned(self, card: Card) -> Card:
        """A card whose open parts are those that were fetched."""
        locked = {source.part: source for source in self.pinned(card)}
        sources = tuple(_closed(source, locked.get(source.part)) for source in card.sources)
        return replace(card, sources=sources) if sources != card.sources else card


def kept_name(source: Source, path: str) -> str:
    """Where a file of the repository lies within its part's folder."""
    return dict(source.kept_as).get(path, path)


def digest(path: Path, followed: Followed = unfollowed) -> str:
    """SHA-256 of a file."""
    total = hashlib.sha256()
    for chunk in _chunks(path):
        total.update(chunk)
        followed(len(chunk))
    return total.hexdigest()


def _closed(source: Source, locked: Source | None) -> Source:
    """An open source as its lock has it; a lock of other files or another revision is passed by."""
    if locked is None or source.files or _asked(locked) != _asked(source):
        return source
    if source.revision and source.revision != locked.revision:
        return source
    return replace(source, revision=locked.revision, files=locked.files)


def _asked(source: Source) -> tuple[object, ...]:
    """What is fetched of where, whatever the commit."""
    return source.repository, source.wanted, source.kept_as, source.supplied, source.digests


def _source(card: Card, part: str) -> Source:
    try:
        return card.source(part)
    except KeyError:
        parts = ", ".join(source.part or '""' for source in card.sources) or "none"
        raise CardError(f"card {card.name}: it has no part {part!r}; its parts: {parts}") from None


def _hold(path: Path, file: WeightFile, card: Card, followed: Followed) -> None:
    found = digest(path, followed)
    if found != file.sha256:
        raise ModelCorrupt(
            f"{path}: its digest is {found[:12]}…, and the card's {file.sha256[:12]}…; take it "
            f"away and fetch it again with: storyreel models add {card.name}"
        )


def _holds(path: Path, text: str) -> bool:
    return path.is_file() and path.read_bytes() == text.encode()


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else -1


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            yield chunk

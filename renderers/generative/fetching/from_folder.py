"""Weights from a folder that somebody carried here, held to the same digests as from the hub.

Enters: a folder: another machine's model folder, one card's folder within it, the hub's own cache,
or a plain copy of a repository. Leaves: its files in their places, copied or linked.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from renderers.generative.card import Card, Source
from renderers.generative.card_files import parsed
from renderers.generative.errors import FetchFault, ModelCorrupt
from renderers.generative.fetching.downloading import Moved
from renderers.generative.fetching.partial import Digests, opened
from renderers.generative.fetching.space import room, settled
from renderers.generative.fetching.stated import Listing, Stated
from renderers.generative.fetching.tensor_header import check_kind
from renderers.generative.model_store import LOCK, digest, kept_name

_CHUNK = 1 << 20
_COMMIT = re.compile(r"[0-9a-f]{40}")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a source lies in the folder, and what says so."""

    folder: Path
    lock: Path | None = None
    commit: str = ""


@dataclass(frozen=True, slots=True)
class FromFolder:
    """An origin; `link` makes hard links where the disk allows, instead of copies."""

    folder: Path
    link: bool = False

    def listing(self, card: Card, source: Source, commit: str) -> Listing:
        """As the folder's lock states it; else as it lies there, at the commit that is named.

        Raises:
            FetchFault: it is not there, or nothing says of which commit it is.
        """
        place = self._place(card, source, commit)
        locked = _locked(place.lock, source)
        if locked is not None:
            files = tuple(Stated(one.path, one.bytes, one.sha256) for one in locked.files)
            return Listing(source.repository, locked.revision, files)
        if not (place.commit or commit):
            part = f"{source.part}=" if source.part else ""
            raise FetchFault(
                f"{place.folder}: nothing says of which commit of {source.repository} this is; say "
                f"so with --expect-revision {part}COMMIT"
            )
        return Listing(source.repository, place.commit or commit, tuple(_lying(place.folder)))

    def bring(
        self, card: Card, source: Source, commit: str, file: Stated, target: Path, moved: Moved
    ) -> str:
        """Copied or linked, and digested on the way; raises FetchFault, ModelCorrupt."""
        origin = self._file(card, source, commit, file)
        if not file.label:
            file = replace(file, sha256=digest(origin))
        if self.link and _linkable(origin, target):
            return _linked(origin, file, target, moved)
        with opened(file, target) as partial:
            for data in _read(origin, partial.size):
                partial.add(data)
                moved(partial.size)
            return partial.finish(target)

    def _place(self, card: Card, source: Source, commit: str) -> _Place:
        """The first place that looks like the source; raises FetchFault."""
        for place in self._places(card, source, commit):
            if place.folder.is_dir():
                return place
        raise FetchFault(
            f"{self.folder}: neither {card.name}/{source.part or 'model'}, nor "
            f"{_cached(source.repository)} of a hub's cache, nor {source.repository} is in it; "
            "name the folder that holds one of them"
        )

    def _places(self, card: Card, source: Source, commit: str) -> Iterator[_Place]:
        """Where a source may lie, the surest place first."""
        part, folder = source.part or "model", self.folder
        yield _Place(folder / card.name / part, folder / card.name / LOCK)
        if (folder / LOCK).is_file():
            yield _Place(folder / part, folder / LOCK)
        for cache in (folder, folder / "hub"):
            snapshots = cache / _cached(source.repository) / "snapshots"
            for snapshot in sorted(snapshots.glob(commit or "*")):
                if _COMMIT.fullmatch(snapshot.name):
                    yield _Place(snapshot, commit=snapshot.name)
        yield _Place(folder / source.repository)
        yield _Place(folder / source.repository.rpartition("/")[2])
        if sum(bool(one.repository) for one in card.sources) == 1 and any(folder.glob("*.*")):
            yield _Place(folder)

    def _file(self, card: Card, source: Source, commit: str, file: Stated) -> Path:
        """A file under its name in the repository, or under the one that it has here."""
        folder = self._place(card, source, commit).folder
        names = (kept_name(source, file.path), file.path)
        for name in names:
            if (folder / name).is_file():
                return folder / name
        raise FetchFault(f"{folder}: {file.path} is not in it; carry the whole repository here")


def _cached(repository: str) -> str:
    """A repository's folder in the hub's own cache."""
    return f"models--{repository.replace('/', '--')}"


def _locked(lock: Path | None, source: Source) -> Source | None:
    """What a folder's lock says of a source, where it says the same of the repository."""
    if lock is None or not lock.is_file():
        return None
    with room():
        card = parsed(lock.read_text(encoding="utf-8"), str(lock))
    found = [one for one in card.sources if one.part == source.part and one.files]
    return found[0] if found and found[0].repository == source.repository else None


def _lying(folder: Path) -> Iterator[Stated]:
    """Every file below a folder, by its path in it."""
    for path in sorted(folder.rglob("*")):
        inner = path.relative_to(folder)
        if path.is_file() and not any(part.startswith(".") for part in inner.parts):
            yield Stated(inner.as_posix(), path.stat().st_size)


def _read(path: Path, offset: int = 0) -> Iterator[bytes]:
    with room(), path.open("rb") as stream:
        stream.seek(offset)
        while data := stream.read(_CHUNK):
            yield data


def _linkable(origin: Path, target: Path) -> bool:
    """Whether both lie on one disk."""
    there = next(one for one in target.parents if one.is_dir())
    return origin.stat().st_dev == there.stat().st_dev


def _linked(origin: Path, file: Stated, target: Path, moved: Moved) -> str:
    """A file under a second name; its SHA-256."""
    digests, size = Digests(file), 0
    for data in _read(origin):
        digests.update(data)
        size += len(data)
        moved(min(size, file.bytes))
    if size != file.bytes or not digests.agree():
        raise ModelCorrupt(
            f"{origin}: it has another digest than was stated; carry it here again from where "
            "it is whole"
        )
    check_kind(origin)
    with room():
        target.parent.mkdir(parents=True, exist_ok=True)
        fresh = target.with_name(f".{target.name}.{file.label}.link")
        fresh.unlink(missing_ok=True)
        fresh.hardlink_to(origin.resolve())
        fresh.replace(target)
        settled(target.parent)
    return digests.sha256.hexdigest()

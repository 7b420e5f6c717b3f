"""All files of a card in their places, each verified, and the card as it is pinned from then on.

Enters: a card and an origin. Leaves: files in the model store. A card that names commit and digests
is held to them. One that does not is resolved first: what the origin states is written to the
card's lock before the large files come, and everything is held to that lock ever after ("trust on
first use"; `expected` names commits that somebody has checked).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from renderers.generative.card import Card, Source, WeightFile
from renderers.generative.card_rules import is_commit, matches, path_problems, plain
from renderers.generative.errors import CardError, FetchFault, ModelCorrupt, WeightsRefused
from renderers.generative.fetching.claiming import claimed
from renderers.generative.fetching.origins import Origin
from renderers.generative.fetching.partial import PART
from renderers.generative.fetching.space import require_room, room
from renderers.generative.fetching.stated import Listing, Progress, Stated, untold
from renderers.generative.licences import require
from renderers.generative.model_store import ModelStore, kept_name

_PICKLES = (".bin", ".pt", ".pth", ".ckpt", ".pkl", ".pickle", ".h5", ".msgpack")


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was done."""

    card: Card  # pinned
    files: int  # that came now, after it was pinned
    bytes: int  # of them


def fetch(
    store: ModelStore, card: Card, origin: Origin,
    progress: Progress = untold, expected: Mapping[str, str] | None = None,
) -> Fetched:  # fmt: skip
    """Bring what is not here of a card; `expected` is a commit for each part that it names.

    Raises:
        LicenceRefused: its licence forbids the declared use.
        CardError: it has nothing to fetch.
        FetchFault, WeightsRefused: nothing that came and was good is lost.
        ModelCorrupt: what came is not what was stated.
    """
    require(card, store.use)
    if not any(source.repository for source in card.sources):
        raise CardError(f"{card.name}: {card.notes or 'it names no repository'}; nothing to fetch")
    _check_expected(card, expected or {})
    with claimed(store.folder / card.name):
        resolved = _resolved(store, card, origin, expected or {})
        return _bring(store, resolved, origin, progress)


def _check_expected(card: Card, expected: Mapping[str, str]) -> None:
    parts = {source.part for source in card.sources}
    for part, commit in expected.items():
        _commit(commit, "--expect-revision")
        if part not in parts:
            known = ", ".join(sorted(part or '""' for part in parts))
            raise CardError(f"{card.name}: it has no part {part!r}; its parts: {known}")


def _commit(text: str, thing: str) -> str:
    """A commit; raises FetchFault for what is none."""
    if not is_commit(text):
        raise FetchFault(f"{thing}: {text!r} is no commit of 40 hexadecimal digits")
    return text


def _resolved(store: ModelStore, card: Card, origin: Origin, expected: Mapping[str, str]) -> Card:
    """The card with every source pinned, its lock written."""
    sources = []
    for source in card.sources:
        wanted = expected.get(source.part, "")
        if source.revision and wanted and source.revision != wanted:
            raise FetchFault(
                f"{card.name}: it is pinned to {source.revision}, and {wanted} is expected; take "
                f"it away first with: storyreel models remove {card.name}"
            )
        is_open = source.repository and not source.files
        sources.append(_closed(store, card, source, origin, wanted) if is_open else source)
    pinned = replace(card, sources=tuple(sources))
    if pinned != card:
        store.pin(pinned)
    return pinned


def _closed(store: ModelStore, card: Card, source: Source, origin: Origin, wanted: str) -> Source:
    """A source with its commit and files, small ones fetched where only git's digest is stated."""
    listing = origin.listing(card, source, source.revision or wanted)
    asked = source.revision or wanted
    if asked and listing.commit != asked:
        raise FetchFault(
            f"{card.name}: {source.repository} is at {listing.commit}, and {asked} is expected"
        )
    commit = _commit(listing.commit, source.repository)
    chosen = tuple(_known(file, source) for file in _chosen(listing, source))
    _check_paths(listing, chosen)
    require_room(store.folder, sum(file.bytes for file in chosen if not file.sha256))
    files = []
    for file in chosen:
        digest = file.sha256
        if not digest:
            target = store.place(card, source.part) / kept_name(source, file.path)
            digest = origin.bring(card, source, commit, file, target, lambda _: None)
        files.append(WeightFile(file.path, file.bytes, digest))
    return replace(source, revision=commit, files=tuple(files))


def _chosen(listing: Listing, source: Source) -> tuple[Stated, ...]:
    """The files that are wanted and may be fetched."""
    wanted = [file for file in listing.files if matches(file.path, source.wanted)]
    found = tuple(file for file in wanted if plain(file.path))
    pickles = [file.path for file in wanted if file.path.lower().endswith(_PICKLES)]
    weights = any(file.path.endswith(".safetensors") for file in found)
    if pickles and not weights:
        raise WeightsRefused(
            f"{source.repository}: its weights are only there as {pickles[0]}, which runs programs "
            "when it is opened; convert it to safetensors where that can do no harm, and write a "
            "card for it"
        )
    if not found:
        raise FetchFault(
            f"{source.repository} at {listing.commit} has none of "
            f"{', '.join(source.wanted) or 'it'}; correct wanted in the card"
        )
    return found


def _known(file: Stated, source: Source) -> Stated:
    """A file held to the digest that is publicly known of it; raises ModelCorrupt."""
    known = dict(source.digests).get(file.path, file.sha256)
    if file.sha256 and file.sha256 != known:
        raise ModelCorrupt(
            f"{source.repository}: {file.path} is stated with the digest {file.sha256[:12]}…, and "
            f"the card knows {known[:12]}…; these are other weights than those it was written for"
        )
    return replace(file, sha256=known)


def _check_paths(listing: Listing, chosen: tuple[Stated, ...]) -> None:
    """Refuse names that lead out of the model's folder, before anything is written."""
    for file in chosen:
        for problem in path_problems(file.path, listing.repository):
            raise WeightsRefused(problem)


def _bring(store: ModelStore, card: Card, origin: Origin, progress: Progress) -> Fetched:
    absent = list(_absent(store, card))
    total = sum(file.bytes for _, file in absent)
    require_room(store.folder, total)
    done = 0
    for source, file in absent:
        before, target = done, store.place(card, source.part) / kept_name(source, file.path)

        def moved(size: int, path: str = file.path, before: int = before) -> None:
            progress(before + size, total, path)

        said = Stated(file.path, file.bytes, file.sha256)
        origin.bring(card, source, source.revision, said, target, moved)
        done += file.bytes
    for source in card.sources:
        _supply(store.place(card, source.part), source)
    for part in (store.folder / card.name).rglob(f"*{PART}"):
        part.unlink()  # of files that are no longer wanted: all that are have come
    return Fetched(card, len(absent), done)


def _supply(folder: Path, source: Source) -> None:
    """Write what the card itself supplies: configs that the repository lacks."""
    for path, text in source.supplied:
        with room():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            fresh = target.with_name(f".{target.name}.new")
            fresh.write_bytes(text.encode())
            fresh.replace(target)


def _absent(store: ModelStore, card: Card) -> Iterator[tuple[Source, WeightFile]]:
    """Files that are not here in their size."""
    for source in card.sources:
        folder = store.place(card, source.part)
        for file in source.files:
            path = folder / kept_name(source, file.path)
            if not (path.is_file() and path.stat().st_size == file.bytes):
                yield source, file

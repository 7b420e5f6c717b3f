"""What a card must keep to beyond the shapes of its values.

Enters: a card. Leaves: problems in words, each with its key and remedy; none for a good card.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from pathlib import PurePosixPath

from renderers.generative.card import Card, Grid, Licence, Profile, Runner, Source, WeightFile

# What is fetched, and nothing else: weights as safetensors, and plain text beside them. Pickles
# (.bin, .pt, .pth, .ckpt …) run programs when they are opened.
PLAIN = (".safetensors", ".json", ".txt", ".md", ".model", ".jinja")
DTYPES = ("bfloat16", "float16", "float32")
QUANTISED = ("", "fp8")
OFFLOADS = ("", "group", "model")
PLATE_SCALES = (1, 2, 3, 4)  # larger plates are of no use to any shot
_NAME = re.compile(r"[a-z0-9][a-z0-9.-]{0,63}")
_PART = re.compile(r"[a-z0-9][a-z0-9_.-]{0,63}")
_REPOSITORY = re.compile(r"[A-Za-z0-9][\w.-]*/[A-Za-z0-9][\w.-]*", re.ASCII)
_REVISION = re.compile(r"[0-9a-f]{40}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_TERRITORY = re.compile(r"[A-Z]{2}")


def broken(card: Card) -> Iterator[str]:
    """Problems of a card, the first ones first."""
    if not _NAME.fullmatch(card.name) or ".." in card.name:
        yield f"name: {card.name!r} names a folder: use a-z, 0-9, hyphens and dots, 64 at most"
    if not card.profiles:
        yield "profiles: none; write at least one [[profiles]]"
    yield from _twice("profiles", (profile.name for profile in card.profiles))
    yield from _twice("sources", (source.part or "model" for source in card.sources))
    if card.most_controls > 0 and not card.controls:
        yield "most_controls: no controls are named; write controls = [...] or most_controls = 0"
    if card.controls and card.most_controls < 1:
        yield "most_controls: say how many controls may steer at once, at least 1"
    if card.runner is Runner.DIFFUSERS and not card.family:
        yield "family: a card that diffusers runs names its family, such as sdxl or wan"
    for least, name in ((card.references, "references"), (card.ram_bytes, "ram_bytes")):
        if least < 0:
            yield f"{name}: {least} is below 0"
    yield from _twice("adapts", card.adapts)
    yield from _grid(card.grid)
    yield from _licence(card.licence)
    for index, source in enumerate(card.sources):
        yield from _source(source, f"sources[{index}]")
    for index, profile in enumerate(card.profiles):
        yield from _profile(profile, card, f"profiles[{index}]")
        yield from _batch(profile, f"profiles[{index}]")


def plain(path: str) -> bool:
    """Whether a file of this name may be fetched."""
    return PurePosixPath(path).suffix.lower() in PLAIN


def is_commit(text: str) -> bool:
    """Whether a revision is a commit, which never changes."""
    return _REVISION.fullmatch(text) is not None


def matches(path: str, globs: Iterable[str]) -> bool:
    """Whether a path of a repository is wanted; every plain one where no globs are given."""
    wanted = tuple(globs)
    return not wanted or any(fnmatchcase(path, glob) for glob in wanted)


def _twice(key: str, names: Iterable[str]) -> Iterator[str]:
    for name, count in Counter(names).items():
        if count > 1:
            yield f"{key}: {count} are called {name!r}; give each a name of its own"


def _grid(grid: Grid) -> Iterator[str]:
    for key in ("multiple_px", "least_px", "frames_step", "most_frames"):
        if getattr(grid, key) < 1:
            yield f"grid.{key}: {getattr(grid, key)} is below 1"
    if grid.frames_offset < 0:
        yield f"grid.frames_offset: {grid.frames_offset} is below 0"
    if grid.most_px < grid.least_px:
        yield f"grid.most_px: {grid.most_px} is below least_px, {grid.least_px}"


def _licence(licence: Licence) -> Iterator[str]:
    if not licence.name:
        yield "licence.name: write what the model's owners call their licence"
    if licence.revenue_cap_usd is not None and licence.revenue_cap_usd < 0:
        yield f"licence.revenue_cap_usd: {licence.revenue_cap_usd} is below 0"
    for territory in licence.excluded_territories:
        if not _TERRITORY.fullmatch(territory):
            yield (
                f"licence.excluded_territories: {territory!r} is no ISO 3166-1 code of two "
                "capitals, nor EU"
            )


def _source(source: Source, place: str) -> Iterator[str]:
    if source.repository and not _REPOSITORY.fullmatch(source.repository):
        yield f'{place}.repository: {source.repository!r} is not owner/name; "" for a folder here'
    if source.part and not _PART.fullmatch(source.part):
        yield f"{place}.part: {source.part!r} names a folder: use a-z, 0-9, _ and hyphens"
    if source.part == "model":
        yield f'{place}.part: the whole is called ""'
    if source.revision and not is_commit(source.revision):
        yield (
            f"{place}.revision: {source.revision!r} is no commit of 40 hexadecimal digits; a "
            'branch changes under us. Leave it "" and `storyreel models add` pins what it finds'
        )
    if source.files and source.repository and not source.revision:
        yield f"{place}.files: files are pinned without a revision; write the commit they are of"
    if source.about_bytes < 0:
        yield f"{place}.about_bytes: {source.about_bytes} is below 0"
    yield from _twice(f"{place}.files", (file.path for file in source.files))
    for index, file in enumerate(source.files):
        yield from _file(file, f"{place}.files[{index}]")
    yield from _twice(f"{place}.kept_as", (kept for _, kept in source.kept_as))
    yield from _names_here(source, place)


def _names_here(source: Source, place: str) -> Iterator[str]:
    yield from _twice(f"{place}.supplied", (path for path, _ in source.supplied))
    for path, _ in source.supplied:
        yield from path_problems(path, f"{place}.supplied")
    for path, digest in source.digests:
        yield from path_problems(path, f"{place}.digests")
        yield from _digest(digest, f"{place}.digests")
    for _, kept in source.kept_as:
        yield from path_problems(kept, f"{place}.kept_as")


def _file(file: WeightFile, place: str) -> Iterator[str]:
    yield from path_problems(file.path, f"{place}.path")
    if file.bytes < 0:
        yield f"{place}.bytes: {file.bytes} is below 0"
    yield from _digest(file.sha256, f"{place}.sha256")


def _digest(text: str, place: str) -> Iterator[str]:
    if not _SHA256.fullmatch(text):
        yield f"{place}: {text!r} is not 64 small hexadecimal digits"


def path_problems(path: str, place: str) -> Iterator[str]:
    """A path stays within its folder and is of a kind that cannot run."""
    parts = path.split("/")
    unsafe = any(part in ("", ".", "..") or part.startswith("~") for part in parts)
    if unsafe or "\\" in path or any(ord(c) < 0x20 for c in path):
        yield f"{place}: {path!r} leaves the model's folder; write a plain relative path"
    elif not plain(path):
        yield (
            f"{place}: {path!r} is not of a kind that is fetched ({', '.join(PLAIN)}): pickles run "
            "programs when they are opened"
        )


def _profile(profile: Profile, card: Card, place: str) -> Iterator[str]:
    if not profile.name:
        yield f"{place}.name: give it a name: draft, final or reference"
    for key in ("steps", "width_px", "height_px", "frames", "batch"):
        if getattr(profile, key) < 1:
            yield f"{place}.{key}: {getattr(profile, key)} is below 1"
    for key in ("guidance", "step_cache", "gpu_bytes"):
        if getattr(profile, key) < 0:
            yield f"{place}.{key}: {getattr(profile, key)} is below 0"
    known_values = (
        ("dtype", DTYPES), ("quantised", QUANTISED), ("offload", OFFLOADS),
        ("plate_scale", PLATE_SCALES),
    )  # fmt: skip
    for key, known in known_values:
        if getattr(profile, key) not in known:
            yield f"{place}.{key}: {getattr(profile, key)!r}; known: {', '.join(map(repr, known))}"
    named = {source.part.partition(".")[0] for source in card.sources}  # "lightning.transformer_2"
    if profile.distilled and profile.distilled not in named:
        yield f"{place}.distilled: no [[sources]] has part = {profile.distilled!r}"
    if profile.frames > card.grid.most_frames:
        yield f"{place}.frames: {profile.frames} is above grid.most_frames, {card.grid.most_frames}"


def _batch(profile: Profile, place: str) -> Iterator[str]:
    if profile.batch > 1 and profile.step_cache:
        yield f"{place}.batch: {profile.batch} goes without step_cache, which looks at one picture"

"""Everything in one file: a zip of many exports, with a manifest of their hashes.

Enters: an order. Leaves: one ZIP64 file: the same exports, the same bytes. `manifest.json` names
each file with its size, SHA-256 and kind, and what each kind could not carry.
"""

import hashlib
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from renderers.production.exporting.catalogue import kind_called, kinds
from renderers.production.exporting.choosing import chosen_options
from renderers.production.exporting.errors import BadOption
from renderers.production.exporting.kinds import (
    SCENES,
    SHOTS,
    ExportKind,
    Group,
    Option,
    OptionKind,
)
from renderers.production.exporting.orders import Order, make
from renderers.production.exporting.tray import Tray

LABEL = "exports/1"
_USUAL = "h264,posters,storyboard,script-pdf,shots-csv,shots-xlsx,srt,vtt,ttml,stems,clips"
_NO_DATE = (1980, 1, 1, 0, 0, 0)  # the same film, the same bytes
_PACKED = {".wav", ".mp4", ".mov", ".png", ".webp", ".gif", ".xlsx", ".exr", ".pdf", ".zip"}
_BLOCK = 1 << 20

KINDS = (
    ExportKind(
        "zip", "Everything (ZIP)", Group.EVERYTHING, ".zip",
        "Many exports in one file, with a manifest of hashes: to archive or to hand over.",
        "renderers.production.exporting.bundle:bundle",
        (
            Option("kinds", "Which exports, by name", OptionKind.TEXT, default=_USUAL),
            Option("credentials", "Sign the film with content credentials (C2PA)",
                   OptionKind.FLAG, default=False),
            SCENES, SHOTS,
        ),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Made:
    """An export that goes into the bundle: its folder, and its name there."""

    kind: ExportKind
    folder: Path
    lost: tuple[str, ...]


def bundle(order: Order) -> tuple[str, ...]:
    """Make the exports one by one and pack them."""
    lost: list[str] = []
    listed: list[dict[str, Any]] = []
    told: dict[str, Any] = {}
    with zipfile.ZipFile(order.target, "w", zipfile.ZIP_STORED, allowZip64=True) as packed:
        for made in _exports(order):
            for path in sorted(p for p in made.folder.rglob("*") if p.is_file()):
                name = f"{made.kind.name}/{path.relative_to(made.folder).as_posix()}"
                listed.append({"kind": made.kind.name, **_packed(packed, path, name)})
                path.unlink()
            told[made.kind.name] = list(made.lost)
            lost += [f"{made.kind.name}: {one}" for one in made.lost]
        manifest = _manifest(order, listed, told)
        _written(packed, "manifest.json", manifest)
    return tuple(lost)


def _exports(order: Order) -> Iterator[_Made]:
    names = [name.strip() for name in order.text("kinds").split(",") if name.strip()]
    if not names or order.kind.name in names:
        known = ", ".join(kind.name for kind in kinds() if kind.name != order.kind.name)
        raise BadOption(f"zip: option kinds: name some of {known}")
    for name in dict.fromkeys(names):
        kind = kind_called(name)
        given = {
            option.name: order.options[option.name]
            for option in kind.options
            if option in (SCENES, SHOTS) or option.name == "credentials"
        }
        root = order.tray.scratch / name
        tray = Tray(root / "print", root / "scratch")
        for folder in (tray.folder, tray.scratch):
            folder.mkdir(parents=True)
        # Lists in the bundle refer to what will stand beside them once it is unpacked.
        home = order.out.with_suffix("") / name
        out = home / f"{order.stem}{kind.ending}" if kind.ending else home
        inner = replace(order, kind=kind, options=chosen_options(kind, given), tray=tray, out=out)
        lost = make(inner)
        yield _Made(kind, tray.folder, tuple(dict.fromkeys((*kind.cannot_carry, *lost))))


def _packed(packed: zipfile.ZipFile, path: Path, name: str) -> dict[str, Any]:
    """Put a file in; its entry of the manifest. What is packed already is only stored."""
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as source, packed.open(_entry(name), "w", force_zip64=True) as target:
        while block := source.read(_BLOCK):
            digest.update(block)
            size += len(block)
            target.write(block)
    return {"file": name, "bytes": size, "sha256": digest.hexdigest()}


def _written(packed: zipfile.ZipFile, name: str, data: bytes) -> None:
    packed.writestr(_entry(name), data)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _NO_DATE)
    entry.external_attr = 0o644 << 16
    stored = Path(name).suffix.lower() in _PACKED
    entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    return entry


def _manifest(order: Order, listed: list[dict[str, Any]], told: dict[str, Any]) -> bytes:
    negative = order.negative
    rate = negative.timeline.rate
    values = {
        "label": LABEL,
        "title": negative.title,
        "fps": f"{rate.num}/{rate.den}",
        "frames": sum(clip.frames for clip in order.clips),
        "shots": len(order.shots),
        "files": listed,
        "not_carried": told,
    }
    return (json.dumps(values, ensure_ascii=False, indent=1) + "\n").encode()

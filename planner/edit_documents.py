"""Lists of edits as documents: labelled JSON, the same bytes for the same edits.

Enters: edits, or the bytes of a document. Leaves: bytes and edits.
"""

from collections.abc import Sequence
from typing import Any

import msgspec

from planner.edits import AnyEdit
from planner.errors import EditsDocumentError

LABEL = "edits/1"


def to_json(edits: Sequence[AnyEdit]) -> bytes:
    """Edits as UTF-8 JSON, in order; equal lists give equal bytes."""
    document = {"label": LABEL, "edits": tuple(edits)}
    return msgspec.json.format(msgspec.json.encode(document, order="deterministic"), indent=1)


def from_json(data: bytes, name: str = "edits") -> tuple[AnyEdit, ...]:
    """Read edits; raises EditsDocumentError naming what is wrong with `name`."""
    try:
        document = msgspec.json.decode(data, type=dict[str, Any])
    except (msgspec.DecodeError, RecursionError) as error:
        msg = f"{name}: no document of edits ({error}); write the edits again"
        raise EditsDocumentError(msg) from error
    if document.get("label") != LABEL:
        label = document.get("label")
        msg = f"{name}: label {label!r} is not known; this version reads {LABEL!r}"
        raise EditsDocumentError(msg)
    return restored(document.get("edits"), name)


def plain(edits: Sequence[AnyEdit]) -> object:
    """Edits as JSON values."""
    return msgspec.to_builtins(tuple(edits))


def restored(values: object, name: str = "edits") -> tuple[AnyEdit, ...]:
    """Edits from JSON values; raises EditsDocumentError naming what is wrong with `name`."""
    try:
        return msgspec.convert(values, tuple[AnyEdit, ...])
    except msgspec.ValidationError as error:
        msg = f"{name}: {error}; write the edits again"
        raise EditsDocumentError(msg) from error

"""Shot plans as documents: labelled JSON, the same bytes for the same plan.

Enters: a ShotPlan, or the bytes of one. Leaves: bytes, plans and digests. A document opens with its
label (`shotplan/1`); older labels are upgraded step by step, unknown ones are refused.
"""

import hashlib
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from planner.errors import PlanDocumentError
from planner.shots import LABEL, ShotPlan

Document = dict[str, Any]
# Each entry lifts a document from its label to the next; the current label has none.
UPGRADES: Mapping[str, Callable[[Document], Document]] = {}


def to_json(plan: ShotPlan) -> bytes:
    """A plan as UTF-8 JSON; equal plans give equal bytes."""
    document = {"label": LABEL, "plan": plan}
    return msgspec.json.format(msgspec.json.encode(document, order="deterministic"), indent=1)


def from_json(data: bytes, name: str = "shot plan") -> ShotPlan:
    """Read a plan; raises PlanDocumentError naming what is wrong with `name`."""
    try:
        document = msgspec.json.decode(data, type=Document)
    except msgspec.DecodeError as error:
        msg = f"{name}: no shot plan document ({error}); plan the script again"
        raise PlanDocumentError(msg) from error
    document = _upgraded(document, name)
    try:
        return msgspec.convert(document.get("plan"), ShotPlan)
    except msgspec.ValidationError as error:
        msg = f"{name}: {error}; plan the script again or mend the document"
        raise PlanDocumentError(msg) from error


def digest(plan: ShotPlan) -> str:
    """SHA-256 of the plan's document, in hex."""
    return hashlib.sha256(to_json(plan)).hexdigest()


def _upgraded(document: Document, name: str) -> Document:
    label = document.get("label")
    while label != LABEL:
        upgrade = UPGRADES.get(str(label))
        if upgrade is None:
            msg = f"{name}: label {label!r} is not known; this version reads {LABEL!r}"
            raise PlanDocumentError(msg)
        document = upgrade(document)
        label = document.get("label")
    return document

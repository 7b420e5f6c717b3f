"""A project's entries go to another studio and are the same there."""

import json
from pathlib import Path
from typing import Any

import pytest

from storage.blobs import digest_of
from storage.errors import AlreadyInLedger, BadReference, NotInLedger
from storage.ledger import Ledger

ONE = digest_of(b"one")


@pytest.fixture
def full(ledger: Ledger, film: str) -> dict[str, Any]:
    ledger.add_script(film, ONE, "a.fountain", by="me", at=1)
    ledger.add_plan(film, 0, parent=None, digest=ONE, note="", by="me", at=1)
    for name in ("one", "two"):
        ledger.add_take(
            film, "s1", digest=digest_of(name.encode()), plan_version=0, profile="a", frames=9, at=1
        )
    ledger.add_note(film, "film", "closer", reply={"said": ["x"]}, version=1, by="me", at=1)
    ledger.add_pin(film, "s1", 2, 3, "here", by="me", at=1)
    ledger.approve(film, "s1", 2, "approved", by="me", at=1)
    ledger.add_export(film, "mp4", {}, digest=ONE, filename="f", bytes=1, by="me", at=1)
    return dict(json.loads(json.dumps(ledger.packed(film))))


def test_entries_are_the_same_elsewhere(full: dict[str, Any], tmp_path: Path) -> None:
    with Ledger.at(tmp_path / "other.db") as other:
        other.create_project("first", "First", "f", by="you", at=0)
        made = other.unpack(full, id="copy", folder="here")
        assert (made.id, made.title, made.folder) == ("copy", "Last Pancake", "here")
        again = other.packed("copy")
        for name, entries in full.items():
            if isinstance(entries, list):
                there = [{**e, "id": 0, "project": ""} for e in again[name]]
                assert there == [{**e, "id": 0, "project": ""} for e in entries]
                assert entries
        assert other.take("copy", "s1", 2).digest == digest_of(b"two")
        with pytest.raises(AlreadyInLedger):
            other.unpack(full, id="copy", folder="here")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda full: full.update(label="ledger/9"),
        lambda full: full.pop("project"),
        lambda full: full["takes"][0].update(frames="many"),
        lambda full: full["takes"][0].update(frames=2**70),
        lambda full: full["notes"][0].update(text="NUL \0"),
        lambda full: full["pins"].append(5),
    ],
)
def test_a_damaged_document_enters_nothing(
    full: dict[str, Any], ledger: Ledger, spoil: Any
) -> None:
    spoil(full)
    with pytest.raises(BadReference):
        ledger.unpack(full, id="copy", folder="here")
    with pytest.raises(NotInLedger):
        ledger.project("copy")


def test_what_is_no_document_is_refused(ledger: Ledger) -> None:
    for thing in (None, [], "x", {}):
        with pytest.raises(BadReference):
            ledger.unpack(thing, id="copy", folder="here")

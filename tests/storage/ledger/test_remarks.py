"""Notes, pins, approvals, exports and consents, on every database."""

import pytest

from storage.blobs import digest_of
from storage.errors import BadReference, NotInLedger
from storage.ledger import Ledger

ONE, TWO = digest_of(b"one"), digest_of(b"two")


def test_notes_are_a_conversation(ledger: Ledger, film: str) -> None:
    asked = ledger.add_note(film, "shot:s1", "closer", reply="", version=None, by="me", at=1)
    said = {"said": ["Shot 1 is a close-up."], "shots": [1]}
    settled = ledger.settle_note(asked.id, reply=said, version=1)
    assert (settled.reply, settled.version, settled.text) == (said, 1, "closer")
    more = [
        ledger.add_note(film, "film", f"n{n}", reply={}, version=n, by="me", at=n) for n in range(3)
    ]
    assert ledger.notes(film) == (settled, *more)
    assert ledger.notes(film, after=more[0].id) == tuple(more[1:])
    assert ledger.latest_notes(film, 2) == tuple(more[1:])
    with pytest.raises(BadReference, match="scene:ID"):
        ledger.add_note(film, "everything", "x", reply="", version=None, by="", at=1)
    with pytest.raises(NotInLedger):
        ledger.settle_note(99, reply="", version=None)


def test_pins_are_resolved_and_taken_out(ledger: Ledger, film: str) -> None:
    pin = ledger.add_pin(film, "s1", 2, 17, "the cup floats", by="me", at=1)
    other = ledger.add_pin(film, "s2", 1, 0, "good", by="you", at=2)
    assert ledger.pins(film) == (pin, other)
    assert ledger.pins(film, "s2") == (other,)
    assert ledger.resolve_pin(pin.id).resolved
    assert ledger.pin(pin.id).resolved
    assert not ledger.resolve_pin(pin.id, resolved=False).resolved
    ledger.delete_pin(pin.id)
    with pytest.raises(NotInLedger, match=f"no pin {pin.id}"):
        ledger.pin(pin.id)
    assert ledger.add_pin(film, "s1", 2, 17, "again", by="me", at=3).id > other.id


def test_the_newest_approval_of_a_shot_counts(ledger: Ledger, film: str) -> None:
    ledger.approve(film, "s1", 1, "rejected", by="me", at=1)
    last = ledger.approve(film, "s1", 2, "approved", by="you", at=2)
    other = ledger.approve(film, "s2", 1, "open", by="you", at=3)
    assert ledger.approvals(film) == {"s1": last, "s2": other}
    with pytest.raises(BadReference, match="approved, rejected"):
        ledger.approve(film, "s1", 2, "perhaps", by="me", at=4)


def test_exports_and_what_a_cleaning_spares(ledger: Ledger, film: str) -> None:
    made = ledger.add_export(
        film, "mp4", {"codec": "h264"}, digest=ONE, filename="f.mp4", bytes=2**40, by="me", at=1
    )
    assert (ledger.export(made.id), ledger.exports(film)) == (made, (made,))
    assert made.options == {"codec": "h264"}
    poster = digest_of(b"poster")
    ledger.add_take(
        film, "s", digest=TWO, poster=poster, plan_version=0, profile="a", frames=1, at=1
    )
    ledger.add_script(film, digest_of(b"script"), "s.fountain", by="me", at=1)
    ledger.add_plan(film, 0, parent=None, digest=digest_of(b"plan"), note="", by="me", at=1)
    expected = {ONE, TWO, poster, digest_of(b"script"), digest_of(b"plan")}
    assert ledger.kept_digests(film) == expected
    with pytest.raises(NotInLedger):
        ledger.export(made.id + 1)


def test_consents_are_kept_when_they_are_withdrawn(ledger: Ledger) -> None:
    given = ledger.add_consent("Ada", "I agree.", ONE, by="me", at=1)
    assert ledger.consent(given.id) == given
    assert given.withdrawn_at is None
    assert ledger.withdraw_consent(given.id, at=2).withdrawn_at == 2
    assert ledger.withdraw_consent(given.id, at=3).withdrawn_at == 2
    assert [one.who for one in ledger.consents()] == ["Ada"]
    with pytest.raises(BadReference, match="SHA-256"):
        ledger.add_consent("Ada", "I agree.", "abc", by="me", at=1)

"""Runs, events, users, links and answers, on every database."""

import os
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path

import pytest

from storage.blobs import digest_of
from storage.errors import (
    AlreadyInLedger,
    BadReference,
    LedgerUnreachable,
    NotInLedger,
    StorageFull,
    StorageReadOnly,
)
from storage.ledger import Ledger

ONE, TWO = digest_of(b"one"), digest_of(b"two")


def test_a_run_goes_from_the_queue_to_its_end(ledger: Ledger, film: str) -> None:
    run = ledger.open_run(film, "film", wanted={"scenes": [1, 2]}, by="me", at=1)
    assert (run.state, run.wanted) == ("queued", {"scenes": [1, 2]})
    assert ledger.begin_run(run.id, pid=42, at=2).pid == 42
    with pytest.raises(AlreadyInLedger, match="is running"):
        ledger.begin_run(run.id, pid=43, at=2)
    again = ledger.requeue_run(run.id, "the server was stopped")
    assert (again.state, again.reason, again.pid) == ("queued", "the server was stopped", None)
    ledger.begin_run(run.id, pid=44, at=3)
    assert ledger.end_run(run.id, "done", at=4).ended_at == 4
    with pytest.raises(AlreadyInLedger, match="is done"):
        ledger.end_run(run.id, "cancelled", at=5)
    with pytest.raises(NotInLedger):
        ledger.end_run(run.id + 1, "done", at=5)


def test_one_claimant_takes_a_run(ledger: Ledger, film: str) -> None:
    run = ledger.open_run(film, "film", by="me", at=1)
    won: list[int] = []

    def take(pid: int) -> None:
        with suppress(AlreadyInLedger):
            won.append(ledger.begin_run(run.id, pid=pid, at=2).pid or 0)

    threads = [threading.Thread(target=take, args=[pid]) for pid in range(1, 6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert won == [ledger.run(run.id).pid]


def test_runs_are_found_by_state(ledger: Ledger, film: str) -> None:
    runs = [ledger.open_run(film, "film", by="me", at=n) for n in range(3)]
    ledger.begin_run(runs[0].id, pid=1, at=4)
    assert [r.id for r in ledger.runs(states=("queued",))] == [runs[1].id, runs[2].id]
    assert [r.id for r in ledger.runs(film, limit=1, after=runs[0].id)] == [runs[1].id]
    assert ledger.runs("other") == ()


def test_events_are_read_from_where_one_was(ledger: Ledger, film: str) -> None:
    assert ledger.last_seq() == 0
    told = [ledger.tell(film, "shot", {"shot": n}, run=7, at=n) for n in range(4)]
    other = ledger.tell(None, "studio", {}, at=9)
    assert ledger.events(film) == tuple(told)
    assert ledger.events(after=told[1].seq, limit=2) == tuple(told[2:])
    assert (ledger.last_seq(), ledger.last_seq(film)) == (other.seq, told[-1].seq)
    assert ledger.forget_events(told[2].seq) == 2
    assert ledger.events() == (*told[2:], other)
    assert ledger.tell(film, "more", {}, at=9).seq > other.seq


def test_no_event_appears_behind_a_later_one(ledger: Ledger, film: str) -> None:
    """A reader that goes on from the newest number it saw misses none."""
    seen: list[int] = []
    tellers = [
        threading.Thread(target=lambda: [ledger.tell(film, "e", {}, at=1) for _ in range(10)])
        for _ in range(3)
    ]
    for teller in tellers:
        teller.start()
    while any(teller.is_alive() for teller in tellers) or len(seen) < 30:
        seen += [event.seq for event in ledger.events(after=seen[-1] if seen else 0)]
    assert len(seen) == 30
    assert seen == sorted(set(seen))


def test_users_come_in_by_the_digest_of_a_token(ledger: Ledger) -> None:
    ada = ledger.add_user("ada", "Ada", "owner", ONE, at=1)
    ledger.add_user("bob", "Bob", "reviewer", TWO, at=1)
    for name, token in (("ada", digest_of(b"3")), ("carl", ONE)):
        with pytest.raises(AlreadyInLedger):
            ledger.add_user(name, "x", "editor", token, at=1)
    assert (ledger.user("ada"), ledger.user_by_token(ONE)) == (ada, ada)
    assert ledger.user_by_token(digest_of(b"guess")) is None
    assert ledger.set_role("bob", "editor").role == "editor"
    assert [user.id for user in ledger.users(after="ada")] == ["bob"]
    ledger.remove_user("ada")
    with pytest.raises(NotInLedger, match="no user 'ada'"):
        ledger.user("ada")
    with pytest.raises(BadReference, match="owner, editor, reviewer"):
        ledger.set_role("bob", "king")


def test_review_links_expire_and_are_revoked(ledger: Ledger, film: str) -> None:
    link = ledger.add_link(film, ONE, expires=100.0, by="me", at=1)
    assert ledger.link_by_token(ONE, now=99.0) == link
    assert ledger.link_by_token(ONE, now=100.0) is None
    assert ledger.link_by_token(TWO, now=1.0) is None
    with pytest.raises(AlreadyInLedger):
        ledger.add_link(film, ONE, expires=200.0, by="me", at=1)
    assert ledger.revoke_link(link.id).revoked
    assert ledger.link_by_token(ONE, now=99.0) is None
    assert len(ledger.links(film)) == 1


def test_the_first_answer_to_a_request_stays(ledger: Ledger) -> None:
    assert ledger.answered("POST /x", "k") is None
    first = ledger.keep_answer("POST /x", "k", ONE, 201, "{}", at=1)
    assert ledger.keep_answer("POST /x", "k", TWO, 500, "oh", at=2) == first
    assert ledger.answered("POST /x", "k") == first
    assert ledger.answered("POST /y", "k") is None
    assert ledger.forget_answers(2) == 1


def test_a_ledger_in_a_file_is_there_next_time(tmp_path: Path) -> None:
    file = tmp_path / "home" / "studio.db"
    with Ledger.at(file) as ledger:
        made = ledger.create_project("p", "P", "p", by="me", at=1)
    with Ledger.at(file) as ledger:
        assert ledger.projects() == (made,)


def test_a_file_that_is_no_ledger_is_named(tmp_path: Path) -> None:
    file = tmp_path / "studio.db"
    file.write_bytes(b"this is a shopping list, not a database" * 30)
    with pytest.raises(LedgerUnreachable, match=r"studio\.db.*backup"):
        Ledger.at(file)


def test_a_folder_that_takes_no_writing(frozen_folder: Path) -> None:
    with pytest.raises(StorageReadOnly, match="frozen"):
        Ledger.at(frozen_folder / "studio.db")


def test_a_full_disk_is_named_and_nothing_is_lost(tiny_disk: Path) -> None:
    with Ledger.at(tiny_disk / "studio.db") as ledger:
        ledger.create_project("p", "P", "p", by="me", at=1)
        filler = tiny_disk / "filler"
        with suppress(OSError):
            filler.write_bytes(bytes(1_000_000))
        told: list[int] = []

        def tell_much() -> None:
            for number in range(1000):
                ledger.tell("p", "e", {"text": "x" * 4000}, at=number)
                told.append(number)

        with pytest.raises(StorageFull, match="free some space"):
            tell_much()
        assert [event.at for event in ledger.events("p")] == told
        filler.unlink()
        assert ledger.tell("p", "e", {}, at=1).seq > len(told)
        assert ledger.project("p").title == "P"


HELD = """
import sys
from pathlib import Path
from storage.ledger import Ledger
ledger = Ledger.at(Path(sys.argv[1]))
ledger.create_project("p", "P", "p", by="me", at=1)
number = 0
while True:
    number += 1
    print(ledger.tell("p", "e", {"n": number}, at=1).seq, flush=True)
"""


def test_what_was_committed_outlives_a_kill(tmp_path: Path) -> None:
    file = tmp_path / "studio.db"
    process = subprocess.Popen(
        [sys.executable, "-c", HELD, str(file)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.PIPE,
    )
    with process:
        assert process.stdout
        last = [process.stdout.readline() for _ in range(20)][-1]
        process.kill()
    with Ledger.at(file) as ledger:
        events = ledger.events("p")
        assert len(events) >= int(last)
        assert [event.data["n"] for event in events] == list(range(1, len(events) + 1))

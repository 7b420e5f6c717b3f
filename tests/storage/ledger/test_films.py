"""Projects, scripts, plans and takes, on every database."""

import threading
from collections.abc import Callable

import pytest

from storage.blobs import digest_of
from storage.errors import AlreadyInLedger, BadReference, NotInLedger
from storage.ledger import Ledger

ONE, TWO = digest_of(b"one"), digest_of(b"two")


def test_projects_are_listed_newest_first_page_by_page(ledger: Ledger) -> None:
    for number in range(5):
        ledger.create_project(f"p{number}", f"Film {number}", f"p{number}", by="me", at=number)
    first = ledger.projects(limit=2)
    assert [project.id for project in first] == ["p4", "p3"]
    assert [p.id for p in ledger.projects(limit=9, after=first[-1].id)] == ["p2", "p1", "p0"]
    assert ledger.project("p3").created_at == 3.0


def test_a_project_is_entered_once_renamed_and_taken_out(ledger: Ledger, film: str) -> None:
    with pytest.raises(AlreadyInLedger, match="choose another"):
        ledger.create_project(film, "Another", "x", by="me", at=2)
    assert ledger.rename_project(film, "Ünïcode 片").title == "Ünïcode 片"
    ledger.add_take(film, "s1", digest=ONE, plan_version=0, profile="a", frames=9, at=2)
    ledger.tell(film, "made", {}, at=3)
    ledger.delete_project(film)
    assert (ledger.projects(), ledger.newest_takes(film), ledger.events()) == ((), {}, ())
    for call in (ledger.project, ledger.delete_project):
        with pytest.raises(NotInLedger, match="no project"):
            call(film)


def test_scripts_have_parents(ledger: Ledger, film: str) -> None:
    assert ledger.newest_script(film) is None
    one = ledger.add_script(film, ONE, "draft.fountain", by="me", at=1)
    two = ledger.add_script(film, TWO, "draft 2.fdx", by="me", at=2)
    assert (one.number, one.parent, two.number, two.parent) == (1, None, 2, 1)
    assert ledger.scripts(film) == (one, two)
    assert ledger.scripts(film, after=1) == (two,)
    assert ledger.newest_script(film) == two


def test_a_plan_version_may_be_planned_again(ledger: Ledger, film: str) -> None:
    root = ledger.add_plan(film, 0, parent=None, digest=ONE, note="", by="me", at=1)
    ledger.add_plan(film, 1, parent=0, digest=ONE, note="closer", by="me", at=2)
    newer = ledger.add_plan(film, 1, parent=0, digest=TWO, note="closer", by="me", at=3)
    assert ledger.plans(film) == (root, newer)
    assert ledger.plans(film, after=0) == (newer,)


def test_takes_count_within_their_shot(ledger: Ledger, film: str) -> None:
    def take(shot: str, digest: str) -> int:
        made = ledger.add_take(
            film, shot, digest=digest, plan_version=0, profile="animatic", frames=48, at=1
        )
        return made.number

    assert [take("s1", ONE), take("s1", ONE), take("s1", TWO), take("s2", ONE)] == [1, 1, 2, 1]
    assert [take("s1", ONE)] == [3]  # back to an earlier picture is a newer take
    assert {s: t.number for s, t in ledger.newest_takes(film).items()} == {"s1": 3, "s2": 1}
    assert [t.digest for t in ledger.takes(film, "s1")] == [ONE, TWO, ONE]
    assert ledger.take(film, "s1", 2).digest == TWO
    with pytest.raises(NotInLedger, match="no take 9"):
        ledger.take(film, "s1", 9)


def test_numbers_are_given_in_order_to_many_at_once(ledger: Ledger, film: str) -> None:
    numbers: list[int] = []

    def add(name: int) -> None:
        for version in range(5):
            script = ledger.add_script(
                film, digest_of(b"%d %d" % (name, version)), "x", by="", at=1
            )
            numbers.append(script.number)

    threads = [threading.Thread(target=add, args=[name]) for name in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(numbers) == list(range(1, 21))


@pytest.mark.parametrize(
    "call",
    [
        lambda ledger: ledger.project("../etc"),
        lambda ledger: ledger.create_project("a b", "t", "f", by="", at=1),
        lambda ledger: ledger.create_project("a", "NUL \0", "f", by="", at=1),
        lambda ledger: ledger.create_project("a", "half \ud800", "f", by="", at=1),
        lambda ledger: ledger.create_project("a", "t" * 501, "f", by="", at=1),
        lambda ledger: ledger.take("a", "s", 2**63),
        lambda ledger: ledger.take("a", "s", -1),
        lambda ledger: ledger.pin(10**30),
        lambda ledger: ledger.projects(limit=0),
        lambda ledger: ledger.events(limit=501),
        lambda ledger: ledger.runs(states=("asleep",)),
    ],
)
def test_what_is_out_of_bounds_is_refused(ledger: Ledger, call: Callable[[Ledger], object]) -> None:
    with pytest.raises(BadReference):
        call(ledger)
    assert ledger.projects() == ()


def test_text_from_outside_is_data(ledger: Ledger) -> None:
    title = "'); DROP TABLE project; --"
    ledger.create_project("bobby", title, "%s {x}", by="'", at=1)
    assert ledger.project("bobby").title == title

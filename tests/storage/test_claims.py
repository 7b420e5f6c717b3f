"""The queue: one claimant per key, only the claimant settles, the lost are repeated so often."""

import itertools
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage import claims
from storage.blobs import digest_of
from storage.claims import Broken, Made, Offer, Returned
from storage.job_table import JobTable
from storage.jobs import Graph
from storage.states import Fault

RESULT = {"out": digest_of(b"plate")}


@pytest.fixture
def table(store: Path) -> Iterator[JobTable]:
    with JobTable(store / "jobs.sqlite") as table:
        yield table


def offers(*named: tuple[str, int, str | None]) -> list[Offer]:
    return [
        Offer(key, seq, "shot", "{}", "{}", priority, affinity)
        for seq, (key, priority, affinity) in enumerate(named)
    ]


def begin(table: JobTable, *named: tuple[str, int, str | None]) -> int:
    run, _ = table.begin_run(Graph())
    claims.offer(table, run, offers(*named))
    return run


def drain(table: JobTable, run: int) -> str:
    keys = ""
    affinity = None
    while claim := claims.claim(table, run, "w", affinity):
        keys += claim.key
        affinity = claim.affinity
    return keys


def test_higher_priority_first_then_insertion_order(table: JobTable) -> None:
    run = begin(table, ("a", 0, None), ("b", 2, None), ("c", 2, None), ("d", 1, None))
    assert drain(table, run) == "bcda"


def test_a_warm_worker_prefers_its_affinity_within_a_priority(table: JobTable) -> None:
    run = begin(table, ("a", 0, "x"), ("b", 0, "y"), ("c", 0, "x"), ("d", 0, "y"), ("e", 1, "z"))
    assert drain(table, run) == "eacbd"


def test_a_second_worker_takes_what_nobody_is_warm_for(table: JobTable) -> None:
    run = begin(table, ("a", 0, "x"), ("b", 0, "x"), ("c", 0, "y"))
    first = claims.claim(table, run, "one", None)
    second = claims.claim(table, run, "two", None)
    third = claims.claim(table, run, "two", "y")
    assert [claim.key for claim in (first, second, third) if claim] == ["a", "c", "b"]


def test_a_key_is_offered_once(table: JobTable) -> None:
    run = begin(table, ("a", 0, None))
    claims.offer(table, run, offers(("a", 0, None)))
    assert drain(table, run) == "a"


def test_only_the_claimant_settles_and_only_once(table: JobTable) -> None:
    run = begin(table, ("a", 0, None))
    claims.claim(table, run, "mine", None)
    made = Made("a", RESULT, 1.0, 2.0)
    assert not claims.settle(table, "zombie", made, "shot")
    assert not claims.refuse(table, "zombie", Broken("a", Fault("E", "m")))
    assert claims.remembered(table, "a") is None
    assert claims.settle(table, "mine", made, "shot")
    assert not claims.settle(table, "mine", made, "shot")
    assert claims.verdict(table, "a") == claims.remembered(table, "a") == made


def test_a_worker_of_an_earlier_run_finds_nothing(table: JobTable) -> None:
    old = begin(table, ("a", 0, None))
    claims.claim(table, old, "zombie", None)
    begin(table, ("a", 0, None))
    assert claims.claim(table, old, "zombie", None) is None
    assert not claims.settle(table, "zombie", Made("a", RESULT, 1.0, 2.0), "shot")


def test_a_lost_workers_job_is_repeated_twice_and_then_given_up(table: JobTable) -> None:
    run = begin(table, ("a", 0, None))
    for execution in (1, 2):
        claim = claims.claim(table, run, f"w{execution}", None)
        assert claim
        assert (claim.execution, len(claim.reasons)) == (execution, execution - 1)
        assert claims.recover(table, run, f"w{execution}", "killed") == [Returned("a", "killed")]
        assert not claims.settle(table, f"w{execution}", Made("a", RESULT, 1.0, 2.0), "shot")
    claims.claim(table, run, "w3", None)
    (broken,) = claims.recover(table, run, "w3", "killed again")
    assert isinstance(broken, Broken)
    assert broken.fault.executions == 3
    assert broken.fault.reasons == ("killed", "killed", "killed again")
    assert claims.verdict(table, "a") == broken
    assert claims.claim(table, run, "w4", None) is None


def test_what_a_lost_worker_had_settled_stands(table: JobTable) -> None:
    run = begin(table, ("a", 0, None), ("b", 0, None))
    claims.claim(table, run, "w", None)
    made = Made("a", RESULT, 1.0, 2.0)
    claims.settle(table, "w", made, "shot")
    claims.claim(table, run, "w", None)
    assert sorted(claims.recover(table, run, "w", "killed"), key=lambda v: v.key) == [
        made,
        Returned("b", "killed"),
    ]


def test_work_without_verdict_has_none(table: JobTable) -> None:
    run = begin(table, ("a", 0, None))
    claims.claim(table, run, "w", None)
    with pytest.raises(LookupError, match="running"):
        claims.verdict(table, "a")


def test_many_claimants_share_the_queue_without_overlap(table: JobTable) -> None:
    run = begin(table, *((f"{number:03}", 0, None) for number in range(120)))
    taken: list[list[str]] = [[] for _ in range(4)]

    def take(mine: list[str]) -> None:
        with JobTable(table.path) as own:
            while claim := claims.claim(own, run, threading.current_thread().name, None):
                mine.append(claim.key)

    threads = [threading.Thread(target=take, args=[mine]) for mine in taken]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(itertools.chain.from_iterable(taken)) == [f"{number:03}" for number in range(120)]
    assert table.rows("PRAGMA integrity_check") == [("ok",)]

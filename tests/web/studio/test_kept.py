"""What the studio still knows afterwards: counts of ended runs, exports, consents."""

import time

import pytest

from storage.errors import NotInLedger
from tests.web.conftest import studio_at, wait_for
from web.studio.errors import Unfit
from web.studio.studio import Studio


def test_what_was_counted_is_known_after_a_restart(studio: Studio, project: str) -> None:
    run = studio.newest_run(project)
    assert run is not None
    assert run.done == run.total > 6
    assert {stage.state for stage in run.stages} == {"done"}
    again = studio_at(studio.home)
    try:
        assert again.newest_run(project) == run
    finally:
        again.close()


def test_a_failure_stops_the_clock_and_is_mended_by_trying_again(
    studio: Studio, project: str
) -> None:
    (script,) = (studio.home / "projects" / project / "scripts").glob("*/*")
    good = script.read_bytes()
    script.write_bytes(b"[[only a note]]")
    studio.make(project, by="jo")
    assert wait_for(studio, project, 60) == "failed"
    failed = studio.newest_run(project)
    assert failed is not None
    assert script.name in failed.failures[0].message
    assert "stopped" in {stage.state for stage in failed.stages}
    time.sleep(0.3)
    assert studio.run(failed.id) == failed, "nothing goes on, seconds do not either"
    script.write_bytes(good)
    assert studio.make(project, by="jo").id != failed.id
    assert wait_for(studio, project) == "done"


def test_a_script_that_is_gone_fails_its_film_and_no_other(studio: Studio, project: str) -> None:
    (script,) = (studio.home / "projects" / project / "scripts").glob("*/*")
    aside = script.rename(studio.home / "aside")
    studio.make(project, by="jo")
    assert wait_for(studio, project, 60) == "failed"
    assert "bring it again" in studio.runs(project)[0].reason
    aside.rename(script)
    studio.make(project, by="jo")
    assert wait_for(studio, project) == "done"


def test_exports_are_told_page_by_page_newest_first(studio: Studio, project: str) -> None:
    entered = [
        studio.ledger.add_export(
            project, "srt", {}, digest="0" * 64, filename=f"{number}.srt", bytes=1, by="jo", at=1.0
        ).id
        for number in range(3)
    ]
    assert [export.id for export in studio.exports(project, 2).made] == entered[:0:-1]
    (oldest,) = studio.exports(project, 2, after=entered[1]).made
    assert oldest.id == entered[0]


def test_consents_are_entered_and_withdrawn(studio: Studio) -> None:
    given = studio.consent("A. Reader", "You may use my voice in Rain.", "1" * 64, by="jo")
    assert (given.who, given.by, given.withdrawn) == ("A. Reader", "jo", "")
    taken_back = studio.withdraw_consent(given.id)
    assert taken_back.withdrawn
    assert studio.consents() == (taken_back,)
    assert studio.consents(after=given.id) == ()
    with pytest.raises(Unfit, match="words"):
        studio.consent("A. Reader", "  ", "1" * 64, by="jo")
    with pytest.raises(NotInLedger):
        studio.withdraw_consent(99)

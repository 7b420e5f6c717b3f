"""From a script to a film that is exported, as a person does it in a real browser."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.web.conftest import Serving, wait_for
from tests.web.pages.conftest import DESK, TABLET, Visit, begin

MINI = """\
Title: Rain

INT. ROOM - DAY

ANN, 30, blue coat, stands by the table.

ANN
It rains.
"""
UP_TO_DATE = "Film is up to date"


def _say(page: Page, note: str) -> None:
    page.get_by_label("Your note").fill(note)
    page.keyboard.press("Enter")


@pytest.mark.parametrize("size", [DESK, TABLET], ids=["desk", "tablet"])
def test_from_upload_to_export(visit: Visit, stage: Serving, size: tuple[int, int]) -> None:
    page = visit("/", size)
    project = begin(page, MINI)
    # the board fills and the frames arrive by themselves
    expect(page.locator(".frame.done").first).to_be_visible()
    expect(page.locator("#strip")).to_contain_text(UP_TO_DATE)
    expect(page.locator(".frame:not(.done)")).to_have_count(0)
    # a note is tried, applied, drawn
    page.locator(".frame").nth(1).locator("[data-open]").click()
    expect(page.get_by_role("heading", name="Shot 2")).to_be_visible()
    _say(page, "Ann wears a red coat")
    expect(page.locator(".turn").last).to_contain_text("red coat")
    expect(page.locator(".turn").last).to_contain_text("once you apply it")
    assert stage.studio.history(project).current == 0, "a trial changed the film"
    page.get_by_role("button", name="Apply").click()
    expect(page.locator(".turn.applied")).to_contain_text("Version 1")
    expect(page.locator(".frame").nth(1)).to_have_class(re.compile("done"))
    assert wait_for(stage.studio, project) == "done"
    assert len(stage.studio.takes(project, _shot(stage, project, 2))) == 2
    _compares_takes(page, stage, project)
    _compares_versions(page, stage, project)
    _undoes(page, stage, project)
    _exports(page, stage, project)


def _shot(stage: Serving, project: str, number: int) -> str:
    shots = [shot for scene in stage.studio.board(project).scenes for shot in scene.shots]
    return next(shot.id for shot in shots if shot.number == number)


def _compares_takes(page: Page, stage: Serving, project: str) -> None:
    page.goto(f"{stage.url}/projects/{project}/player#shot={_shot(stage, project, 2)}")
    screen = page.locator("#screen")
    expect(screen).to_have_attribute("data-ready", "yes")
    for mode in ("wipe", "beside", ""):
        page.keyboard.press("c")
        expect(screen).to_have_attribute("data-mode", mode)
        if mode:
            expect(page.locator("#tag-old")).to_have_text("Take 1")
            expect(page.locator("#tag-new")).to_contain_text("Take 2")


def _compares_versions(page: Page, stage: Serving, project: str) -> None:
    page.goto(f"{stage.url}/projects/{project}/history")
    expect(page.get_by_role("heading", name="Version 0 and version 1")).to_be_visible()
    expect(page.locator(".pairing video")).to_have_count(2)


def _undoes(page: Page, stage: Serving, project: str) -> None:
    page.goto(f"{stage.url}/projects/{project}/chat")
    page.get_by_role("button", name="Undo the last version").click()
    expect(page.locator(".turn")).to_have_count(2)
    assert stage.studio.history(project).current == 0
    wait_for(stage.studio, project)


def _exports(page: Page, stage: Serving, project: str) -> None:
    page.goto(f"{stage.url}/projects/{project}/exports")
    card = page.locator("#export-srt")
    card.get_by_text(re.compile("Cannot carry")).click()
    expect(card.locator(".lost li").first).to_be_visible()
    card.get_by_role("button").click()
    link = page.locator("#made a[download]")
    expect(link).to_be_visible(timeout=60_000)
    with page.expect_download() as download:
        link.click()
    assert "It rains." in Path(download.value.path()).read_text(encoding="utf-8")


def test_watching_on_a_tablet(visit: Visit, stage: Serving) -> None:
    page = visit(f"/projects/{stage.project}/player", TABLET)
    screen = page.locator("#screen")
    expect(screen).to_have_attribute("data-ready", "yes")
    page.keyboard.press("Space")
    expect(screen).to_have_attribute("data-playing", "yes")
    expect(page.locator("#screen video.on")).to_have_count(1)
    expect(page.locator("#caption")).not_to_be_empty()
    page.keyboard.press("k")
    expect(screen).to_have_attribute("data-playing", "no")
    spoken = stage.studio.board(stage.project).spoken[0]
    assert int(screen.get_attribute("data-frame") or 0) >= spoken.start
    # a click on a line of the script jumps to where it is said
    page.get_by_role("button", name=spoken.text).click()
    expect(screen).to_have_attribute("data-frame", str(spoken.start))
    expect(page.locator(".script li.now")).to_have_attribute("data-line", str(spoken.line))
    assert page.locator("#caption").inner_text() == spoken.text


def test_the_player_by_keys(visit: Visit, stage: Serving) -> None:
    page = visit(f"/projects/{stage.project}/player")
    screen = page.locator("#screen")
    expect(screen).to_have_attribute("data-ready", "yes")
    shots = [shot for scene in stage.studio.board(stage.project).scenes for shot in scene.shots]

    def press(key: str, frame: int) -> None:
        page.keyboard.press(key)
        expect(screen).to_have_attribute("data-frame", str(frame))

    press("ArrowDown", shots[1].start)
    press(".", shots[1].start + 1)
    press(".", shots[1].start + 2)
    press(",", shots[1].start + 1)
    press("ArrowUp", shots[0].start)
    page.keyboard.press("i")
    press("ArrowDown", shots[1].start)
    page.keyboard.press("o")
    expect(page.locator("#loop")).to_be_visible()
    page.keyboard.press("x")
    expect(page.locator("#loop")).to_be_hidden()
    page.keyboard.press("l")
    page.keyboard.press("l")
    expect(page.locator("#speed")).to_have_text("2×")
    page.keyboard.press("j")
    expect(page.locator("#speed")).to_have_text("-1×")
    page.keyboard.press("k")
    page.keyboard.press("s")
    expect(page.locator("#subtitles")).to_have_attribute("aria-pressed", "false")

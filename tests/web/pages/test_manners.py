"""How every page behaves: for those who cannot see it, on small screens, before hostile words."""

import pytest
from playwright.sync_api import expect

from tests.web.conftest import Serving
from tests.web.pages.conftest import DESK, ROOMS, TABLET, Visit, begin, findings

HOSTILE = """\
Title: <script>alert(1)</script> "'><img src=x onerror=alert(2)>

INT. <B>ROOM</B> {{ 7*7 }} - DAY

<script>document.title = "owned"</script> "quoted" 'and' <img src=x onerror=alert(3)>

EVE </script><script>alert(4)</script>
Line with <b>tags</b> & "quotes".
"""


def test_hostile_scripts_are_only_text(visit: Visit, stage: Serving) -> None:
    page = visit("/")
    alerts: list[str] = []
    page.on("dialog", lambda dialog: (alerts.append(dialog.message), dialog.dismiss()))
    project = begin(page, HOSTILE)
    # stopping and going on: what is drawn stays
    page.goto(f"{stage.url}/projects/{project}/progress")
    page.get_by_role("button", name="Stop").click()
    expect(page.locator(".run-card.cancelled")).to_be_visible()
    page.get_by_role("button", name="Go on").click()
    expect(page.locator(".run-card.running, .run-card.queued, .run-card.done")).to_be_visible()
    for room in ("", "/script", "/player", "/cast"):
        page.goto(f"{stage.url}/projects/{project}{room}")
        expect(page.locator(".film-title")).to_contain_text("<script>alert(1)</script>")
        assert page.locator("img[src='x']").count() == 0
    page.goto(f"{stage.url}/projects/{project}/script")
    expect(page.locator(".numbered")).to_contain_text('<script>document.title = "owned"</script>')
    assert "owned" not in page.title()
    assert "{{ 7*7 }}" in page.locator(".numbered").inner_text()
    assert alerts == []
    stage.studio.delete(project, by="owner")


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_axe_finds_nothing(visit: Visit, stage: Serving, theme: str) -> None:
    page = visit("/", DESK, theme)
    found = {"home": findings(page)}
    for room in ROOMS:
        page.goto(f"{stage.url}/projects/{stage.project}{room}")
        if not room:
            page.locator("[data-open]").nth(1).click()
            expect(page.locator(".shot-panel")).to_be_visible()
        found[room] = findings(page)
    assert {room: said for room, said in found.items() if said} == {}


@pytest.mark.parametrize("size", [DESK, TABLET, (390, 844)])
def test_no_page_is_wider_than_the_screen(
    visit: Visit, stage: Serving, size: tuple[int, int]
) -> None:
    page = visit("/", size)
    for path in ("/", *(f"/projects/{stage.project}{room}" for room in ROOMS)):
        page.goto(stage.url + path)
        over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert over <= 0, f"{path} is {over} px wider than {size[0]}"


def test_troubles_are_told_where_one_looks(visit: Visit) -> None:
    page = visit("/")
    page.get_by_role("button", name="Film it").click()
    expect(page.locator("#faults .fault")).to_be_visible()
    page.get_by_role("button", name="Close this message").click()
    expect(page.locator("#faults .fault")).to_have_count(0)

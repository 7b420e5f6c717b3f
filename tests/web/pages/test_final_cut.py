"""The final cut in a real browser: who makes it, shot by shot beside the animatic, and looks."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.web.conftest import Serving, wait_for
from tests.web.pages.conftest import DESK, Visit, findings

PHONE = (390, 844)
_PATIENCE_S = 400.0


def _address(serving: Serving, path: str = "/final") -> str:
    return f"/projects/{serving.project}{path}"


def _painted(serving: Serving) -> list[tuple[int, str]]:
    """Numbers and ids of shots that a model painted."""
    shots = serving.studio.final_shots(serving.project)
    return [(shot.number, shot.shot) for shot in shots if shot.takes[-1].take]


def _unfold(page: Page) -> None:
    """Wait for what comes after the page, and open everything that is folded."""
    expect(page.locator("main [role=status]")).to_have_count(0)
    page.evaluate("document.querySelectorAll('main details').forEach((one) => { one.open = true })")


def _known(page: Page) -> None:
    """Wait until it is known who can paint."""
    expect(page.locator('#painters [value="painted"]')).to_be_attached()


def test_a_machine_without_models_says_what_each_needs(visit: Visit, stage: Serving) -> None:
    page = visit(_address(stage))
    _known(page)
    expect(page.locator('[value="painted"]')).to_be_disabled()
    expect(page.locator("#painters .others")).to_contain_text("storyreel models add sdxl-union")
    page.goto(f"{stage.url}{_address(stage, '/looks')}")
    expect(page.locator(".looks")).to_contain_text("JANE")
    expect(page.locator(".teach-form")).to_have_count(0)
    expect(page.locator(".others")).to_contain_text("storyreel models add sdxl-union")


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_axe_finds_nothing_where_models_paint(tour: Visit, gallery: Serving, theme: str) -> None:
    page = tour("/", DESK, theme)
    _, shot = _painted(gallery)[0]
    found = {}
    for path in ("/final", f"/final?shot={shot}", "/looks"):
        page.goto(f"{gallery.url}{_address(gallery, path)}")
        _unfold(page)
        found[path] = findings(page)
    assert {path: said for path, said in found.items() if said} == {}


def test_no_page_is_wider_than_a_phone(tour: Visit, gallery: Serving) -> None:
    page = tour("/", PHONE)
    _, shot = _painted(gallery)[0]
    for path in ("/final", f"/final?shot={shot}", "/looks"):
        page.goto(f"{gallery.url}{_address(gallery, path)}")
        _unfold(page)
        over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert over <= 0, f"{path} is {over} px wider than a phone"


def test_a_shot_is_judged_and_painted_again_by_keys(tour: Visit, gallery: Serving) -> None:
    page = tour(_address(gallery))
    number, shot = _painted(gallery)[1]
    page.locator(f"#final-{shot} a").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=f"Shot {number}, beside")).to_be_visible()
    expect(page.locator("#beside")).to_be_focused()
    expect(page.locator(".parity .score")).to_have_text(re.compile(r"^\d+$"))
    expect(page.locator("#finishing")).to_contain_text("spandrel")
    page.get_by_text("What was measured").press("Enter")
    expect(page.locator(".parity tbody tr").first).to_be_visible()
    page.get_by_role("button", name="Paint another take").press("Enter")
    expect(page.locator("#final-run")).to_contain_text("painted by Tiny SDXL")
    assert wait_for(gallery.studio, gallery.project, _PATIENCE_S) == "done"
    expect(page.locator(".final-takes li")).to_have_count(2)
    expect(page.locator(".final-takes li").first).to_contain_text("Take 2, in the cut")
    expect(page.locator("#finishing")).to_contain_text("spandrel")
    page.get_by_role("button", name="Use this one").press("Enter")
    assert wait_for(gallery.studio, gallery.project, _PATIENCE_S) == "done"
    expect(page.locator(".final-takes li").first).to_contain_text("Take 1, in the cut")


def test_painting_is_begun_stopped_and_taken_up(tour: Visit, gallery: Serving) -> None:
    page = tour(_address(gallery))
    page.get_by_text("Make it again, or another way").click()
    _known(page)
    page.locator('[value="painted"]').check()
    page.get_by_label("Motion").select_option("tiny-vace")
    expect(page.locator("[data-estimate]")).to_have_text("time not measured yet")
    page.get_by_label("Motion").select_option("")
    expect(page.locator("[data-estimate]")).to_contain_text("about")
    page.get_by_label("Style").fill('pencil <b>"soft"</b>')
    page.get_by_role("button", name="Make the final cut").click()
    running = page.locator("#final-run .final-run")
    expect(running).to_contain_text("painted by Tiny SDXL")
    expect(page.locator("#strip")).to_contain_text("Painting")
    running.get_by_role("button", name="Stop").click()
    expect(page.locator("#final-ended")).to_contain_text("what was made is kept")
    page.get_by_role("button", name="Go on").click()
    expect(running).to_be_visible()
    newest = gallery.studio.newest_run(gallery.project)
    assert newest
    gallery.studio.cancel(newest.id, by="owner")
    expect(page.locator("#final-ended")).to_be_visible()


def test_a_look_is_taught_from_its_page_and_stopped(tour: Visit, gallery: Serving) -> None:
    page = tour(_address(gallery, "/cast"))
    page.get_by_role("link", name="What models that paint know").first.click()
    first = page.locator(".look").first
    expect(first).to_contain_text("Not taught to any model.")
    first.get_by_label("Model").select_option("tiny-sdxl")
    first.get_by_role("button", name="Teach").click()
    expect(first.locator(".final-run")).to_contain_text(re.compile(r"Step 0 of 1500"))
    first.get_by_role("button", name="Stop").click()
    expect(first).to_contain_text("it goes on where it was")
    expect(first.get_by_role("button", name="Go on")).to_be_visible()


def test_whoever_only_looks_sees_scores_and_no_buttons(tour: Visit, gallery: Serving) -> None:
    link = gallery.studio.invite(gallery.project, "Ben", 3, by="owner")
    page = tour("/", PHONE)
    page.context.clear_cookies()
    page.goto(gallery.url + link.path)
    _, shot = _painted(gallery)[0]
    page.goto(f"{gallery.url}{_address(gallery, f'/final?shot={shot}')}")
    expect(page.locator(".parity .score")).to_be_visible()
    for name in ("Paint another take", "Make the final cut", "Do it"):
        expect(page.get_by_role("button", name=name)).to_have_count(0)

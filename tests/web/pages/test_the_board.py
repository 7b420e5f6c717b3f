"""The storyboard in a real browser: by keys, by hand, with others."""

import re

from playwright.sync_api import Page, expect

from tests.web.conftest import Serving
from tests.web.pages.conftest import TABLET, Visit


def test_the_board_by_keys(visit: Visit, stage: Serving) -> None:
    page = visit(f"/projects/{stage.project}")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    first, second = (page.locator(".frame").nth(n).locator("[data-open]") for n in (0, 1))
    first.focus()
    page.keyboard.press("ArrowRight")
    expect(second).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Shot 2")).to_be_visible()
    expect(second).to_be_focused()
    page.keyboard.press("a")
    expect(page.locator(".frame").nth(1)).to_have_class(re.compile("approved"))
    page.keyboard.press("l")
    expect(page.get_by_role("button", name="Locked", exact=True)).to_be_visible()
    expect(page.locator(".frame").nth(1).locator('[title="locked"]')).to_be_visible()
    page.keyboard.press("l")
    expect(page.get_by_role("button", name="Lock", exact=True)).to_be_visible()
    page.keyboard.press("n")
    expect(page.get_by_label("Your note")).to_be_focused()


def _drag(page: Page, number: int, to: int) -> None:
    """Drag a frame onto the right half of another; both by their place on the board, from 0."""
    start, end = (page.locator(".frame").nth(at).bounding_box() for at in (number, to))
    assert start
    assert end
    page.mouse.move(start["x"] + 40, start["y"] + 40)
    page.mouse.down()
    page.mouse.move(start["x"] + 90, start["y"] + 45, steps=5)
    page.mouse.move(end["x"] + end["width"] - 30, end["y"] + 45, steps=12)
    page.wait_for_timeout(300)  # the others make room
    page.mouse.up()


def _order(stage: Serving, project: str) -> list[str]:
    return [shot.id for scene in stage.studio.board(project).scenes for shot in scene.shots]


def test_shots_are_moved_by_hand_and_by_button(visit: Visit, stage: Serving) -> None:
    project = stage.studio.create_example("last_pancake", by="owner").id
    page = visit(f"/projects/{project}", (1280, 1400))
    frames = page.locator(".frame")
    expect(frames.nth(9)).to_be_visible()
    before = _order(stage, project)
    _drag(page, 3, 4)
    expect(page.locator(".turn.applied")).to_have_count(1)
    after = _order(stage, project)
    assert after[3:5] == [before[4], before[3]]
    expect(frames.nth(4)).to_have_attribute("data-shot", before[3])
    frames.nth(4).locator("[data-open]").click()
    page.get_by_role("button", name="Move earlier").click()
    expect(page.locator(".turn.applied")).to_have_count(2)
    assert _order(stage, project) == before
    stage.studio.delete(project, by="owner")


def test_a_refused_move_is_told_and_undone(visit: Visit, stage: Serving) -> None:
    page = visit(f"/projects/{stage.project}")
    before = _order(stage, stage.project)
    _drag(page, 2, 3)  # both speak
    expect(page.locator("#faults")).to_contain_text("keep their order")
    expect(page.locator(".frame").nth(2)).to_have_attribute("data-shot", before[2])
    assert _order(stage, stage.project) == before


def test_a_reviewer_looks_and_pins_only(visit: Visit, stage: Serving) -> None:
    owner = visit(f"/projects/{stage.project}/share")
    owner.get_by_label("For whom").fill("Ben")
    owner.get_by_role("button", name="Make a link").click()
    link = owner.get_by_label("Link", exact=True).input_value()
    page = visit("/", TABLET)
    page.context.clear_cookies()
    page.goto(link)
    expect(page).to_have_url(re.compile(f"/projects/{stage.project}"))
    expect(page.get_by_label("Your note")).to_have_count(0)
    page.locator(".frame").nth(2).locator("[data-open]").click()
    expect(page.get_by_role("heading", name="Shot 3")).to_be_visible()
    expect(page.get_by_role("button", name="Approve", exact=True)).to_have_count(0)
    page.get_by_label("Remark on the frame that is shown").fill("Lovely.")
    page.get_by_role("button", name="Pin", exact=True).click()
    expect(page.locator(".pins li").last).to_contain_text("Ben")


def test_remarks_are_pinned_and_settled(visit: Visit, stage: Serving) -> None:
    page = visit(f"/projects/{stage.project}", TABLET)
    page.locator(".frame").nth(1).locator("[data-open]").click()
    page.get_by_label("Remark on the frame that is shown").fill("<i>Her</i> hand is too high.")
    page.get_by_role("button", name="Pin", exact=True).click()
    expect(page.locator(".pins li")).to_contain_text("<i>Her</i> hand is too high.")
    expect(page.locator(".frame").nth(1).get_by_title("1 pinned remark")).to_be_visible()
    page.get_by_role("button", name="Settle").click()
    expect(page.locator(".pins li.settled")).to_be_visible()
    expect(page.locator(".frame").nth(1).get_by_title("pinned remark")).to_have_count(0)


def test_what_others_do_arrives_by_itself(visit: Visit, stage: Serving) -> None:
    page = visit(f"/projects/{stage.project}")
    third = page.locator(".frame").nth(2)
    expect(third).not_to_have_class(re.compile("approved"))
    expect(page.locator("#talk")).to_be_visible()
    page.wait_for_timeout(500)  # the stream opens after the page
    shot = _order(stage, stage.project)[2]
    stage.studio.approve(stage.project, shot, approved=True, by="Ben")
    expect(third).to_have_class(re.compile("approved"))
    stage.studio.chat(stage.project, "more pizzazz", by="Ben")
    expect(page.locator(".turn").last).to_contain_text("more pizzazz")

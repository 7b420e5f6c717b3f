"""A real browser, Debian's Chromium, before a real studio; its films may be changed here."""

import importlib.resources
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, expect, sync_playwright

from tests.web.conftest import Serving, served, studio_at
from tests.web.painting import copied, small_finals

CHROMIUM = Path("/usr/bin/chromium")
DESK, TABLET = (1280, 800), (820, 1180)
ROOMS = (
    "", "/player", "/chat", "/history", "/script", "/cast", "/sets", "/progress", "/final",
    "/looks", "/exports", "/share",
)  # fmt: skip
# No sandbox: tests run as root in containers. The rest keeps the browser from calling home.
_FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--autoplay-policy=no-user-gesture-required",
)  # fmt: skip
_PATIENCE_MS = 120_000  # machines are shared; what is asserted is that it happens
_FINDINGS = """async () => (await axe.run({resultTypes: ["violations"]})).violations.map(
    (found) => `${found.id}: ${found.nodes.slice(0, 3).map((node) => node.html).join(" ")}`)"""

Visit = Callable[..., Page]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser, started once."""
    if not CHROMIUM.exists():
        pytest.skip("no /usr/bin/chromium: apt-get install chromium")
    with sync_playwright() as playwright:
        expect.set_options(timeout=_PATIENCE_MS)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(_FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def stage(made_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """A served studio whose film is there to be changed."""
    home = tmp_path_factory.mktemp("stage") / "home"
    shutil.copytree(made_home, home)
    yield from served(studio_at(home))


@pytest.fixture(scope="session")
def gallery(
    painted_home: Path, models: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Serving]:
    """A served studio in which models paint, with a painted film that may be changed."""
    home = copied(painted_home, tmp_path_factory.mktemp("gallery") / "home")
    with small_finals():
        yield from served(studio_at(home, models))


@pytest.fixture
def visit(chromium: Browser, stage: Serving) -> Iterator[Visit]:
    """Comes in as the owner and opens a path; whatever the browser complains about fails the test.

    A refused script, style or policy is such a complaint.
    """
    yield from visiting(chromium, stage)


@pytest.fixture
def tour(chromium: Browser, gallery: Serving) -> Iterator[Visit]:
    """The same where models paint."""
    yield from visiting(chromium, gallery)


def visiting(chromium: Browser, stage: Serving) -> Iterator[Visit]:
    """Opens paths of a studio; complaints of the browser fail the test."""
    complaints: list[str] = []
    contexts = []

    def opened(path: str, size: tuple[int, int] = DESK, theme: str = "dark") -> Page:
        context = chromium.new_context(
            viewport={"width": size[0], "height": size[1]}, color_scheme=theme,
            accept_downloads=True,
        )  # fmt: skip
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(_PATIENCE_MS)
        page.on("console", lambda message: complaints.extend(_complaint(message)))
        page.on("pageerror", lambda error: complaints.append(_told(error)))
        page.goto(f"{stage.url}/open?token={stage.token}")
        if path != "/":
            page.goto(stage.url + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not complaints, complaints


def begin(page: Page, script: str) -> str:
    """Paste a script on the first page and film it; the new project's id."""
    page.get_by_label("The script as text").fill(script)
    expect(page.locator("#checked .verdict")).to_be_visible()
    page.get_by_role("button", name="Film it").click()
    page.wait_for_url(re.compile(r"/projects/[^/]+$"))
    return page.url.rpartition("/")[2]


def findings(page: Page) -> list[str]:
    """What axe finds wrong in a page."""
    axe = importlib.resources.files("axe_playwright_python").joinpath("axe.min.js")
    page.evaluate(axe.read_text(encoding="utf-8") + ";0")
    found: list[str] = page.evaluate(_FINDINGS)
    return found


def _complaint(message: ConsoleMessage) -> list[str]:
    refused = "Failed to load resource" in message.text  # the answers that tests ask for
    return [message.text] if message.type in ("error", "warning") and not refused else []


def _told(error: Error) -> str:
    return str(error)

"""What the server sends, before any browser: every page, escaped, within the policy and small."""

import gzip
import html.parser
import re
from pathlib import Path

import httpx2 as httpx
import pytest

from tests.web.conftest import Serving
from tests.web.pages.conftest import ROOMS

STATIC = Path(__file__).parents[3] / "web" / "static"
_SCRIPTS_KB = 60


class _Reader(html.parser.HTMLParser):
    """Gathers tags and duplicate ids; remembers what would run by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []
        self.ids: list[str] = []
        self.nonces: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids += [given["id"]] if given.get("id") else []
        self.wrong += [f"<{tag} {name}>" for name in given if name.startswith("on")]
        self.wrong += [f"<{tag} style>"] if "style" in given or tag == "style" else []
        asks = [name for name in given if name.startswith("hx-") and name != "hx-nonce"]
        for name in ("nonce", "hx-nonce"):
            self.nonces |= {given[name] or ""} if name in given else set()
        if asks and "hx-nonce" not in given:
            self.wrong.append(f"<{tag} {asks[0]}> without a nonce")
        if tag == "script" and "nonce" not in given:
            self.wrong.append("<script> without a nonce")


def _get(serving: Serving, path: str) -> httpx.Response:
    headers = serving.bearer | {"Accept": "text/html"}
    return httpx.get(serving.url + path, headers=headers, timeout=60)


@pytest.mark.parametrize("room", ["/", *ROOMS])
def test_every_page_keeps_the_policy(serving: Serving, room: str) -> None:
    path = "/" if room == "/" else f"/projects/{serving.project}{room}"
    answer = _get(serving, path)
    assert answer.status_code == 200, answer.text[:400]
    read = _Reader()
    read.feed(answer.text)
    assert read.wrong == []
    assert len(read.ids) == len(set(read.ids)), "an id stands twice"
    (nonce,) = read.nonces
    assert f"'nonce-{nonce}'" in answer.headers["content-security-policy"]
    assert "require-trusted-types-for 'script'" in answer.headers["content-security-policy"]


def test_nonces_are_new_each_time(serving: Serving) -> None:
    first, second = (re.findall(r'nonce="([^"]+)"', _get(serving, "/").text)[0] for _ in "ab")
    assert first != second


def test_scripts_are_small() -> None:
    sent = [path.read_bytes() for path in sorted(STATIC.rglob("*.js"))]
    assert len(sent) >= 8
    assert sum(len(gzip.compress(one, 9)) for one in sent) < _SCRIPTS_KB * 1000


def test_vendored_files_have_licences() -> None:
    told = (STATIC / "vendor" / "LICENSES").read_text(encoding="utf-8")
    names = [path.name for path in (STATIC / "vendor").glob("*.js")]
    assert len(names) >= 4
    assert [name for name in names if name not in told] == []


def test_static_files_are_named_by_content(serving: Serving) -> None:
    text = _get(serving, "/").text
    addresses = re.findall(r'(?:src|href)="(/static/[^"]+)"', text)
    assert len(addresses) >= 6
    for address in addresses:
        assert "?v=" in address
        answer = httpx.get(serving.url + address)
        assert answer.status_code == 200
        assert answer.headers["content-type"].split(";")[0] in (
            "text/javascript", "application/javascript", "text/css", "image/svg+xml",
        )  # fmt: skip


def test_troubles_are_pages_for_people_and_parts_for_htmx(serving: Serving) -> None:
    page = _get(serving, "/projects/no-such-film")
    assert page.status_code == 404
    assert "<!doctype html>" in page.text
    assert "no-such-film" in page.text
    part = httpx.get(
        f"{serving.url}/projects/no-such-film/parts/board",
        headers=serving.bearer | {"HX-Request": "true"},
    )
    assert part.status_code == 404
    assert part.headers["HX-Retarget"] == "#faults"
    assert "<!doctype html>" not in part.text


def test_a_stranger_sees_nothing(serving: Serving) -> None:
    answer = httpx.get(f"{serving.url}/projects/{serving.project}", headers={"Accept": "text/html"})
    assert answer.status_code == 401
    assert "Two Cups" not in answer.text


@pytest.mark.parametrize(
    ("theme", "expected"),
    [("light", 'data-theme="light"'), ("dark", 'data-theme="dark"'), ("x", '<html lang="en">')],
)
def test_the_theme_is_in_the_first_byte(serving: Serving, theme: str, expected: str) -> None:
    cookie = {"Cookie": f"storyreel-theme={theme}"}
    assert expected in httpx.get(serving.url, headers=serving.bearer | cookie).text

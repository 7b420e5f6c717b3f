"""What people type is shown, never carried out: on pages, on paper, in sheets, captions, names."""

import io
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

import httpx2
import openpyxl
import pypdf
import pytest

from tests.web.conftest import Serving, served, studio_at, wait_for

CANARY = "storyreel-was-owned"  # a file that must never be made
PAYLOADS = (
    "<script>owned()</script>",
    "<img src=x onerror=owned()>",
    "=cmd|'/C calc'!A0",
    "{\\an8}{\\pos(1,1)}",
    '#set page(fill: red); #panic("x")',
    f"$(touch {CANARY})",
    f"; touch {CANARY} ;",
    f"`touch {CANARY}`",
    "{{7+7}} {% raw %} ${7+7}",
    "../../../../etc/passwd",
    "' OR 1=1; DROP TABLE project; --",
)
_SAID = "".join(f"JANE\nI say {payload} now.\n\n" for payload in PAYLOADS)
SCRIPT = f"""\
Title: {PAYLOADS[0]} {PAYLOADS[2]} {PAYLOADS[8]}

INT. KITCHEN - DAY

JANE, 30, red coat, stands at the table.

{_SAID}"""
PAGES = ("", "/chat", "/cast", "/sets", "/script", "/progress", "/final", "/exports", "/history",
         "/player")  # fmt: skip
_ACTING = ("href", "src", "action", "style", "formaction", "srcdoc")


@dataclass(frozen=True, slots=True)
class Typed:
    """A finished film of hostile words, served; `folder` is where everything ran."""

    serving: Serving
    folder: Path


@pytest.fixture(scope="module")
def typed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Typed]:
    folder = tmp_path_factory.mktemp("inert")
    with pytest.MonkeyPatch.context() as patch, ExitStack() as closing:
        patch.chdir(folder)  # a relative canary would land here, or in the film's folder
        studio = studio_at(folder / "home")
        studio.open()
        closing.callback(studio.close)
        name = f"../../$(touch {CANARY}); {PAYLOADS[0]}'\".fountain"
        project = studio.create(name, SCRIPT.encode(), by=PAYLOADS[0]).id
        assert wait_for(studio, project) == "done", studio.newest_run(project)
        shot = studio.board(project).scenes[0].shots[0]
        for payload in PAYLOADS:
            studio.chat(project, payload, by=PAYLOADS[1])
            studio.pin(project, shot.id, 1, 0, payload, by=PAYLOADS[1])
        closing.close()
        for serving in served(studio_at(folder / "home")):
            yield Typed(serving, folder)


@pytest.fixture
def export(typed: Typed) -> Callable[..., bytes]:
    def make(kind: str, **options: object) -> bytes:
        studio, project = typed.serving.studio, typed.serving.project
        studio.export(project, kind, options, by="owner")
        assert wait_for(studio, project) == "done", studio.newest_run(project)
        path, _ = studio.export_file(project, max(made.id for made in studio.exports(project).made))
        return path.read_bytes()

    return make


class Page(HTMLParser):
    """A page's text, and whatever in it would act."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.acting: list[str] = []
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collect what acts."""
        self._inside = tag
        for name, value in attrs:
            if name.startswith(("on", "hx-on")):
                self.acting.append(f"{name}={value}")
            if name in _ACTING:
                self.acting.append(value or "")

    def handle_data(self, data: str) -> None:
        """Scripts and styles act; the rest is text."""
        if self._inside in ("script", "style"):
            self.acting.append(data)
        self.text += data

    def handle_endtag(self, tag: str) -> None:
        """Nothing is inside what has ended."""
        del tag
        self._inside = ""


def page(typed: Typed, path: str) -> Page:
    found = Page()
    headers = typed.serving.bearer
    answer = httpx2.get(
        typed.serving.url + path, headers=headers, follow_redirects=True, timeout=60
    )
    assert answer.status_code == 200, path
    assert "script-src 'nonce-" in answer.headers["content-security-policy"]
    found.feed(answer.text)
    return found


@pytest.mark.parametrize("path", ["/", *PAGES])
def test_no_page_carries_out_what_was_typed(typed: Typed, path: str) -> None:
    found = page(typed, path if path == "/" else f"/projects/{typed.serving.project}{path}")
    for word in ("owned()", CANARY, "DROP TABLE", "/etc/passwd", "{{7+7}}"):
        assert not [text for text in found.acting if word in text], word


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("path", ["/script", "/chat"])
def test_pages_show_it_letter_by_letter(typed: Typed, path: str, payload: str) -> None:
    shown = page(typed, f"/projects/{typed.serving.project}{path}").text
    assert " ".join(payload.split()) in " ".join(shown.split())


@pytest.mark.parametrize("kind", ["srt", "vtt"])
def test_captions_hold_no_commands(export: Callable[..., bytes], kind: str) -> None:
    told = export(kind).decode()
    assert "<script" not in told
    assert "<img" not in told
    assert kind == "vtt" or "{\\an8" not in told  # WebVTT knows no such tag: there it is text


def test_sheets_hold_text(export: Callable[..., bytes]) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(export("shots-xlsx")))["Shots"]
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert any("=cmd" in str(cell.value) for cell in cells)


def test_paper_prints_it(export: Callable[..., bytes]) -> None:
    pages = pypdf.PdfReader(io.BytesIO(export("script-pdf"))).pages
    told = "".join("".join(sheet.extract_text() for sheet in pages).split())
    for payload in PAYLOADS[:1] + PAYLOADS[4:]:
        assert "".join(payload.split())[:14] in told, payload
    assert not any("/JavaScript" in str(sheet.get("/AA", "")) for sheet in pages)


def test_nothing_was_carried_out(typed: Typed) -> None:
    made = [path for path in typed.folder.rglob("*") if CANARY in path.name]
    assert not made
    assert not list(Path().glob(f"*{CANARY}*"))
    assert typed.serving.studio.projects().projects[0].id == typed.serving.project


def test_the_upload_name_is_no_path(typed: Typed) -> None:
    home = (typed.folder / "home").resolve()
    outside = [p for p in typed.folder.iterdir() if p.resolve() != home]
    assert outside == []
    assert not list(home.rglob("*touch*"))

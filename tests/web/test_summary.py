"""What the summary of a film says about its script."""

import io
from pathlib import Path

from rich.console import Console

from web.summary import print_doubts

SCRIPT = """INT. BOAT HOUSE - DAY

Rain drums on the roof.

MARA
Where is it?
"""


def told(path: Path, text: str) -> str:
    path.write_text(text, encoding="utf-8")
    heard = io.StringIO()
    print_doubts(Console(file=heard, width=400), path)
    return heard.getvalue()


def test_doubts_are_counted_with_the_way_to_see_them(tmp_path: Path) -> None:
    path = tmp_path / "quay.fountain"
    faulty = SCRIPT + "\nETX. QUAY - DAY\n\nThe *wind.\n"
    expected = f"In the script: 2 warnings, 0 hints; see them with: storyreel parse {path} --check"
    assert told(path, faulty).strip() == expected


def test_nothing_is_said_of_a_script_without_any(tmp_path: Path) -> None:
    assert told(tmp_path / "quay.fountain", SCRIPT) == ""

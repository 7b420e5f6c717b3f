"""The breakdown on a terminal.

Enters: a breakdown. Leaves: tables of scenes, cast, places and props, and one line of totals.
"""

from collections.abc import Iterable

from rich.console import Console
from rich.table import Table
from rich.text import Text

from screenplay.breakdown import Breakdown
from screenplay.paper.eighths import eighths_text
from screenplay.screen_time import clock

_LISTED = 12  # scenes named in a row; the rest are counted


def print_breakdown(console: Console, found: Breakdown) -> None:
    """Print all of it; what was typed is never read as markup."""
    for table in (_scenes(found), _cast(found), _places(found), _props(found)):
        console.print(table)
        console.print()
    totals = found.totals
    console.print(
        f"{totals.scenes} scenes, {eighths_text(totals.eighths)} pages ({found.paper}), about "
        f"{clock(totals.frames, found.rate)}; {totals.characters} characters, {totals.speaking} "
        f"of them speak {totals.lines} lines, {totals.words} words; {totals.places} places, "
        f"{totals.props} props",
        highlight=False,
        markup=False,
    )


def _table(title: str, columns: Iterable[str], numbers: Iterable[str] = ()) -> Table:
    table = Table(title=title, title_justify="left", box=None, pad_edge=False, header_style="bold")
    right = set(numbers)
    for column in columns:
        table.add_column(
            column, justify="right" if column in right else "left", no_wrap=column in right,
            overflow="fold",
        )  # fmt: skip
    return table


def _row(table: Table, *cells: object) -> None:
    table.add_row(*(Text(str(cell)) for cell in cells))


def _scenes(found: Breakdown) -> Table:
    table = _table(
        "Scenes",
        ("no", "scene", "light", "page", "8ths", "time", "characters", "props"),
        ("page", "8ths", "time"),
    )
    for s in found.scenes:
        heard = tuple(f"{name} (voice)" for name in s.voices)
        _row(
            table, s.number, s.heading or f"{s.interior} {s.place}", s.daytime, s.page,
            eighths_text(s.eighths), clock(s.frames, found.rate),
            ", ".join((*s.characters, *heard)), ", ".join(s.props),
        )  # fmt: skip
    return table


def _cast(found: Breakdown) -> Table:
    table = _table(
        "Cast",
        ("character", "rank", "age", "gender", "scenes", "lines", "words", "first", "also"),
        ("scenes", "lines", "words"),
    )
    for c in found.cast:
        age = c.age if c.age_years is None else f"{c.age}, {c.age_years}"
        name = f"{c.name} (group)" if c.group else c.name
        _row(
            table, name, c.rank, age, c.gender, len(c.scenes), c.lines, c.words, c.first_scene,
            c.person,
        )  # fmt: skip
    return table


def _places(found: Breakdown) -> Table:
    table = _table("Places", ("place", "side", "pages", "time", "scenes"), ("pages", "time"))
    for p in found.places:
        name = f"{p.name}, {p.sub_place}" if p.sub_place else p.name
        _row(
            table, name, p.interior, eighths_text(p.eighths), clock(p.frames, found.rate),
            _some(p.scenes),
        )  # fmt: skip
    return table


def _props(found: Breakdown) -> Table:
    table = _table("Props", ("prop", "handled by", "scenes"))
    for p in found.props:
        by = ", ".join(p.by) or ("somebody" if p.handled else "nobody, only named")
        _row(table, p.thing, by, _some(p.scenes))
    return table


def _some(numbers: tuple[str, ...]) -> str:
    more = len(numbers) - _LISTED
    return ", ".join(numbers[:_LISTED]) + (f" and {more} more" if more > 0 else "")

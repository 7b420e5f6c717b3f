"""Text on screen: titles, chapters, the end.

Enters: the script's title and card beats. Leaves: ideas that are text only, and supers that lie
over a picture of the scene.
"""

import re
from collections.abc import Mapping

from planner.ideas import Idea, Scenery, whole
from planner.shots import Card, Cover, CutKind, ShotKind, Size
from planner.timings import card_seconds

TITLE_BEAT = "film/title"
END_BEAT = "film/end"
_SUPER = re.compile(
    r"^\s*(super(impose)?|title over|caption|chyron|subtitle|over)\b\s*:?\s*", re.IGNORECASE
)
_END = re.compile(r"^\W*(the end|fin|ende|fine|конец)\W*$", re.IGNORECASE)


def title(name: str, author: str, credits_: Mapping[str, str]) -> Idea:
    """The opening title: the film's name, by whom."""
    credit = credits_.get("credit", "") or credits_.get("Credit", "") or "by"
    lines = [line for line in name.splitlines() if line.strip()] or ["Untitled"]
    if author.strip():
        lines.append(f"{credit} {author}".strip())
    return _film_card(TITLE_BEAT, Card(tuple(lines), "title"), CutKind.FADE_IN)


def end(last_text: str, name: str) -> Idea:
    """The closing card; a script that has said THE END itself gets its title again."""
    lines = (name,) if is_end(last_text) else ("The End",)
    return _film_card(END_BEAT, Card(lines, "end"), CutKind.FADE_OUT_IN)


def is_end(text: str) -> bool:
    """Whether a card says that the film is over."""
    return bool(_END.match(text))


def card(scenery: Scenery, index: int) -> Idea:
    """A card of the script: text only, or over the scene where it says SUPER."""
    moment = scenery.moments[index]
    text = moment.beat.text.strip()
    over = _SUPER.match(text) is not None
    lines = tuple(line.strip() for line in _SUPER.sub("", text).splitlines() if line.strip()) or (
        text,
    )
    people = scenery.visible(index)[:6] if over else ()
    style = "super" if over else "end" if is_end(text) else "chapter"
    seconds = card_seconds(lines)
    kind = ShotKind.MASTER if over and people else ShotKind.ESTABLISHING if over else ShotKind.CARD
    return Idea(
        kind, Size.WS, people, (whole(moment),), seconds, index, index, card=Card(lines, style)
    )


def _film_card(beat_id: str, text: Card, cut: CutKind) -> Idea:
    return Idea(
        ShotKind.CARD, Size.WS, (), (Cover(beat_id, 0, 1, 1),), card_seconds(text.lines), 0, 0,
        card=text, cut=cut, cut_s=1.0,
    )  # fmt: skip

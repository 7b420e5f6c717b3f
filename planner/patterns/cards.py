"""Text on screen: titles, chapters, the end.

Enters: the script's title and card beats. Leaves: ideas that are text only, and supers that lie
over a picture of the scene.
"""

import re
from collections.abc import Mapping

from planner.ideas import Idea, Scenery, whole
from planner.shots import Card, Cover, CutKind, ShotKind, Size
from planner.staging import Moment
from planner.timings import card_seconds
from screenplay.scene_graph import BeatKind

NAME = "words on screen"
TITLE_BEAT = "film/title"
END_BEAT = "film/end"
OVER_PICTURE_S = 2.8
LONGEST_SUPER = 22  # words; more are read on a card of their own
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


def end(last_text: str) -> Idea | None:
    """The closing card; None for a script that has said THE END itself."""
    if is_end(last_text):
        return None
    return _film_card(END_BEAT, Card(("The End",), "end"), CutKind.FADE_OUT_IN)


def is_end(text: str) -> bool:
    """Whether a card says that the film is over."""
    return bool(_END.match(text))


def card(scenery: Scenery, index: int) -> Idea:
    """A card of the script: over a picture of its scene, or text only where it ends the film.

    Words that open a scene in a new place lie over its establishing shot.
    """
    moment = scenery.moments[index]
    text = moment.beat.text.strip()
    lines = tuple(line.strip() for line in _SUPER.sub("", text).splitlines() if line.strip()) or (
        text,
    )
    seconds = card_seconds(lines)
    covers = (whole(moment),)
    if not _over_picture(scenery, index, text, lines):
        shown = Card(lines, "end" if is_end(text) else "chapter")
        return Idea(
            ShotKind.CARD, Size.WS, (), covers, seconds, index, index, card=shown, pattern=NAME
        )
    people = scenery.visible(index)[:6]
    opens = scenery.new_place and not any(is_picture(m) for m in scenery.moments[:index])
    kind = ShotKind.MASTER if people and not opens else ShotKind.ESTABLISHING
    wide = Size.WS if scenery.staging.ground.plan.interior or not opens else Size.EWS
    seconds = max(seconds, OVER_PICTURE_S)
    over = Card(lines, "super")
    return Idea(kind, wide, people, covers, seconds, index, index, card=over, pattern=NAME)


def _over_picture(scenery: Scenery, index: int, text: str, lines: tuple[str, ...]) -> bool:
    """Whether words lie over the scene: there is one, still to be seen, and they are few."""
    if is_end(text) or sum(len(line.split()) for line in lines) > LONGEST_SUPER:
        return False
    return any(is_picture(m) for m in scenery.moments[index + 1 :])


def is_picture(moment: Moment) -> bool:
    """Whether a beat shows something of its scene."""
    return moment.beat.kind in {BeatKind.ACTION, BeatKind.SPEECH}


def _film_card(beat_id: str, text: Card, cut: CutKind) -> Idea:
    return Idea(
        ShotKind.CARD, Size.WS, (), (Cover(beat_id, 0, 1, 1),), card_seconds(text.lines), 0, 0,
        card=text, cut=cut, cut_s=1.0, pattern=NAME,
    )  # fmt: skip

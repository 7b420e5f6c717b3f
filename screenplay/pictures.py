"""Action paragraphs, centered text and transitions to beats.

Enters: one element. Leaves: beats: an action beat per sentence or short run of them, cards for
titles over the picture, transitions, and the camera requests that the script gives.
"""

import re
from dataclasses import replace

from screenplay.actions import Context, understood
from screenplay.actions.pronouns import is_character
from screenplay.delivery import feeling_of
from screenplay.elements import Action, Centered, Transition
from screenplay.emphasis import plain
from screenplay.ids import Naming
from screenplay.people.cast import Cast
from screenplay.scene_graph import Beat, BeatKind, Channel, Deed, Request, Source
from screenplay.sentences import beats, located
from screenplay.world.requests import card_text, is_ending, is_transition, request_of
from screenplay.world.structure import is_announcement

_SHOT_MARK = re.compile(r"^!\s*")  # `!!` in the script: a shot, the first mark is already gone


def action_beats(
    element: Action, cast: Cast, naming: Naming, context: Context
) -> tuple[tuple[Beat, ...], Context]:
    """Beats of an action paragraph in order, and the context after them."""
    text = plain(element.text)
    whole = text.strip()
    if re.fullmatch(r">.*<", whole):  # `!>THE END.<`
        return (_card(whole.strip("<> "), element.source, naming),), context
    if is_transition(_SHOT_MARK.sub("", whole)) or is_announcement(whole):
        return (_transition(_SHOT_MARK.sub("", whole), element.source, naming),), context
    card = card_text(whole)
    if card is not None or is_ending(whole):
        shown = whole if card is None else card
        return ((_card(shown, element.source, naming),) if shown else ()), context
    marked = element.forced and whole.startswith("!")
    groups = beats(_SHOT_MARK.sub("", whole) if marked else text)
    found: list[Beat] = []
    for position, source in enumerate(located(element.text, groups, element.source)):
        beat, context = _action(
            groups[position], source, cast, naming, context, marked=marked and not position
        )
        found.append(beat)
    return tuple(found), context


def _action(
    group: tuple[str, ...],
    source: Source,
    cast: Cast,
    naming: Naming,
    context: Context,
    *,
    marked: bool,
) -> tuple[Beat, Context]:
    text = " ".join(group)
    request = request_of(text, cast.index, context.recent, marked=marked)
    deeds: list[Deed] = []
    mentions: list[str] = []
    for sentence in group:
        named = [m.character for m in cast.index.find(sentence, context.recent)]
        done, context = understood(sentence, cast.index, context)
        deeds.extend(done)
        mentions.extend((*named, *filter(is_character, (deed.actor or "" for deed in done))))
    beat = Beat(
        id=naming.beat("action", text),
        kind=BeatKind.ACTION,
        source=source,
        text=text,
        deeds=tuple(deeds),
        mentions=tuple(dict.fromkeys(mentions)),
        request=request,
        emotion=feeling_of(text),
    )
    return beat, context


def advanced(context: Context, beat: Beat) -> Context:
    """The context after speech: who speaks was named last; a voice over it is not seen."""
    if beat.line is None:
        return with_recent(context, beat.mentions)
    if beat.line.channel not in (Channel.ON_SCREEN, Channel.OFF_SCREEN):
        return context
    return replace(with_recent(context, beat.line.speakers), about=beat.line.speakers)


def with_recent(context: Context, named: tuple[str, ...]) -> Context:
    """`context` with `named` (in order of mention) as the most recent."""
    recent = tuple(dict.fromkeys((*reversed(named), *context.recent)))
    return replace(context, recent=recent)


def centered_beats(element: Centered, previous: Beat | None, naming: Naming) -> tuple[Beat, ...]:
    """A card; the caller replaces `previous` when a card of the line above is continued."""
    text = plain(element.text)
    if previous is not None and _continues(previous, element):
        joined = f"{previous.text}\n{text}"
        length = element.source.column + element.source.length
        source = Source(previous.source.line, previous.source.column, length)
        return (_card(joined, source, naming),)
    return (_card(text, element.source, naming),)


def _continues(previous: Beat, element: Centered) -> bool:
    lines = previous.text.count("\n") + 1
    is_card = previous.kind is BeatKind.CARD
    return is_card and previous.source.line + lines == element.source.line


def transition_beat(element: Transition, naming: Naming) -> Beat:
    """The beat of a transition."""
    return _transition(plain(element.text), element.source, naming)


def card_beat(text: str, source: Source, naming: Naming) -> Beat:
    """A title card that a heading announces, such as OPENING TITLES."""
    return _card(text, source, naming)


def request_beat(text: str, request: Request, source: Source, naming: Naming) -> Beat:
    """A beat that holds nothing but a camera request."""
    subject = request.subject or ""
    named = (subject,) if subject.startswith("ch-") else ()
    return Beat(
        naming.beat("action", text), BeatKind.ACTION, source, text, None, (), named, request
    )


def _card(text: str, source: Source, naming: Naming) -> Beat:
    return Beat(naming.beat("card", text), BeatKind.CARD, source, text)


def _transition(text: str, source: Source, naming: Naming) -> Beat:
    return Beat(naming.beat("transition", text), BeatKind.TRANSITION, source, text)

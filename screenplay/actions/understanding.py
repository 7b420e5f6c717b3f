"""Action sentences as who does what to what.

Enters: a sentence of action and the characters known so far. Leaves: deeds with a verb of the
closed vocabulary `VERBS`, which staging and motion know how to play.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from screenplay.actions.absolutes import absolutes
from screenplay.actions.clauses import clauses
from screenplay.actions.deeds import (
    NO_THINGS,
    deed_of,
    has_object,
    is_thing,
    on_people,
    suffered,
    with_what_is_held,
)
from screenplay.actions.limbs import of_limb
from screenplay.actions.meanings import meaning
from screenplay.actions.nouns import is_somebody
from screenplay.actions.objects import HANDLED, Objects, direction_of, objects_of, sought
from screenplay.actions.pronouns import Antecedents
from screenplay.actions.readings import Clause
from screenplay.actions.remembered import remembered, told_of
from screenplay.actions.tableaux import beside, doors, without_verb
from screenplay.actions.tokens import Token, tokens_of
from screenplay.people.mentions import MentionIndex
from screenplay.scene_graph import Deed, Gender
from screenplay.words.things import BODY, NEVER_MEANT
from screenplay.words.vocabulary import vocabulary

VERBS = (
    "walk", "run", "enter", "exit", "approach", "follow", "sit", "stand", "lie", "kneel", "crouch",
    "turn", "look", "stare", "glance", "search", "pick_up", "put_down", "give", "take", "throw",
    "catch", "open", "close", "push", "pull", "pour", "drink", "eat", "cook", "wash", "write",
    "read", "type", "point", "wave", "nod", "shake_head", "shrug", "bow", "clap", "knock", "hug",
    "kiss", "shake_hands", "touch", "hold", "hit", "fight", "shoot", "aim", "fall", "jump",
    "climb", "dance", "sing", "sleep", "wake", "drive", "ride", "phone", "hang_up", "answer",
    "smile", "laugh", "cry", "frown", "sigh", "scream", "whisper", "think", "wait", "listen",
    "watch", "smoke", "light", "work", "play", "swim", "hide", "sneak", "stop", "hesitate",
    "gesture", "raise", "lower", "put_on", "take_off", "die", "speak", "be",
)  # fmt: skip

_LOOSE_ENDS = vocabulary(
    """
    and as while but then when or , -- so
    """
)
_MUTUAL = frozenset(("share", "exchange", "kiss", "hug", "embrace", "shake"))
_UNMEANT = BODY | NEVER_MEANT | NO_THINGS
_REFLEXIVE = frozenset(("himself", "herself", "themselves", "itself", "tight", "fast"))
_TRANSITIVE = vocabulary(
    """
    push pull hit throw touch hold pick_up put_down take give catch raise lower put_on light
    """
)
_ON_BODIES = vocabulary(
    """
    touch take hold pick_up kiss hit push pull look hug give shake_hands raise
    """
)
_BY_HAND = vocabulary(
    """
    turn open close touch look wave throw
    """
)
_LONGEST = 2000  # characters; a longer sentence is no sentence
_DONE_TO_THINGS = frozenset(("open", "close", "push", "search", "knock"))
_SEEKING = frozenset(("search", "gesture", "run", "jump", "wait"))
_FALLING = frozenset(("fall", "drop", "sink", "slip", "slide", "hang"))


@dataclass(frozen=True, slots=True)
class Context:
    """What a sentence leans on: who was last named, who is here, whose line it interrupts."""

    genders: Mapping[str, Gender]
    recent: tuple[str, ...] = ()  # most recent first
    present: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()  # who acts where the words name nobody (parentheticals)
    earlier: tuple[str, ...] = ()  # who was in the scene before
    things: tuple[str, ...] = ()  # nouns told of last, most recent first: what "it" may mean
    held: tuple[str, ...] = ()  # those of them that somebody handled
    about: tuple[str, ...] = ()  # who acted in the sentence before
    young: Mapping[str, int] = field(default_factory=dict)  # ages: whom "the boy" may mean
    old: frozenset[str] = frozenset()  # whom "the old man" may mean
    called: Mapping[str, str] = field(default_factory=dict)  # whom "the porter" means


def understand(sentence: str, index: MentionIndex, context: Context) -> tuple[Deed, ...]:
    """Deeds of a sentence in order; none when it is not understood."""
    return understood(sentence, index, context)[0]


def understood(
    sentence: str, index: MentionIndex, context: Context
) -> tuple[tuple[Deed, ...], Context]:
    """Deeds of a sentence, and the context with the things that it told of."""
    if not sentence or len(sentence) > _LONGEST:
        return (), context
    tokens = tokens_of(sentence, index.find(sentence, context.recent))
    people = Antecedents(
        context.genders,
        context.recent,
        context.present,
        context.earlier,
        context.things,
        context.held,
        context.about,
        context.young,
        context.old,
        context.called,
    )
    found, about = clauses(tokens, people, context.subject)
    if (thing := told_of(tokens)) is not None:
        people.handle(thing)
    deeds = [deed for clause in found for deed in _deeds(sentence, tokens, clause, people)]
    told = (*doors(sentence, tokens, deeds), *deeds, *beside(sentence, tokens))
    told = (*told, *absolutes(sentence, tokens, _acting(found, tokens), told))
    told = told or without_verb(sentence, tokens, context.subject or _meant(tokens, about))
    for deed in told:
        if deed.actor is not None:
            people.name(deed.actor)
    things, held = remembered(tokens, told, context.things, context.held)
    return told, replace(
        context, things=things, held=held, about=about or context.about, recent=people.named()
    )


def _acting(found: Sequence[Clause], tokens: Sequence[Token]) -> Callable[[int], str | None]:
    """Who acts at a token: of the last clause before it, else of the first, else who is named."""

    def who(at: int) -> str | None:
        single = [clause for clause in found if len(clause.actors) == 1]
        earlier = [clause for clause in single if clause.start <= at]
        if clause := next(iter(earlier[-1:] or single[:1]), None):
            return clause.actors[0]
        named = [t.mention for t in tokens[:at] if t.mention and not t.mention.possessive]
        return named[-1].character if named else None

    return who


def _meant(tokens: Sequence[Token], about: tuple[str, ...]) -> tuple[str, ...]:
    """Whom a sentence is about that opens with a pronoun: HE'S asleep."""
    return about if tokens and tokens[0].low in ("he", "she", "he's", "she's") else ()


def _deeds(
    sentence: str, tokens: Sequence[Token], clause: Clause, people: Antecedents
) -> list[Deed]:
    rest = tokens[clause.verb + 1 : clause.end]
    if clause.ahead is not None:
        rest = tokens[clause.ahead : clause.verb]
    form = clause.form
    if clause.by_limb:
        rest = of_limb(rest)
    if form.lemma == "let" and (fallen := _falls(rest)) is not None:
        lowered = rest[fallen].low in ("sink", "hang")
        form = replace(form, verb="lower" if lowered else "put_down")
        rest = [*rest[:fallen], *rest[fallen + 1 :]]
    objects = _with_it(
        objects_of(rest, people, clause.actors, form.verb), rest, replace(clause, form=form), people
    )
    let = form is not clause.form
    verb = form.verb if let or clause.by_limb else meaning(form, rest, objects)
    aimed = sought(rest) if verb in _SEEKING and not objects.place else None
    aimed = None if aimed in NEVER_MEANT else aimed
    way = direction_of(sentence, rest, verb)
    objects = replace(objects, direction=way, place=objects.place or aimed)
    _note_things(objects, verb, people)
    bare = verb == clause.form.verb and verb in _TRANSITIVE
    himself = any(token.low in _REFLEXIVE for token in rest[:2])
    if not verb or (bare and not himself and not has_object(objects)):
        return []
    last = clause.end - 1
    while last > clause.verb and tokens[last].low in _LOOSE_ENDS:
        last -= 1
    text = sentence[tokens[clause.start].start : tokens[last].end]
    if clause.passive:
        return suffered(clause, verb, text, objects)
    owner = (objects.owner,) if objects.owner and verb in _ON_BODIES else ()
    others = (*objects.people, *owner, *(clause.actors if clause.form.lemma in _MUTUAL else ()))
    deeds: list[Deed] = []
    for actor in clause.actors:
        person = next((other for other in others if other != actor), None)
        if person is None and actor in objects.people and len(clause.actors) > 1:
            continue  # everyone looks at Sam, but Sam
        if verb in _DONE_TO_THINGS and not objects.direct and is_thing(objects.noun):
            person = None  # closes the door behind him
        meant = on_people(verb) or verb if objects.direct and verb == "close" else verb
        deed = deed_of(actor, meant, text, objects, person)
        deeds.extend(with_what_is_held(deed, objects))
    return deeds


def _falls(rest: Sequence[Token]) -> int | None:
    """Where a thing falls: LETS the gun SINK to her side; None where nothing does."""
    at = next((i for i, token in enumerate(rest[:6]) if token.low in _FALLING), None)
    if at is None or rest[0].mention is not None or rest[0].low in ("him", "herself", "himself"):
        return None
    return at


def _with_it(
    objects: Objects, rest: Sequence[Token], clause: Clause, people: Antecedents
) -> Objects:
    """`objects` with the thing that IT or THEM means."""
    if not (objects.it or objects.it_place):
        return objects
    meant = people.thing(in_hand=objects.it and clause.form.verb in HANDLED | _BY_HAND)
    if objects.it and meant and meant.endswith("s") and rest[0].low == "them":
        objects = replace(objects, people=(), direct=False)
    direct = (objects.noun or meant) if objects.it else objects.noun
    return replace(objects, noun=direct, place=meant if objects.it_place else objects.place)


def _note_things(objects: Objects, verb: str, people: Antecedents) -> None:
    for noun in (objects.place, objects.in_hand, objects.noun):
        if noun is not None and noun not in _UNMEANT and not is_somebody(noun):
            held = noun == objects.in_hand or (noun == objects.noun and verb in HANDLED)
            people.handle(noun, in_hand=held)

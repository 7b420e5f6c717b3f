"""A verb and what stands after it as deeds.

Enters: a clause, its verb of `screenplay.actions.VERBS` and its objects. Leaves: deeds with target,
prop, manner and direction, as staging and motion play them.
"""

from screenplay.actions.objects import HANDLED, Objects
from screenplay.actions.readings import Clause
from screenplay.scene_graph import Deed
from screenplay.words.names import PERSON_NOUNS
from screenplay.words.things import BODY, IN_ARMS, NEVER_HELD
from screenplay.words.vocabulary import vocabulary

NO_THINGS = vocabulary(
    """
    seat sip swig drink gulp bite drag breath step look glance glances looks head heads eyes arms
    hand hands hold go gaze beat moment bit call silence half way feet knees knee run sprint trot
    halt stop dash break tracks punches blows words kiss hug nod shrug laugh scream cry breaths
    """
)
_WITHOUT_THINGS = vocabulary(
    """
    speak laugh cry think wait smile sigh dance sing sleep stop hesitate frown scream
    whisper nod shrug shake_head
    """
)
_WITH_THINGS = vocabulary(
    """
    walk run enter exit approach follow sit stand lie kneel crouch turn climb wait sneak stop be
    dance jump fall
    """
)
_FURNITURE = vocabulary(
    """
    desk table counter bar wall board blackboard whiteboard chair sofa couch bed floor corner room
    """
)
_NO_PLACES = vocabulary(
    """
    knees knee feet run sprint trot halt stop tracks laughter tears way
    beat moment while second silence earshot own
    """
)
_AIMED = frozenset(("put_down", "aim"))
_IN_HAND = frozenset(("hold", "take", "pick_up", "catch", "give", "put_down", "throw", "raise",
                      "lower", "wave"))  # fmt: skip
_FELLING = frozenset(("throw", "push", "hit"))
_THROWING = vocabulary("throw fling hurl toss knock slam blast bowl tackle")
_DONE_TO_PEOPLE = vocabulary(
    """
    push pull hit throw shoot hug kiss touch hold fight close follow
    """
)
_DONE_TO_PEOPLE = vocabulary(
    """
    push pull hit throw shoot hug kiss touch hold fight close follow
    """
)


def suffered(clause: Clause, verb: str, text: str, objects: Objects) -> list[Deed]:
    """What is done to somebody: by whom, and how it throws them."""
    done = on_people(verb)
    felled = verb in _FELLING and clause.form.lemma in _THROWING
    deeds = [
        deed_of(actor, done, text, objects, who)
        for who in clause.done_to
        for actor in clause.actors or (None,)
        if done and (clause.actors or not felled)
    ]
    return [*deeds, *(Deed(who, "fall", text.strip()) for who in clause.done_to if felled)]


def with_what_is_held(deed: Deed, objects: Objects) -> tuple[Deed, ...]:
    """WITH A COIN IN HER HAND is a deed of its own: who comes in holds it from then on."""
    if objects.in_hand is None or deed.verb not in _WITH_THINGS:
        return (deed,)
    held = Deed(deed.actor, "hold", deed.text, prop=objects.in_hand)
    return (deed, held) if deed.verb == "enter" else (held, deed)


def is_thing(noun: str | None) -> bool:
    """Whether a noun names a thing, not a gesture or a part of the body."""
    return noun is not None and noun not in NO_THINGS and noun not in BODY


def on_people(verb: str) -> str:
    """What a verb means when it is done to a person; "" when it cannot be."""
    return "push" if verb == "close" else verb if verb in _DONE_TO_PEOPLE else ""


def _empty(verb: str, noun: str | None) -> bool:
    """Nouns that only complete their verb: opens FIRE, lands FACE down."""
    return (verb == "shoot" and noun == "fire") or (verb == "fall" and noun in BODY)


def deed_of(actor: str | None, verb: str, text: str, objects: Objects, person: str | None) -> Deed:
    """The deed `verb` of `actor` to `person`, or to what the objects name; `text` as typed."""
    handled = verb in HANDLED
    noun = None if objects.noun in NO_THINGS or _empty(verb, objects.noun) else objects.noun
    on_it = objects.place if verb in ("drink", "eat", "write", "read", "type") else None
    prop = (noun or (on_it if on_it not in _FURNITURE else None)) if handled else None
    if verb in _IN_HAND and (prop in NEVER_HELD or (prop in PERSON_NOUNS and prop not in IN_ARMS)):
        prop = None  # holds much; lifts his sister
    if verb == "pour" and prop is None and person is not None and not objects.it:
        prop = "drink"  # pours him one, another, the rest
    target = person
    if target is None and verb not in _WITHOUT_THINGS and verb != "be":
        unsaid = objects.place in _NO_PLACES or objects.place == noun
        place = None if unsaid else objects.place
        aimed = place if verb in _AIMED or (verb == "pull" and noun is None) else None
        target = aimed if handled else noun or place
    if verb in ("raise", "lower", "wash") and objects.noun in BODY:
        prop = None
        target = target or objects.noun
    return Deed(
        actor=actor,
        verb=verb,
        text=text.strip(" ,;:-–—"),
        target=target,
        prop=prop or (objects.in_hand if verb in _WITH_THINGS else objects.carried),
        manner=objects.manner,
        direction=objects.direction,
    )


def has_object(objects: Objects) -> bool:
    """Whether the words name something or somebody that the deed is done to."""
    noun = objects.noun is not None and (objects.noun not in NO_THINGS or objects.noun in BODY)
    carried = objects.carried or objects.in_hand or objects.place
    return noun or objects.it or bool(carried or objects.people or objects.owner)

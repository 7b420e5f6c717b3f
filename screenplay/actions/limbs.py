"""What somebody does whose hand or eyes are the subject.

Enters: a part of the body and the verb that it is the subject of. Leaves: the verb of its owner:
HIS HAND CLOSES AROUND THE KNIFE holds it, HER EYES FOLLOW HIM watch; none where nothing is done.
"""

from collections.abc import Sequence
from dataclasses import replace

from screenplay.actions.tokens import Token
from screenplay.words.lexicon import PREPOSITIONS, VerbForm
from screenplay.words.vocabulary import vocabulary

HANDS = frozenset(("hand", "hands", "finger", "fingers", "fingertips", "palm", "thumb", "fist"))
EYES = frozenset(("eye", "eyes", "gaze", "glance", "stare"))
_LOOKING = vocabulary(
    """
    meet find fall rest light drift flick dart travel move wander stray sweep roam scan search
    linger settle lock fix go snap shift slide rove flit come return alight
    """
)
_HOLDING = vocabulary("close tighten clutch grip curl grab seize clamp grasp clasp wrap")
_TOUCHING = vocabulary(
    "find touch brush rest trace stroke slip slide creep cover fumble feel land meet settle graze"
)
_REACHING = vocabulary("reach go fly hover dart shoot move stretch")
_MUTUAL = frozenset(("meet", "touch", "lock", "brush"))


def limb_verb(limb: str, form: VerbForm) -> VerbForm | None:
    """The verb of who owns `limb`; None where the limb's verb shows no deed."""
    lemma = form.lemma
    if limb in EYES:
        verb = "watch" if lemma == "follow" else "look" if lemma in _LOOKING else ""
    elif lemma in _HOLDING:
        verb = "hold"
    else:
        verb = "touch" if lemma in _TOUCHING else "gesture" if lemma in _REACHING else ""
    named = "exchange" if lemma in _MUTUAL else verb  # their eyes meet: each other's
    return VerbForm(named, form.form, verb) if verb else None


def of_limb(rest: Sequence[Token]) -> Sequence[Token]:
    """The words after a limb's verb as after its owner's: her eyes meet JOEL'S, close AROUND it."""
    if rest and rest[0].low in PREPOSITIONS:
        rest = rest[1:]
    if not rest:
        return rest
    first = rest[0]
    if first.mention is not None and first.mention.possessive:
        whole = replace(first, mention=replace(first.mention, possessive=False))
        return (whole, *rest[1:])
    others = {"his": "him", "hers": "her"}
    alone = len(rest) == 1 or not rest[1].low[:1].isalpha()
    if first.low in others and alone:
        return (replace(first, low=others[first.low]), *rest[1:])
    return rest

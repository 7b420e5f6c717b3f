"""Things in hands: taken, given, put down, spoken into.

Enters: a scene being played and a deed. Leaves: its acts, with what everybody then holds. Two hands
hold two things: before a third, the first is put away.
"""

from dataclasses import replace

from planner.floor_plan import Posture
from planner.like_things import LIKE, modelled
from planner.playing import Playing, handled, with_thing, without
from planner.shots import Stance
from screenplay.scene_graph import Beat, Deed

GRASPING = frozenset({"pick_up", "take", "hold", "catch", "open_letter", "raise"})
USING = frozenset({"drink", "eat", "read", "write", "smoke", "aim", "light", "pour"})
RELEASING = frozenset({"put_down", "throw"})
PHONES = frozenset({"phone", "cellphone", "cell", "telephone", "receiver", "mobile", "handset"})
HANDHELD = frozenset({
    "photo", "photograph", "picture", "badge", "letter", "note", "envelope", "key", "keys", "ring",
    "watch", "gun", "pistol", "knife", "phone", "book", "paper", "map", "card", "bottle", "glass",
    "cup", "mug", "coin", "money", "box", "flower", "hat", "camera", "ticket", "newspaper",
    "magazine", "pen", "bag", "cigarette", "lighter", "wallet", "locket", "file", "folder",
})  # fmt: skip
CARRIED = HANDHELD | frozenset(LIKE)  # what is modelled, as itself or as a like thing


def show(playing: Playing, beat: Beat) -> None:
    """What the script looks at closely lies in somebody's hands, if it fits there."""
    request = beat.request
    noun = (request.subject or "").split()[-1:] if request else []
    if not noun or noun[0] not in HANDHELD:
        return
    if any(noun[0] in s.holding for s in playing.now.values()):
        return
    seen = [w for w, s in playing.now.items() if s.visible]
    holder = next((m for m in beat.mentions if m in seen), seen[0] if seen else None)
    if holder is not None:
        grasp(playing, beat, Deed(holder, "hold", beat.text, prop=noun[0]))


def grasp(playing: Playing, _beat: Beat, deed: Deed) -> None:
    """A thing comes into a hand, out of another's where that one holds it."""
    here, thing = playing.now[deed.actor or ""], handled(deed)
    giver = playing.target(deed)
    if thing in PHONES:
        telephone(playing, _beat, deed)
        return
    if giver is not None and thing and thing in giver.holding:
        playing.now[giver.character_id] = without(giver, thing)
    here = _hand_free(playing, here.character_id, thing)
    playing.act(deed, deed.verb, with_thing(here, thing))


def release(playing: Playing, _beat: Beat, deed: Deed) -> None:
    """A thing leaves a hand: put down, thrown."""
    here = playing.now[deed.actor or ""]
    thing = handled(deed) or (here.holding[-1] if here.holding else None)
    if thing in PHONES and here.on_phone:
        hang_up(playing, _beat, deed)
        return
    playing.act(deed, deed.verb, playing.faced(deed, without(here, thing)))


def give(playing: Playing, _beat: Beat, deed: Deed) -> None:
    """From hand to hand; what is given was taken up before."""
    here, other = playing.now[deed.actor or ""], playing.target(deed)
    thing = handled(deed) or (here.holding[-1] if here.holding else None)
    if thing is not None and modelled(thing) and thing not in here.holding:
        here = _hand_free(playing, here.character_id, thing)
        playing.act(replace(deed, verb="hold"), "hold", with_thing(here, thing))
        here = playing.now[here.character_id]
    playing.act(deed, "give", playing.faced(deed, without(here, thing)))
    if other is not None and thing is not None:
        taken = Deed(other.character_id, "take", deed.text, target=here.character_id, prop=thing)
        free = _hand_free(playing, other.character_id, thing)
        playing.act(taken, "take", with_thing(free, thing), beside=True)


def telephone(playing: Playing, _beat: Beat, deed: Deed) -> None:
    """A phone goes to the ear; who sits at a table lays down what they held."""
    here = playing.now[deed.actor or ""]
    if not here.on_phone:
        if here.posture is Posture.SIT:
            here = _emptied(playing, here.character_id)
        here = _hand_free(playing, here.character_id, "phone")
        verb = "answer" if deed.verb in {"answer", "pick_up"} else "phone"
        playing.act(deed, verb, replace(with_thing(here, "phone"), on_phone=True))


def hang_up(playing: Playing, _beat: Beat, deed: Deed) -> None:
    """A phone goes down again."""
    here = playing.now[deed.actor or ""]
    if here.on_phone:
        playing.act(deed, "hang_up", replace(without(here, "phone"), on_phone=False))


def in_place(playing: Playing, _beat: Beat, deed: Deed) -> None:
    """Everything that is done where one is, turned to whom it concerns."""
    here = playing.now[deed.actor or ""]
    thing = handled(deed)
    poured_for = deed.verb == "pour" and playing.target(deed) is not None  # it stands before them
    if deed.verb in USING and thing and thing not in PHONES and not poured_for:
        here = with_thing(_hand_free(playing, here.character_id, thing), thing)
    playing.act(deed, deed.verb, playing.faced(deed, here))


def _emptied(playing: Playing, who: str) -> Stance:
    """Everything in hand is put away."""
    for thing in playing.now[who].holding:
        if thing not in PHONES:
            away = Deed(who, "put_down", "", prop=thing)
            playing.act(away, "put_down", without(playing.now[who], thing), beside=True)
    return playing.now[who]


def _hand_free(playing: Playing, who: str, thing: str | None) -> Stance:
    """Two hands hold two things: before a third, the first is put away."""
    here = playing.now[who]
    if thing is None or thing in here.holding or len(here.holding) < 2 or not modelled(thing):
        return here
    first = here.holding[0]
    away = Deed(who, "put_down", "", prop=first)
    playing.act(away, "put_down", without(here, first), beside=True)
    return playing.now[who]

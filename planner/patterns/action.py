"""How things done without words are shot.

Enters: an action beat with its businesses. Leaves: ideas: walkers in full with the door they use,
gestures near enough to be read, inserts for things that matter, everybody when all take part.
"""

from dataclasses import replace

from planner.floor_plan import Posture
from planner.ideas import PARTS, Idea, Scenery, part, whole
from planner.marks import furniture_named, things_named
from planner.paths import length_m
from planner.patterns import looks
from planner.patterns.chase import CHASED_S, HURRIED, NAME, chased
from planner.patterns.leaving import left_behind, sets_off, travels
from planner.patterns.looks import LOOKS
from planner.patterns.reveal import reveal
from planner.patterns.things import insert_goes_on, thing_shown, vehicle_moving
from planner.shots import Business, MoveKind, ShotKind, Size
from planner.timings import share_of
from planner.vistas import KINDS
from screenplay.people.animals import SPECIES

INSERT_S = 2.1  # a beat this long has time for a thing of its own
SEEN_S, READ_S = 1.4, 2.4  # how long a thing is shown, and what is read on it
PHASE_S = 1.1  # a shot of its own needs this long
PLACE_TEXT = 24  # a longer text about nobody tells of the place
FACES = frozenset({
    "smile", "frown", "sigh", "cry", "stare", "glance", "think", "whisper", "listen", "wake",
    "hesitate", "look", "watch", "nod", "shake_head",
})  # fmt: skip
PAIRED = frozenset({"hug", "kiss", "shake_hands", "give", "hit", "fight", "touch", "dance"})
SHOWN = frozenset({"give", "take", "read", "pick_up", "write", "put_down", "open", "aim", "pour"})
ALWAYS_SHOWN = frozenset({"read", "aim"})
STOOPED = frozenset({"kneel", "crouch", "fall", "die", "hide", "jump", "dance", "bow"})
GROUNDED = frozenset({"put_down", "pick_up"})  # outdoors there is no table: down to the ground
TRACKED_M = 3.0  # a way this long is gone along with


def action(scenery: Scenery, index: int) -> list[Idea]:
    """Ideas for one action beat."""
    moment = scenery.moments[index]
    vehicle = vehicle_moving(scenery, index)
    if vehicle is not None:
        return [vehicle]
    businesses = _businesses(scenery, index)
    special = looks.look(scenery, index, businesses) if businesses else []
    special = special or reveal(scenery, index)
    if special:
        return special
    if not businesses:
        return _described(scenery, index)
    ideas: list[Idea] = []
    for group, start, end in _phases(businesses, moment.seconds, _phase_s(scenery, index)):
        seen = looks.look_within(scenery, index, group, start, end) if start > 0.0 else []
        ideas += seen or [
            replace(_shown(scenery, index, group), covers=(part(moment, start, end),),
                    seconds=(end - start) * moment.seconds)
        ]  # fmt: skip
    if len(ideas) == 1:
        ideas = [replace(ideas[0], covers=(whole(moment),))]
    return left_behind(scenery, index, _with_insert(scenery, index, ideas, businesses), businesses)


def _shown(scenery: Scenery, index: int, businesses: list[Business]) -> Idea:
    """One shot for things that happen together."""
    movers = [b for b in businesses if travels(b)]
    return _moving(scenery, index, movers) if movers else _doing(scenery, index, businesses)


Phase = tuple[list[Business], float, float]


def _phase_s(scenery: Scenery, index: int) -> float:
    """How long a part of a beat must be for a shot of its own: a chase is cut shorter."""
    if chased(scenery, index):
        return CHASED_S
    return PHASE_S * max(1.0, scenery.pace.stretch)


def _phases(businesses: list[Business], seconds: float, least_s: float) -> list[Phase]:
    """Parts of a beat that need a shot each: other people act, and for long enough."""
    phases: list[Phase] = []
    for business in businesses:
        start, end = business.share
        start = round(start * PARTS) / PARTS
        if phases:
            group, first, last = phases[-1]
            others = {b.character_id for b in group} != {business.character_id}
            leaves = sets_off(business, businesses) and not any(
                sets_off(b, businesses) for b in group
            )
            mounts = _mounting(business, businesses) and not any(
                _mounting(b, businesses) for b in group
            )
            if (
                (others or leaves or mounts)
                and business.share[0] >= last - 0.01
                and min(business.share[0] - first, 1 - start) * seconds > least_s
            ):
                phases[-1] = (group, first, start)
                phases.append(([business], start, end))
                continue
            phases[-1] = ([*group, business], first, max(last, end))
        else:
            phases.append(([business], 0.0, end))
    group, first, _ = phases[-1]
    return [*phases[:-1], (group, first, 1.0)]


def _mounting(business: Business, businesses: list[Business]) -> bool:
    """Whether it is getting into a saddle, or the way up to it."""
    return any(
        Posture.RIDE in (b.before.posture, b.after.posture) and b.before.posture != b.after.posture
        and (b.character_id, b.text) == (business.character_id, business.text)
        for b in businesses
    )  # fmt: skip


def _businesses(scenery: Scenery, index: int) -> list[Business]:
    beat_id = scenery.moments[index].beat.id
    return [b for b in scenery.staging.plan.businesses if b.beat_id == beat_id]


def _travelled_m(business: Business) -> float:
    return length_m(business.path_m)


def _moving(scenery: Scenery, index: int, movers: list[Business]) -> Idea:
    """Follow who walks; arrivals and departures are seen with those they concern."""
    walkers = tuple(dict.fromkeys(b.character_id for b in movers))
    passage = any(b.verb in {"enter", "exit"} for b in movers)
    stays = scenery.stays(index)
    concerned = [b.target for b in movers if b.target is not None and b.target not in walkers]
    company = tuple(t for t in dict.fromkeys(concerned) if t in stays)
    if not company and passage and len(walkers) == 1:
        company = scenery.company(index, walkers[0], 1)
    subjects = (*walkers, *company)[:5]
    hurried = any(b.verb in HURRIED for b in movers)
    kind = ShotKind.MASTER if len(subjects) > 2 else ShotKind.TWO_SHOT
    idea = replace(_idea(scenery, index, kind, Size.WS, subjects), moving=True)
    if len(subjects) == 1:
        idea = replace(idea, kind=ShotKind.SINGLE, size=Size.WS if passage else Size.MWS)
        leaves = any(b.verb == "exit" for b in movers)
        seen_off = leaves and not scenery.staging.ground.plan.interior
        panned = _longest_m(movers) > 1.8 and not seen_off
        tracked = panned and not passage and _longest_m(movers) >= TRACKED_M
        with_them = MoveKind.TRACK if tracked else MoveKind.PAN
        idea = replace(idea, move=with_them if panned else idea.move)
    shaken = hurried and idea.move is MoveKind.STATIC
    idea = replace(idea, move=MoveKind.HANDHELD) if shaken else idea
    name = "entrance and exit" if passage else "movement"
    return replace(idea, pattern=NAME if chased(scenery, index) else name)


def _longest_m(movers: list[Business]) -> float:
    return max(_travelled_m(b) for b in movers)


def _doing(scenery: Scenery, index: int, businesses: list[Business]) -> Idea:
    """People who stay where they are and do something."""
    actors = tuple(dict.fromkeys(b.character_id for b in businesses))
    vista = _vista(scenery, businesses)
    if vista is not None:
        both = _idea(scenery, index, ShotKind.MASTER, Size.MS, actors[:2])
        return replace(both, thing=vista)
    visible = scenery.visible(index)
    partners = [b.target for b in businesses if b.target in visible and b.target not in actors]
    together = any(b.verb in PAIRED for b in businesses)
    if len(actors) > 2:
        return _idea(scenery, index, ShotKind.GROUP, Size.MWS, actors[:5])
    if len(actors) == 2 or (together and partners):
        pair = (*actors, *(p for p in partners if p))[:2]
        handheld = any(b.verb in HURRIED for b in businesses)
        idea = _idea(scenery, index, ShotKind.TWO_SHOT, Size.MS, pair)
        return replace(idea, move=MoveKind.HANDHELD) if handheld else idea
    face = all(b.verb in FACES for b in businesses)
    postured = any(b.before.posture is not b.after.posture for b in businesses)
    outdoors = not scenery.staging.ground.plan.interior
    stooped = any(b.verb in STOOPED or (outdoors and b.verb in GROUNDED) for b in businesses)
    chase = chased(scenery, index)
    size = Size.MWS if postured or stooped or chase else Size.MCU if face else Size.MS
    kind = ShotKind.REACTION if face else ShotKind.SINGLE
    idea = _idea(scenery, index, kind, size, actors[:1])
    looked_at = thing_shown(scenery, index, businesses[-1].text, idea) if face else None
    if looked_at is not None:
        return replace(idea, kind=ShotKind.SINGLE, size=Size.MS, thing=looked_at.thing)
    idea = looks.glanced(scenery, index, idea, businesses) if face else idea
    return replace(idea, move=MoveKind.HANDHELD) if chase and not face else idea


def _vista(scenery: Scenery, businesses: list[Business]) -> str | None:
    """The great building that somebody looks at: it is seen with them."""
    great = {f.id for f in scenery.staging.ground.plan.furniture if f.kind in KINDS}
    return next((b.target for b in businesses if b.verb in LOOKS and b.target in great), None)


def _described(scenery: Scenery, index: int) -> list[Idea]:
    """No deed understood: who is meant, else the thing that is named, else everybody."""
    beat, visible = scenery.moments[index].beat, scenery.visible(index)
    near = _idea(scenery, index, ShotKind.INSERT, Size.CU, ())
    still = insert_goes_on(scenery, index, near)
    if still is not None:
        return [still]
    meant = [m for m in dict.fromkeys(beat.mentions) if m in visible]
    if len(meant) == 1:
        return [_idea(scenery, index, ShotKind.SINGLE, Size.MS, (meant[0],))]
    if len(meant) == 2:
        return [_idea(scenery, index, ShotKind.TWO_SHOT, Size.MS, tuple(meant))]
    if meant:
        return [_idea(scenery, index, ShotKind.GROUP, Size.MWS, tuple(meant[:5]))]
    thing = _thing_named(scenery, beat.text)
    lying_there = thing_shown(scenery, index, beat.text, near) or _animal(scenery, index, near)
    if lying_there is not None:
        return [lying_there]
    if thing is not None:
        return [replace(_idea(scenery, index, ShotKind.INSERT, Size.MS, ()), thing=thing)]
    if not visible:
        return [_place(scenery, index)]
    if not beat.mentions and len(beat.text) > PLACE_TEXT:
        return [_place(scenery, index)]
    if len(visible) == 1:
        return [_idea(scenery, index, ShotKind.SINGLE, Size.MS, visible[:1])]
    kind = ShotKind.TWO_SHOT if len(visible) == 2 else ShotKind.MASTER
    return [_idea(scenery, index, kind, Size.MWS, visible[:6])]


def _animal(scenery: Scenery, index: int, near: Idea) -> Idea | None:
    """The animal that a beat is about, although a pronoun tells of it: he whines."""
    actors = (d.actor for d in scenery.moments[index].beat.deeds if d.actor in SPECIES.values())
    shown = (thing_shown(scenery, index, actor, near) for actor in actors if actor)
    return next((idea for idea in shown if idea is not None), None)


def _place(scenery: Scenery, index: int) -> Idea:
    """The place itself, whoever may be in it."""
    size = Size.WS if scenery.staging.ground.plan.interior else Size.EWS
    return _idea(scenery, index, ShotKind.ESTABLISHING, size, scenery.visible(index)[:8])


def _thing_named(scenery: Scenery, text: str) -> str | None:
    """The first piece of furniture that a text names."""
    for noun in things_named(text):
        thing = furniture_named(scenery.staging.ground, noun)
        if thing is not None:
            return thing.id
    return None


def _with_insert(
    scenery: Scenery, index: int, ideas: list[Idea], businesses: list[Business]
) -> list[Idea]:
    """Add the thing itself, near, as the last part of a beat in which it matters."""
    moment = scenery.moments[index]
    shown = [b for b in businesses if b.verb in SHOWN and b.prop and b.after.visible
             and b.after.posture is not Posture.LIE  # the hands of who lies are not before a chest
             and _stays(b, businesses)
             and (b.prop in b.after.holding or b.prop in b.before.holding)]  # fmt: skip
    if not shown or moment.seconds < INSERT_S or len(ideas) != 1:
        return ideas
    if any(b.verb == "give" for b in shown):  # a gift is between two people: see them both
        return ideas
    business = shown[-1]
    lucky = share_of(f"insert/{moment.beat.id}") < 0.7
    if business.verb not in ALWAYS_SHOWN and not lucky:
        return ideas
    start = 1.0 - _insert_share(business.verb, moment.seconds * scenery.pace.stretch)
    near = Idea(
        ShotKind.INSERT, Size.CU, (business.character_id,), (part(moment, start, 1.0),),
        moment.seconds * (1.0 - start), index, index, thing=business.prop, settled=True,
        pattern="insert",
    )  # fmt: skip
    before = (part(moment, 0.0, start),)
    return [replace(ideas[0], covers=before, seconds=moment.seconds * start), near]


def _stays(business: Business, businesses: list[Business]) -> bool:
    """Whether who handles a thing does not go, rise or leave after it in the same beat."""
    own = [b for b in businesses if b.character_id == business.character_id]
    here = business.after
    return all(
        b.after.visible and b.after.posture is here.posture
        and (b.after.x_m, b.after.z_m) == (here.x_m, here.z_m)
        for b in own[own.index(business) + 1 :]
    )  # fmt: skip


def _insert_share(verb: str, seconds: float) -> float:
    """The share of a beat that its insert takes: a glance, longer for what is read."""
    wished = READ_S if verb in {"read", "write"} else SEEN_S
    return min(5, max(3, round(PARTS * wished / seconds))) / PARTS


def _idea(
    scenery: Scenery, index: int, kind: ShotKind, size: Size, subjects: tuple[str, ...]
) -> Idea:
    moment = scenery.moments[index]
    name = "insert" if kind is ShotKind.INSERT else "action"
    if kind is ShotKind.ESTABLISHING:
        name = "re-establishing"
    elif chased(scenery, index):
        name = NAME
    return Idea(kind, size, subjects, (whole(moment),), moment.seconds, index, index, pattern=name)

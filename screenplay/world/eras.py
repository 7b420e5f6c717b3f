"""When a script plays, as far as its words tell: the year that its things are of.

Enters: a scene graph. Leaves: a year, or None for today. A year in a heading decides. Without one a
script that names horses, saloons, swords and telegrams, and not one thing that came later, plays in
the time of those; anything modern in it, a car or a phone, makes it one of today.
"""

import re

from screenplay.scene_graph import BeatKind, Scene, SceneGraph
from screenplay.words.vocabulary import vocabulary

WEST, KINGS = 1880, 1400  # years that scripts with such things are taken to play in
_MODERN = vocabulary(
    """
    car cars sedan suv hatchback convertible pickup van minivan truck trucks lorry bus taxi cab
    ambulance motorbike motorcycle scooter jeep limo limousine headlight headlights headlamp
    windshield windscreen dashboard bumper garage highway motorway freeway airport airplane
    jet helicopter subway metro phone phones telephone cellphone smartphone mobile voicemail
    radio tv television computer laptop tablet keyboard email e-mail internet website app
    printer photocopier copier scanner microphone headset headphones video movie cinema film
    microwave fridge refrigerator freezer toaster dishwasher dryer lightbulb neon jukebox flashlight
    elevator lift escalator supermarket laundromat motel mall plastic nylon jeans t-shirt tee hoodie
    sneakers sunglasses pizza siren robot android spaceship laser electric electricity
    ballpoint battery batteries drone photo polaroid selfie tractor trailer startup espresso
    """
)
_OF_THE_WEST = vocabulary(
    """
    horse horses mare stallion mule saddle reins stirrup spurs saloon stagecoach coachman carriage
    buggy wagon wagons hansom gaslight lamplight spittoon batwing batwings holster six-shooter
    revolver musket sabre saber telegram telegraph sheriff marshal rancher ranch cowboy gunslinger
    outlaw posse bonnet petticoat corset parasol boardwalk trough lantern oats musketeer redcoat
    muleteer prospector undertaker blacksmith livery stable hitching
    """
)
_OF_THE_FRONTIER = vocabulary(
    """
    saloon saloons cowboy cowboys ranch ranches rancher ranchers sheriff gunslinger gunslingers
    gunfighter outlaw outlaws posse batwing batwings six-shooter six-gun spittoon corral
    prospector prospectors homestead homesteader homesteaders spurs lasso lariat tumbleweed
    """
)
_FRONTIER_YEARS = range(1840, 1911)
_OF_KINGS = vocabulary(
    """
    sword swords knight knights castle king queen throne sceptre scepter crown herald dungeon
    minstrel squire goblet witch wizard sorcerer dragon chainmail moat drawbridge dagger archer
    archers crossbow longbow spear shield peasant peasants abbot friar jester chamberlain courtier
    courtiers lute tapestry miller mill lantern robe cloak tunic quill scroll flagon tavern
    """
)
_NOT_MEANT = re.compile(
    r"\b(?:like|as if|as though|as)\s+(?:an?|the)\s+(?:[\w-]+\s+)?[\w-]+"
    r"|\bpolice\s+horses?\b|\bhorse\s+(?:race|power|trailer|van)\b|\bstation\s+wagons?\b",
    re.IGNORECASE,
)
_STATION_WAGON = re.compile(r"\bstation\s+wagons?\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(1\d\d\d|20\d\d)(?!\d)")
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_ENOUGH = 3  # different things of a time


def year_of(graph: SceneGraph) -> int | None:
    """The year that a whole script plays in; None for today, or where nothing tells."""
    dated = [year for scene in graph.scenes if (year := _headed(scene)) is not None]
    if dated:
        return max(dated)
    told = _told(graph)
    found = _words(told)
    if found & _MODERN or _STATION_WAGON.search(told):
        return None
    west, kings = found & _OF_THE_WEST, found & _OF_KINGS
    if max(len(west), len(kings)) < _ENOUGH:
        return None
    return KINGS if len(kings) > len(west) else WEST


def on_the_frontier(graph: SceneGraph) -> bool:
    """Whether a script plays in the West of ranches and saloons, in the years of those."""
    return year_of(graph) in _FRONTIER_YEARS and bool(_words(_told(graph)) & _OF_THE_FRONTIER)


def _told(graph: SceneGraph) -> str:
    """Headings, what is done and said; and places and people, which a film of some scenes keeps."""
    known = ". ".join((*(p.name for p in graph.places), *(c.description for c in graph.characters)))
    played = (
        f"{scene.heading.text}. " + " ".join(b.text for b in scene.beats if _tells(b.kind))
        for scene in graph.scenes
    )
    return f"{known}. {' '.join(played)}"


def _words(told: str) -> set[str]:
    return set(_WORD.findall(_NOT_MEANT.sub(" ", told).lower()))


def _headed(scene: Scene) -> int | None:
    match = _YEAR.search(" ".join((scene.heading.text, *scene.heading.tags)))
    return int(match.group()) if match is not None else None


def _tells(kind: BeatKind) -> bool:
    """What is done and what is said may name a thing; a title on the screen need not."""
    return kind in (BeatKind.ACTION, BeatKind.SPEECH)

"""What sounds in a programme: lines, places, effects, music.

Enters: nothing; shapes only. Leaves: what `voices.mix` lays down. Starts are film samples at
`voices.takes.RATE_HZ`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from screenplay.scene_graph import Channel
from voices.loudness import Stereo
from voices.takes import Samples


@dataclass(frozen=True, slots=True, eq=False)
class Cue:
    """One line in the programme. `gain_db` is `voices.performance.level_db` of its delivery."""

    samples: Samples  # a take's
    start: int  # film sample at RATE_HZ
    channel: Channel = Channel.ON_SCREEN
    room: str = ""  # a kind of place; "" is dry
    gain_db: float = 0.0
    pan: float = 0.0  # −1 left … 1 right; small for dialogue


@dataclass(frozen=True, slots=True)
class Ride:
    """For a while something is louder or softer, as a hand on its fader makes it."""

    start: int  # film sample at RATE_HZ
    samples: int
    db: float


@dataclass(frozen=True, slots=True)
class Bed:
    """A place heard from `start` on for `samples`, both at RATE_HZ."""

    start: int
    samples: int
    kind: str  # of `voices.ambience.AMBIENCES`, "_night" after it in the dark
    level_db: float = 0.0  # against the kind's own level
    seed: int = 0
    rides: tuple[Ride, ...] = ()


@dataclass(frozen=True, slots=True)
class Effect:
    """A spot effect at a film sample at RATE_HZ."""

    start: int
    kind: str  # of `voices.effects.KINDS`
    room: str = ""
    gain_db: float = 0.0
    pan: float = 0.0
    seed: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Music:
    """Music from `start` on for `samples`, both at RATE_HZ; it goes on from its start if shorter.

    It is levelled by its own loudness, and steps back under dialogue (`voices.underscore`).
    """

    sound: Stereo  # at voices.loudness.PROGRAMME_HZ
    start: int
    samples: int
    level_db: float = 0.0  # against the usual level of music
    fade_in_s: float = 0.0
    fade_out_s: float = 0.3
    rides: tuple[Ride, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Tracks:
    """Everything that sounds."""

    cues: Sequence[Cue] = field(default_factory=tuple)
    beds: Sequence[Bed] = field(default_factory=tuple)
    effects: Sequence[Effect] = field(default_factory=tuple)
    music: Sequence[Music] = field(default_factory=tuple)

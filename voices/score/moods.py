"""What each mood's music is made of: mode, tempo, harmony, rhythm and instruments, as data.

Enters: nothing. Leaves: `MOODS`. Harmony is written in Roman numerals against the major scale
(Kostka and Payne, "Tonal Harmony"): capitals are major, small letters minor, "b" flattens the root,
"/3" puts the third in the bass, "/P" holds the tonic there (a pedal). A phrase is four bars; an
opening ends open (half cadence), a closing ends on the tonic, and the two make a period (Caplin,
"Classical Form"). Instruments are General MIDI programs, from 0.
"""

from dataclasses import dataclass

# Steps of a mode above its tonic, in semitones.
MODES: dict[str, tuple[int, ...]] = {
    "ionian": (0, 2, 4, 5, 7, 9, 11),
    "lydian": (0, 2, 4, 6, 7, 9, 11),
    "mixolydian": (0, 2, 4, 5, 7, 9, 10),
    "dorian": (0, 2, 3, 5, 7, 9, 10),
    "aeolian": (0, 2, 3, 5, 7, 8, 10),
    "phrygian": (0, 1, 3, 5, 7, 8, 10),
}


@dataclass(frozen=True, slots=True)
class Band:
    """Who plays. None is silent."""

    lead: int
    answer: int  # takes the middle phrases, and the melody's octave at the climax
    pad: int
    figure: int | None
    bass: int
    drum: int | None = None


@dataclass(frozen=True, slots=True)
class Mood:
    """One mood's music."""

    mode: str
    tonics: tuple[int, ...]  # pitch classes, C is 0
    bpm: tuple[float, float]  # slowest and fastest
    beats: int  # in a bar
    openings: tuple[str, ...]
    bridges: tuple[str, ...]
    closings: tuple[str, ...]
    cells: tuple[tuple[float, ...], ...]  # rhythms of a bar of melody, in beats; below 0 a rest
    figure: str  # of `voices.score.figures`
    band: Band
    loud: int = 70  # velocity
    lead_low: int = 64  # MIDI pitch; the melody keeps within an octave and a half above


_PIANO, _CELESTA, _GLOCKENSPIEL, _VIBES, _MARIMBA = 0, 8, 9, 11, 12
_GUITAR, _VIOLIN, _CELLO, _BASSES, _TREMOLO, _PIZZICATO, _HARP, _TIMPANI = (
    24, 40, 42, 43, 44, 45, 46, 47,
)  # fmt: skip
_STRINGS, _SLOW_STRINGS, _CHOIR, _TRUMPET, _HORN, _BRASS = 48, 49, 52, 56, 60, 61
_OBOE, _BASSOON, _CLARINET, _FLUTE, _TAIKO = 68, 70, 71, 73, 116

_SLOW_4 = ((2, 1, 1), (1.5, 0.5, 2), (3, 1), (1, 1, 2), (-1, 1, 1, 1))
_WALK_4 = ((1, 1, 1, 1), (1.5, 0.5, 1, 1), (2, 1, 1), (1, 0.5, 0.5, 2), (-1, 1, 2))
_QUICK_4 = ((1, 0.5, 0.5, 1, 1), (0.5, 0.5, 1, 0.5, 0.5, 1), (1.5, 0.5, 1, 1), (1, 1, 0.5, 0.5, 1))
_WALTZ_3 = ((2, 1), (1, 1, 1), (1.5, 0.5, 1), (1, 2))
_BROKEN_4 = ((-1, 1, 2), (-2, 0.5, 0.5, 1), (1.5, 0.5, -2), (1, -1, 1, -1))

MOODS: dict[str, Mood] = {
    "neutral": Mood(
        "ionian", (0, 5, 7), (80, 96), 4,
        ("I IV ii7 V", "I/3 IV vi V", "I vi IV Vsus4"),
        ("vi iii IV V", "IV I/3 ii7 V"),
        ("I IV V7 I", "vi IV V7 I", "I/3 ii7 V7 I"),
        _WALK_4, "broken", Band(_PIANO, _CLARINET, _STRINGS, _GUITAR, _CELLO), 62,
    ),
    "calm": Mood(
        "lydian", (5, 7, 2), (58, 72), 4,
        ("Imaj7 II/P Imaj7 V", "I vi7 iii V", "Imaj7 iii7 IImaj9 V"),
        ("vi7 II iii7 V", "iii7 vi7 II V"),
        ("Imaj7 II/P V I", "vi7 iii7 V Imaj7"),
        _SLOW_4, "broken", Band(_FLUTE, _PIANO, _SLOW_STRINGS, _HARP, _CELLO), 56,
    ),
    "warm": Mood(
        "ionian", (2, 7, 9), (68, 82), 4,
        ("I iii IV V", "I V/3 vi IV", "Iadd9 vi7 IVmaj7 V"),
        ("vi iii IV I/3", "IV V/3 iii vi"),
        ("I/3 IV V7 I", "IV iv I/5 I", "ii7 V7 Iadd9 I"),
        _WALK_4, "broken", Band(_CLARINET, _VIOLIN, _STRINGS, _GUITAR, _CELLO), 64,
    ),
    "playful": Mood(
        "ionian", (0, 5, 10), (112, 132), 4,
        ("I vi ii V", "I I/3 IV V7", "I II7 V V7"),
        ("IV I/3 II7 V", "vi III7 vi V7"),
        ("I IV V7 I", "ii7 V7 I I"),
        _QUICK_4, "offbeat", Band(_CLARINET, _GLOCKENSPIEL, _PIZZICATO, _PIZZICATO, _BASSOON), 72,
        67,
    ),
    "sad": Mood(
        "aeolian", (9, 2, 4), (54, 66), 4,
        ("i v/3 bVI V", "i bVI iv V", "i bVII/3 bVI V"),
        ("bVI bIII/3 iv V", "bIII bVII iv V"),
        ("i iv V7 i", "bVI iv V i", "iv i/5 V7 i"),
        _SLOW_4, "broken", Band(_OBOE, _CELLO, _SLOW_STRINGS, _PIANO, _BASSES), 58, 62,
    ),
    "tense": Mood(
        "phrygian", (2, 4, 7), (76, 92), 4,
        ("i/P bII/P i/P v°", "i bII/3 bvii bII", "i/P iv/P bII/P V"),
        ("iv bVI v° bII", "bII bvii bVI V"),
        ("i bII V7 i", "iv bII V i"),
        _BROKEN_4, "ostinato", Band(_BASSOON, _CELLO, _TREMOLO, _PIZZICATO, _BASSES, _TIMPANI),
        64, 50,
    ),
    "eerie": Mood(
        "phrygian", (1, 6, 8), (50, 62), 4,
        ("i/P bII/P bvi/P v°", "i bvi/3 i #iv°", "i/P #iv°/P bII/P v°"),
        ("bvi bIII #iv° V", "bII bvi v° V"),
        ("i bvi bII i", "i #iv° V i"),
        _BROKEN_4, "drops", Band(_CELESTA, _FLUTE, _CHOIR, _CELESTA, _TREMOLO), 52, 69,
    ),
    "heroic": Mood(
        "mixolydian", (10, 5, 3), (96, 112), 4,
        ("I bVII/3 IV V", "I IV bVII V", "I V/3 bVI bVII"),
        ("bVI bIII bVII V", "vi IV bVII V"),
        ("I IV V7 I", "bVI bVII I I", "IV bVII V I"),
        ((2, 1, 1), (1.5, 0.5, 2), (1.5, 0.5, 1, 1), (1, 1, 2)),
        "march", Band(_HORN, _TRUMPET, _STRINGS, _STRINGS, _BASSES, _TIMPANI), 82, 58,
    ),
    "romantic": Mood(
        "ionian", (3, 8, 1), (84, 100), 3,
        ("Imaj7 vi7 ii7 V7", "I III7 vi V7", "Iadd9 iii7 IVmaj7 V"),
        ("vi7 II7 ii7 V7", "IVmaj7 iv iii7 V7"),
        ("ii7 V7 Imaj7 I", "IVmaj7 iv I/5 I", "ii7 V7 vi I"),
        _WALTZ_3, "waltz", Band(_VIOLIN, _CLARINET, _SLOW_STRINGS, _HARP, _CELLO), 66, 65,
    ),
    "action": Mood(
        "dorian", (2, 4, 9), (128, 148), 4,
        ("i bVII/3 iv V", "i/P bVII/P IV/P V", "i bIII bVII V"),
        ("bVI bVII iv V", "iv bVI bVII V"),
        ("i IV V7 i", "bVI bVII V i"),
        ((1.5, 0.5, 2), (2, 2), (1, 1, 1.5, 0.5), (-1, 1, 1, 1)),
        "ostinato", Band(_HORN, _BRASS, _STRINGS, _STRINGS, _BASSES, _TAIKO), 86, 57,
    ),
}  # fmt: skip

"""The sound in its parts: a Broadcast Wave for each voice, effects, ambience, music, and the mix.

Enters: an order. Leaves: stereo files of one length at 48 kHz, 24 bits, that begin together. Each
part has the programme's own gain and limiting, moment by moment, so the parts add up to the mix.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

import msgspec

from renderers.interchange.broadcast_wave import WaveLabels, write_bwf
from renderers.production.blobs_of import restored, unpacked
from renderers.production.exporting import reels
from renderers.production.exporting.errors import ExportError
from renderers.production.exporting.kinds import SCENES, SHOTS, ExportKind, Group
from renderers.production.exporting.orders import Order, slug
from renderers.production.mixing import Programme, tracks_of
from voices.loudness import Loudness

if TYPE_CHECKING:
    from voices.loudness import Stereo
    from voices.tracks import Tracks

KINDS = (
    ExportKind(
        "stems", "Stems (Broadcast Wave)", Group.SOUND, "",
        "Each voice, effects, ambience and music by themselves, for a sound editor: 48 kHz, "
        "24 bits, with time references.",
        "renderers.production.exporting.stems:stems", (SCENES, SHOTS),
        ("lines without their room: each voice is heard as it is in the mix",),
    ),
)  # fmt: skip
_QUIET = 1e-6  # what the parts add up to where nothing is heard
_BLOCK = 10 * reels.SOUND_HZ
_PARTS = (("Effects", "effects"), ("Ambience", "ambience"), ("Music", "music"))


@dataclass(frozen=True, slots=True, eq=False)
class Stem:
    """One part, as long as the chosen stretches."""

    name: str  # "Dialogue Anna", "Effects"
    stem: str  # of its file name
    samples: "Stereo"
    who: str = ""  # character id, for a voice


def stems(order: Order) -> tuple[str, ...]:
    """Write every part that is heard, and the mix."""
    made: set[str] = set()
    beyond = 0
    for stem in chain(parts(order), _mix(order)):  # one at a time: a feature's are gigabytes
        made.add(stem.name)
        beyond += write_stem(order, stem)
    lost = [f"{name.lower()}: this film has none" for name, _ in _PARTS if name not in made]
    lost += [f"{beyond} samples beyond full scale: they were cut to it"] if beyond else []
    return tuple(lost)


def _mix(order: Order) -> Iterator[Stem]:
    yield Stem("Mix", "mix", reels.sound(order))


def write_stem(order: Order, stem: Stem, folder: str = "") -> int:
    """Write one part; returns how many samples were beyond full scale."""
    home = order.tray.folder / folder
    home.mkdir(exist_ok=True)
    start = order.negative.timeline.rate.samples(order.clips[0].start, reels.SOUND_HZ)
    labels = WaveLabels(f"{order.negative.title}: {stem.name}", stem.stem, start)
    return write_bwf(home / file_name(order, stem), stem.samples, reels.SOUND_HZ, labels)


def file_name(order: Order, stem: Stem) -> str:
    """The file of a part."""
    return f"{order.stem}-{stem.stem}.wav"


def parts(order: Order) -> Iterator[Stem]:
    """Every part that is heard somewhere in the film, one at a time."""
    import numpy as np

    programme = _programme(order)
    tracks = tracks_of(programme, order.negative.recordings, order.blobs)
    gain = _gain(order, programme, tracks)
    for name, stem, who, samples in _laid(order, programme, tracks):
        np.multiply(samples, gain[:, None], out=samples)
        yield Stem(name, stem, reels.cut_to(order, samples), who)


def _laid(
    order: Order, programme: Programme, tracks: "Tracks"
) -> "Iterator[tuple[str, str, str, Stereo]]":
    """Name, part of the file name, character, and samples before the programme's gain."""
    from voices.mix import laid, programme_samples

    total = programme_samples(programme.frames, programme.rate)
    speakers = [speaker_of(line.take) for line in programme.lines]
    names = _file_names(order, tuple(dict.fromkeys(speakers)))
    for who, stem in names.items():
        own = tuple(cue for cue, by in zip(tracks.cues, speakers, strict=True) if by == who)
        samples = laid(replace(tracks, cues=own), total, ("voices",))
        yield f"Dialogue {order.negative.cast.get(who, who)}", stem, who, samples
    for name, part in _PARTS:
        samples = laid(tracks, total, (part,))
        if samples.any():
            yield name, part, "", samples


def _file_names(order: Order, who: tuple[str, ...]) -> dict[str, str]:
    """A file name for each voice; equal ones are numbered."""
    found: dict[str, str] = {}
    for one in who:
        name = f"dialogue-{slug(order.negative.cast.get(one, one))}"
        same = sum(other == name or other.startswith(f"{name}~") for other in found.values())
        found[one] = f"{name}~{same + 1}" if same else name
    return found


def speaker_of(need: str) -> str:
    """The character in the name under which the mix has a take (`mixing.need_of`)."""
    return need.rpartition(":")[2]


def line_of(need: str) -> str:
    """The line in such a name."""
    return need.partition(":")[2].rpartition(":")[0]


def _gain(order: Order, programme: Programme, tracks: "Tracks") -> "Stereo":
    """What the programme was multiplied with, sample by sample: its gain, and its limiter's."""
    import numpy as np
    import soundfile

    from voices.mix import laid, programme_samples

    raw = laid(tracks, programme_samples(programme.frames, programme.rate))
    loudness = unpacked(order.blobs.get(order.negative.mix["loudness"]), Loudness)
    gain = np.full(len(raw), 10 ** (loudness.gain_db / 20), np.float32)
    mix = soundfile.SoundFile(order.blobs.path(order.negative.mix["sound"]))
    with mix:  # in blocks: a feature's samples are gigabytes
        for start in range(0, len(raw), _BLOCK):
            mixed = mix.read(_BLOCK, dtype="float32", always_2d=True)
            before = raw[start : start + len(mixed)]
            louder = np.abs(before).argmax(axis=1)[:, None]
            heard = np.take_along_axis(before, louder, 1)[:, 0]
            left = np.take_along_axis(mixed, louder, 1)[:, 0]
            out = gain[start : start + len(mixed)]
            np.divide(left, heard, out=out, where=np.abs(heard) > _QUIET)
    return gain


def _programme(order: Order) -> Programme:
    try:
        return restored(dict(order.negative.programme), Programme)
    except msgspec.ValidationError as error:
        raise ExportError(
            f"{order.project.root}: its mix was made by another version of Storyreel ({error}); "
            f"make the film again: storyreel note {order.project.root} --render"
        ) from error

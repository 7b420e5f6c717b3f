"""Playing: composed music → sound, by FluidSynth and a General MIDI soundfont.

Enters: a piece. Leaves: stereo at PROGRAMME_HZ, exactly as long as the piece. FluidSynth runs as a
program of its own, so that its licence (LGPL) and its C code stay outside; no settings of the
machine are read. The same piece, program and soundfont give the same bytes.
"""

import io
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

import mido
import numpy as np

from voices.engines.calling import digest
from voices.engines.confining import Limits, confined
from voices.errors import BadScore, MissingEngine
from voices.loudness import PROGRAMME_HZ, Stereo
from voices.score.composing import PARTS, Piece

PROGRAM = "fluidsynth"
PACKAGES = "fluidsynth fluidr3mono-gm-soundfont"
# Where Debian keeps General MIDI soundfonts, the first one found is played. The MIT-licensed come
# first: what is played on them is free of conditions.
SOUNDFONTS = (
    "/usr/share/sounds/sf3/FluidR3Mono_GM.sf3",
    "/usr/share/sounds/sf2/FluidR3_GM.sf2",
    "/usr/share/sounds/sf2/TimGM6mb.sf2",
)
_TICKS_PER_S = 1000
_CHANNELS = {part: i for i, part in enumerate(PARTS)}
_VOLUME = {"lead": 100, "answer": 92, "pad": 74, "figure": 72, "bass": 88, "drum": 80}
_PAN = {"lead": 58, "answer": 76, "pad": 64, "figure": 44, "bass": 66, "drum": 70}
_REVERB_SEND = {"lead": 52, "answer": 60, "pad": 64, "figure": 48, "bass": 20, "drum": 40}
_VOLUME_CC, _PAN_CC, _EXPRESSION_CC, _REVERB_CC = 7, 10, 11, 91
_FADE_S = 0.45
_SETTINGS = (
    "-n", "-i", "-q", "-f", "/dev/null", "-r", str(PROGRAMME_HZ), "-g", "0.4",
    "-T", "raw", "-O", "float",  # a WAV of floats would hold the time of day
    "-R", "1", "-C", "0", "-o", "synth.reverb.room-size=0.55", "-o", "synth.reverb.level=0.5",
    "-o", "synth.polyphony=256",
    "-o", "synth.dynamic-sample-loading=1",  # unpacks only the instruments that play
)  # fmt: skip
_PATIENCE_S = 120.0
_PATIENCE_PER_S = 1.0
_LIMITS = Limits(megabytes=8 << 10, cpu_s=3600, file_mb=8 << 10)


def play(piece: Piece) -> Stereo:
    """The sound of a piece.

    Raises:
        MissingEngine: FluidSynth or a soundfont is not installed.
        BadScore: FluidSynth stopped.
    """
    program, font = _program(), soundfont()
    total = round(piece.seconds * PROGRAMME_HZ)
    with tempfile.TemporaryDirectory() as folder:
        score, sound = Path(folder) / "score.mid", Path(folder) / "sound.raw"
        score.write_bytes(midi(piece))
        command = [program, *_SETTINGS, "-F", str(sound), str(font), str(score)]
        beside = Path(folder)
        _run(confined(command, _LIMITS, read=[font], write=[beside]), piece.seconds)
        played = np.fromfile(sound, "<f4").reshape(-1, 2)
    made = np.zeros((total, 2), np.float32)
    made[: len(played)] = played[:total]
    return _ended(made)


def ident() -> str:
    """Program, version and soundfont: what the sound depends on beside the piece."""
    return _ident(_program(), str(soundfont()))


def soundfont() -> Path:
    """The soundfont that is played; raises MissingEngine without any."""
    for name in SOUNDFONTS:
        if Path(name).exists():
            return Path(name)
    raise MissingEngine("a soundfont for music", PACKAGES)


def midi(piece: Piece) -> bytes:
    """The piece as a Standard MIDI File, a tick to the millisecond."""
    file = mido.MidiFile(type=1, ticks_per_beat=_TICKS_PER_S)
    tempo = mido.MidiTrack()
    tempo.append(mido.MetaMessage("set_tempo", tempo=1_000_000))
    tempo.append(mido.MetaMessage("end_of_track", time=_ticks(piece.seconds)))
    file.tracks.append(tempo)
    for part, program in piece.programs:
        file.tracks.append(_track(piece, part, program))
    out = io.BytesIO()
    file.save(file=out)
    return out.getvalue()


def _track(piece: Piece, part: str, program: int) -> mido.MidiTrack:
    channel = _CHANNELS[part]
    told = [(0, 0, mido.Message("program_change", channel=channel, program=program))]
    for control, value in (
        (_VOLUME_CC, _VOLUME[part]), (_PAN_CC, _PAN[part]), (_REVERB_CC, _REVERB_SEND[part]),
    ):  # fmt: skip
        told.append((0, 1, _control(channel, control, value)))
    told += [
        (_ticks(s.at_s), 2, _control(channel, _EXPRESSION_CC, s.level))
        for s in piece.swells
        if s.part == part
    ]
    for note in piece.notes:
        if note.part == part:
            on = {"channel": channel, "note": note.pitch}
            start, end = _ticks(note.start_s), _ticks(note.start_s + note.seconds)
            told.append((start, 4, mido.Message("note_on", velocity=note.velocity, **on)))
            told.append((max(end, start + 1), 3, mido.Message("note_off", velocity=0, **on)))
    return _timed(told)


def _timed(told: list[tuple[int, int, mido.Message]]) -> mido.MidiTrack:
    """A track of messages by tick; where several fall together, ends go before beginnings."""
    track, at = mido.MidiTrack(), 0
    for tick, _, message in sorted(told, key=lambda t: t[:2]):
        track.append(message.copy(time=tick - at))
        at = tick
    return track


def _control(channel: int, control: int, value: int) -> mido.Message:
    return mido.Message("control_change", channel=channel, control=control, value=value)


def _ticks(seconds: float) -> int:
    return round(seconds * _TICKS_PER_S)


def _ended(sound: Stereo) -> Stereo:
    """What still rings at the end is faded, so that the cut does not click."""
    count = min(round(_FADE_S * PROGRAMME_HZ), len(sound))
    ramp = np.cos(np.linspace(0, np.pi / 2, count, dtype=np.float32)) ** 2
    sound[len(sound) - count :] *= ramp[:, None]
    return sound


def _program() -> str:
    found = shutil.which(PROGRAM)
    if found is None:
        raise MissingEngine("FluidSynth", PACKAGES)
    return found


@cache  # programs do not change under a running process
def _ident(program: str, font: str) -> str:
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)  # noqa: S603
    version = next((w for w in said.stdout.split() if w[:1].isdigit()), "unknown")
    return f"fluidsynth {version} {Path(font).name} {digest([font])}"


def _run(command: list[str], seconds: float) -> None:
    patience = _PATIENCE_S + _PATIENCE_PER_S * seconds
    try:
        done = subprocess.run(command, capture_output=True, timeout=patience, check=False)  # noqa: S603
    except subprocess.TimeoutExpired as late:
        raise BadScore(f"FluidSynth gave no sound within {patience:.0f} s", _CHECK) from late
    if done.returncode != 0:
        last = done.stderr.decode(errors="replace").strip().splitlines()[-1:]
        raise BadScore(f"FluidSynth stopped: {' '.join(last) or done.returncode}", _CHECK)


_CHECK = "run `storyreel doctor` to check it"

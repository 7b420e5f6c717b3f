"""A film's sound as AAC packets, made while its shots are still drawn.

Enters: the programme's samples. Leaves: the packets of one AAC track, as bytes that can be kept,
and as a track of a film.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

import msgspec
import numpy as np
import numpy.typing as npt

from renderers.errors import EncodeError

if TYPE_CHECKING:
    from av.audio.codeccontext import AudioCodecContext
    from av.container import OutputContainer
    from av.packet import Packet

AUDIO_RATE_HZ = 48_000
_AUDIO_BITS = 160_000
_CODEC: Final = "aac"
_LAYOUT: Final = "stereo"
_TICK = Fraction(1, AUDIO_RATE_HZ)
_STEP = AUDIO_RATE_HZ * 10


@dataclass(frozen=True, slots=True)
class SoundPacket:
    """Some 21 ms of sound; times in samples at AUDIO_RATE_HZ, the first before 0 (priming)."""

    pts: int
    dts: int
    duration: int
    data: bytes


def fitted(audio: npt.NDArray[np.float32], seconds: Fraction) -> npt.NDArray[np.float32]:
    """Samples [N, 2] cut, or filled with silence, to a length; rounded once."""
    wanted = round(seconds * AUDIO_RATE_HZ)
    out = np.zeros((wanted, 2), np.float32)
    out[: len(audio)] = audio[:wanted]
    return out


def sound_track(audio: npt.NDArray[np.float32], seconds: Fraction) -> tuple[SoundPacket, ...]:
    """Encode a programme, float32[N, 2] at AUDIO_RATE_HZ, fitted to a film of `seconds`.

    Raises:
        EncodeError: the samples are not stereo.
    """
    import av

    if audio.ndim != 2 or audio.shape[1] != 2:
        raise EncodeError(f"the sound has shape {audio.shape}; give samples [N, 2]")
    encoder: AudioCodecContext = av.CodecContext.create(_CODEC, "w")
    encoder.sample_rate, encoder.layout, encoder.format = AUDIO_RATE_HZ, _LAYOUT, "fltp"
    encoder.bit_rate, encoder.time_base = _AUDIO_BITS, _TICK
    planar = np.ascontiguousarray(fitted(audio, seconds).T)
    packets: list[Packet[Any]] = []
    for start in range(0, planar.shape[1], _STEP):
        chunk = np.ascontiguousarray(planar[:, start : start + _STEP])
        frame = av.AudioFrame.from_ndarray(chunk, format="fltp", layout=_LAYOUT)
        frame.sample_rate, frame.pts, frame.time_base = AUDIO_RATE_HZ, start, _TICK
        packets += encoder.encode(frame)
    packets += encoder.encode(None)
    return tuple(SoundPacket(p.pts or 0, p.dts or 0, p.duration or 0, bytes(p)) for p in packets)


def packets_of(
    film: "OutputContainer", track: tuple[SoundPacket, ...], language: str
) -> "list[Packet[Any]]":
    """Add the track to a film that is being written; its packets, not yet muxed."""
    import av

    stream = film.add_stream(_CODEC, rate=AUDIO_RATE_HZ, layout=_LAYOUT)
    stream.bit_rate = _AUDIO_BITS
    stream.metadata["language"] = language
    found: list[Packet[Any]] = []
    for kept in track:
        packet = av.Packet(kept.data)
        packet.pts, packet.dts, packet.duration = kept.pts, kept.dts, kept.duration
        packet.time_base, packet.stream, packet.is_keyframe = _TICK, stream, True
        found.append(packet)
    return found


def to_bytes(track: tuple[SoundPacket, ...]) -> bytes:
    """The track as bytes (MessagePack), for `from_bytes`."""
    return msgspec.msgpack.encode(track)


def from_bytes(data: bytes) -> tuple[SoundPacket, ...]:
    """The track that `to_bytes` wrote."""
    return msgspec.msgpack.decode(data, type=tuple[SoundPacket, ...])

"""Frames become H.264, shots become one film, the film gets its sound and subtitles.

Enters: `Frame`s, encoded shots, the sound track, subtitles. Leaves: MP4 files, complete
under their name or not there at all.

Every shot is encoded alone, with closed groups of pictures and the same settings, so shots are
joined by copying packets. One encoder thread: the same frames give the same bytes.
"""

import errno
import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from renderers.errors import DiskFull, EncodeError
from renderers.profile import Profile
from renderers.renderer import Frame
from renderers.sound_track import AUDIO_RATE_HZ, SoundPacket, packets_of
from renderers.subtitle_track import subtitle_packets
from screenplay.frame_rate import FrameRate

if TYPE_CHECKING:
    from av.container import InputContainer, OutputContainer
    from av.packet import Packet
    from av.stream import Stream
    from av.video.codeccontext import VideoCodecContext
    from av.video.frame import VideoFrame
    from av.video.reformatter import VideoReformatter
    from av.video.stream import VideoStream

_TIMESCALE = {"movie_timescale": str(AUDIO_RATE_HZ)}  # frames and samples are whole ticks of it
_GROUP_SECONDS = 4  # longest group of pictures: how far a player seeks back
_BT709 = 1
_MPEG_RANGE = 1
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def encode_shot(path: Path, frames: Iterable[Frame], profile: Profile, rate: FrameRate) -> int:
    """Encode a shot to H.264 in MP4, BT.709.

    Returns:
        The number of film frames written.

    Raises:
        EncodeError: a frame is not of the profile's size.
        DiskFull: no room.
    """
    import av

    with _complete(path) as file, av.open(file, "w", format="mp4", options=_TIMESCALE) as container:
        stream = _video_stream(container, profile, rate)
        count = 0
        for packets in _encoded(stream, frames, profile):
            container.mux(packets)
            count += 1
        container.mux(stream.encode(None))
    return count


def concatenate(path: Path, shots: Sequence[Path]) -> int:
    """Join encoded shots by copying their packets.

    Returns:
        The number of frames in the film.

    Raises:
        EncodeError: there are none, or they were not encoded alike.
        DiskFull: no room.
    """
    import av

    if not shots:
        raise EncodeError(f"{path.name}: no shots to join; a film has at least one")
    with _complete(path) as file, av.open(file, "w", format="mp4", options=_TIMESCALE) as film:
        with av.open(str(shots[0])) as first:
            stream = film.add_stream_from_template(first.streams.video[0])
            alike = _make(first.streams.video[0])
        frames = 0
        for shot in shots:
            with av.open(str(shot)) as source:
                if _make(source.streams.video[0]) != alike:
                    raise EncodeError(
                        f"{shot.name} was encoded otherwise than {shots[0].name}; encode it again"
                    )
                frames += _append(film, stream, source, frames)
    return frames


def mux(
    path: Path,
    video: Path,
    sound: tuple[SoundPacket, ...],
    subtitles: str = "",
    language: str = "eng",
) -> None:
    """Put sound and subtitles to a film: AAC by copying packets, subtitles as a mov_text track.

    Args:
        path: The MP4 to write; its index stands first, so that it plays while it loads.
        video: The film's picture.
        sound: Its sound, encoded to the picture's length.
        subtitles: SRT, empty for none.
        language: ISO 639-2 code of sound and subtitles.

    Raises:
        DiskFull: no room.
    """
    import av

    with (
        _complete(path) as file,
        av.open(file, "w", format="mp4", options=_TIMESCALE | {"movflags": "+faststart"}) as film,
        av.open(str(video)) as source,
    ):
        picture = film.add_stream_from_template(source.streams.video[0])
        packets = list(source.demux(source.streams.video[0]))
        heard = packets_of(film, sound, language)
        texts = subtitle_packets(film, subtitles, language)
        for packet in packets:
            packet.stream = picture
        film.start_encoding()
        every: list[Packet[Any]] = [*packets, *heard, *texts]
        for packet in sorted(every, key=_decoding_time):
            if packet.size:  # the demuxer ends with an empty one
                film.mux(packet)


@contextmanager
def _complete(path: Path) -> Iterator[BinaryIO]:
    """A file that takes its name only when it is whole and on disk."""
    part = path.with_name(path.name + ".part")
    try:
        with part.open("w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException as error:
        part.unlink(missing_ok=True)
        why = _no_room(error)
        if why is None:
            raise
        raise DiskFull(f"{path}: no room to write it ({why}); free some space") from error


def _no_room(error: BaseException | None) -> str | None:
    """Why there was no room, if that began it: closing a broken file raises errors of its own."""
    while error is not None:
        if isinstance(error, OSError) and error.errno in _NO_ROOM:
            return os.strerror(error.errno)
        error = error.__context__
    return None


def _video_stream(container: "OutputContainer", profile: Profile, rate: FrameRate) -> "VideoStream":
    group = round(rate.fps * _GROUP_SECONDS)
    stream = container.add_stream("libx264", rate=rate.fps)
    stream.width, stream.height, stream.pix_fmt = profile.width_px, profile.height_px, "yuv420p"
    stream.options = {
        "preset": profile.preset,
        "crf": str(profile.crf),
        "tune": "animation",  # flat colours and ink: a third smaller at no cost
        "x264-params": f"keyint={group}:min-keyint={group}:scenecut=0:open-gop=0",
    }
    context: VideoCodecContext = stream.codec_context
    context.thread_count = 1
    context.time_base = 1 / rate.fps
    context.color_primaries = context.color_trc = context.colorspace = _BT709
    context.color_range = _MPEG_RANGE
    return stream


def _encoded(
    stream: "VideoStream", frames: Iterable[Frame], profile: Profile
) -> Iterator[list["Packet[Stream]"]]:
    """What each film frame adds; a held picture is converted once.

    A thread encodes a picture while the next one is drawn: the same calls in the same order, so the
    same bytes. Where every core is busy nothing is lost; the last shots of a film are done sooner.
    """
    from av.video.reformatter import VideoReformatter

    reformatter = VideoReformatter()
    count = 0
    with ThreadPoolExecutor(1, "encoder") as encoder:
        begun: list[Future[list[list[Packet[Stream]]]]] = []
        for frame in frames:
            if frame.pixels.shape != (profile.height_px, profile.width_px, 4):
                size = f"{frame.pixels.shape[1]}×{frame.pixels.shape[0]}"
                raise EncodeError(
                    f"frame {count} is {size}, the profile {profile.name} says otherwise"
                )
            picture = _yuv(reformatter, frame)
            while begun:
                yield from begun.pop().result()
            begun.append(encoder.submit(_held, stream, picture, count, frame.repeat))
            count += frame.repeat
        while begun:
            yield from begun.pop().result()


def _held(
    stream: "VideoStream", picture: "VideoFrame", first: int, repeat: int
) -> list[list["Packet[Stream]"]]:
    """What a picture adds that is shown from frame `first` for `repeat` frames."""
    packets = []
    for frame in range(first, first + repeat):
        picture.pts = frame
        packets.append(stream.encode(picture))
    return packets


def _yuv(reformatter: "VideoReformatter", frame: Frame) -> "VideoFrame":
    """The picture in 4:2:0; the frame's memory is read in place."""
    import av
    from av.video.reformatter import ColorRange, Colorspace, Interpolation

    return reformatter.reformat(
        av.VideoFrame.from_numpy_buffer(frame.pixels, "rgba"),
        format="yuv420p",
        src_color_range=ColorRange.JPEG,
        dst_color_range=ColorRange.MPEG,
        dst_colorspace=Colorspace.ITU709,
        interpolation=Interpolation.BILINEAR,
    )


def _make(stream: "VideoStream") -> tuple[object, ...]:
    """What must agree for packets to follow each other in one track."""
    context = stream.codec_context
    return (context.extradata, context.width, context.height, stream.average_rate)


def _append(
    film: "OutputContainer", stream: "VideoStream", source: "InputContainer", start: int
) -> int:
    """Copy a shot's packets behind `start` frames; returns how many there are."""
    track = source.streams.video[0]
    tick = 1 / (_rate(track) * Fraction(track.time_base or 1))
    count = 0
    for packet in source.demux(track):
        if packet.size == 0:  # the demuxer's end mark
            continue
        shift = round(start * tick)
        packet.pts = (packet.pts or 0) + shift
        packet.dts = (packet.dts or 0) + shift
        packet.stream = stream
        film.mux(packet)
        count += 1
    return count


def _rate(track: "VideoStream") -> Fraction:
    if track.average_rate is None:
        raise EncodeError(f"{track}: no frame rate; encode the shot again")
    return Fraction(track.average_rate)


def _decoding_time(packet: "Packet[Any]") -> Fraction:
    return Fraction(packet.dts or 0) * Fraction(packet.time_base or 1)

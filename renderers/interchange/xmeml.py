"""The cut as Final Cut Pro 7's XML (xmeml 5), which Premiere Pro and Resolve read.

Enters: an edit list. Leaves: the document. Times are whole frames. A stereo file lies on two
tracks, one for each channel, as this format has it.
"""

from xml.etree import ElementTree as ET

from renderers.interchange.edit_list import EditClip, EditList, Media
from renderers.interchange.timecode import timecode
from renderers.interchange.xml_tree import document, put, root, url_of
from screenplay.frame_rate import FrameRate


def xmeml(cut: EditList) -> bytes:
    """The document."""
    return _Writer(cut).document()


class _Writer:
    """Writes one document; a file is described where it first appears, named afterwards."""

    def __init__(self, cut: EditList) -> None:
        self.cut = cut
        self._ids = {media: f"file-{n}" for n, media in enumerate(cut.media, 1)}
        self._described: set[Media] = set()
        self._clips = 0

    def document(self) -> bytes:
        cut = self.cut
        tree = root("xmeml", version="5")
        sequence = put(tree, "sequence", id_="sequence-1")
        put(sequence, "name", cut.title)
        put(sequence, "duration", cut.frames)
        _rate(sequence, cut.rate)
        _timecode(sequence, 0, cut.rate)
        media = put(sequence, "media")
        self._video(put(media, "video"))
        self._audio(put(media, "audio"))
        for flag in cut.flags:
            marker = put(sequence, "marker")
            put(marker, "name", flag.name)
            put(marker, "in", flag.record)
            put(marker, "out", -1)
        return document(tree, "xmeml")

    def _video(self, video: ET.Element) -> None:
        shape = put(put(video, "format"), "samplecharacteristics")
        _shape(shape, self.cut)
        track = put(video, "track")
        for clip in self.cut.picture:
            self._clip(track, clip, 0)

    def _audio(self, audio: ET.Element) -> None:
        put(audio, "numOutputChannels", 2)
        shape = put(put(audio, "format"), "samplecharacteristics")
        put(shape, "depth", 24)
        put(shape, "samplerate", 48_000)
        for lane in self.cut.sound:
            channels = max((c.media.audio_channels for c in lane.clips), default=1)
            for channel in range(1, channels + 1):
                track = put(audio, "track")
                for clip in lane.clips:
                    self._clip(track, clip, channel)
                put(track, "outputchannelindex", channel)

    def _clip(self, track: ET.Element, clip: EditClip, channel: int) -> None:
        self._clips += 1
        item = put(track, "clipitem", id_=f"clip-{self._clips}")
        put(item, "name", clip.name)
        put(item, "duration", clip.media.frames)
        _rate(item, self.cut.rate)
        put(item, "start", clip.record)
        put(item, "end", clip.record + clip.frames)
        put(item, "in", clip.source)
        put(item, "out", clip.source + clip.frames)
        self._file(item, clip.media)
        if channel:
            source = put(item, "sourcetrack")
            put(source, "mediatype", "audio")
            put(source, "trackindex", channel)
        if clip.remark:
            put(put(item, "comments"), "mastercomment1", clip.remark)

    def _file(self, item: ET.Element, media: Media) -> None:
        file = put(item, "file", id_=self._ids[media])
        if media in self._described:
            return
        self._described.add(media)
        put(file, "name", media.path.name)
        put(file, "pathurl", url_of(media.path).replace("file://", "file://localhost", 1))
        _rate(file, self.cut.rate)
        put(file, "duration", media.frames)
        _timecode(file, media.start, self.cut.rate)
        inside = put(file, "media")
        if media.video:
            _shape(put(put(inside, "video"), "samplecharacteristics"), self.cut)
        if media.audio_channels:
            sound = put(inside, "audio")
            put(put(sound, "samplecharacteristics"), "samplerate", 48_000)
            put(sound, "channelcount", media.audio_channels)


def _rate(parent: ET.Element, rate: FrameRate) -> None:
    inside = put(parent, "rate")
    put(inside, "timebase", round(rate.fps))
    put(inside, "ntsc", "TRUE" if rate.den > 1 else "FALSE")


def _timecode(parent: ET.Element, frame: int, rate: FrameRate) -> None:
    inside = put(parent, "timecode")
    _rate(inside, rate)
    put(inside, "string", timecode(frame, rate))
    put(inside, "frame", frame)
    put(inside, "displayformat", "NDF")


def _shape(parent: ET.Element, cut: EditList) -> None:
    _rate(parent, cut.rate)
    put(parent, "width", cut.width_px)
    put(parent, "height", cut.height_px)
    put(parent, "pixelaspectratio", "square")

"""The film as a file: for watching, for archives, for editors.

Enters: an order. Leaves: one movie of the chosen shots, with the sound of the mix.
"""

from renderers.errors import EncodeError
from renderers.interchange.captions import srt
from renderers.interchange.movies import CODECS, Labels, Reel, transcode
from renderers.interchange.timecode import timecode
from renderers.production.exporting import reels
from renderers.production.exporting.captions import cues_of
from renderers.production.exporting.kinds import (
    SCENES,
    SHOTS,
    ExportKind,
    Group,
    Option,
    OptionKind,
)
from renderers.production.exporting.orders import Order

_MAKER = "renderers.production.exporting.films:movie"
_NO_TRACKS = "subtitles: they are a file of their own (srt, vtt, ttml)"
_SUBTITLES = Option(
    "subtitles", "With a track of subtitles, to be switched on", OptionKind.FLAG, default=True
)
_ONE_LOSS = (
    "the drawn picture itself: it was encoded once already (H.264, 4:2:0) and is encoded again"
)
_NO_CUTS = "where the cuts are: export otio, fcpxml, premiere, edl or aaf"
_CREDENTIALS = Option(
    "credentials",
    "Sign with content credentials (C2PA) that say which parts a machine made",
    OptionKind.FLAG,
    default=False,
)
_PRORES = {"proxy": "0", "lt": "1", "422": "2", "hq": "3"}


def _quality(text: str, default: int, most: int) -> Option:
    return Option("quality", text, OptionKind.NUMBER, default=default, least=0, most=most)


def _profile(default: str, *choices: str) -> Option:
    return Option(
        "profile", "How much is kept", OptionKind.CHOICE, default=default, choices=choices
    )


KINDS = (
    ExportKind(
        "h264", "MP4 (H.264)", Group.FILM, ".mp4",
        "The film to watch and send: plays everywhere; the picture exactly as drawn.",
        _MAKER, (_SUBTITLES, _CREDENTIALS, SCENES, SHOTS), (_NO_CUTS,),
    ),
    ExportKind(
        "h265", "MP4 (H.265)", Group.FILM, ".mp4",
        "The film in a smaller file, for newer players.",
        _MAKER,
        (_quality("Rate factor; smaller is better", 22, 51), _SUBTITLES, _CREDENTIALS, SCENES,
         SHOTS),
        (_NO_CUTS, _ONE_LOSS),
    ),
    ExportKind(
        "av1", "MP4 (AV1)", Group.FILM, ".mp4",
        "The film in the smallest file, free of licences, for the web.",
        _MAKER,
        (_quality("Rate factor; smaller is better", 30, 63), _SUBTITLES, _CREDENTIALS, SCENES,
         SHOTS),
        (_NO_CUTS, _ONE_LOSS),
    ),
    ExportKind(
        "prores", "ProRes (MOV)", Group.FILM, ".mov",
        "The film for editors on Apple's side: every frame by itself, 24-bit sound.",
        _MAKER, (_profile("hq", *_PRORES), SCENES, SHOTS), (_NO_CUTS, _NO_TRACKS, _ONE_LOSS),
    ),
    ExportKind(
        "dnxhr", "DNxHR (MOV)", Group.FILM, ".mov",
        "The film for Avid and Resolve: every frame by itself, 24-bit sound.",
        _MAKER, (_profile("hq", "lb", "sq", "hq"), SCENES, SHOTS),
        (_NO_CUTS, _NO_TRACKS, _ONE_LOSS),
    ),
)  # fmt: skip


def movie(order: Order) -> tuple[str, ...]:
    """Make the movie of an order."""
    name = order.kind.name
    _large_enough(order)
    signed = bool(order.options.get("credentials"))
    target = order.tray.scratch / f"unsigned{order.kind.ending}" if signed else order.target
    transcode(name, _reel(order), target, _labels(order), _asked(order))
    lost = () if order.whole else ("the rest of the film: only some of its shots were chosen",)
    if signed:
        from renderers.production.exporting.credentials import sign

        return (*lost, *sign(order, target, order.target))
    return lost


def _reel(order: Order) -> Reel:
    """Picture, sound and, where they are wanted and there are any, subtitles."""
    sound, texts = (order.tray.scratch / name for name in ("sound.wav", "lines.srt"))
    reels.write_wave(sound, reels.sound(order))
    cues = cues_of(order) if order.options.get("subtitles") else ()
    if cues:
        texts.write_text(srt(cues, order.negative.timeline.rate), encoding="utf-8")
    return Reel(reels.picture(order), sound, texts if cues else None)


def _asked(order: Order) -> str:
    match order.kind.name:
        case "h264":
            return ""
        case "prores":
            return _PRORES[order.text("profile")]
        case "dnxhr":
            return f"dnxhr_{order.text('profile')}"
        case _:
            return str(order.number("quality"))


def _labels(order: Order) -> Labels:
    negative = order.negative
    first = order.clips[0].start
    code = timecode(first, negative.timeline.rate) if order.kind.ending == ".mov" else ""
    return Labels(negative.title, negative.track_language, code)


def _large_enough(order: Order) -> None:
    profile, least = order.negative.profile, CODECS[order.kind.name].least_px
    if profile.width_px < least[0] or profile.height_px < least[1]:
        raise EncodeError(
            f"{order.kind.title} begins at {least[0]}×{least[1]}, the film is {profile.width_px}×"
            f"{profile.height_px}; make it larger: storyreel film SCRIPT --size 1280x720"
        )

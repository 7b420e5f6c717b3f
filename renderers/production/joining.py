"""The jobs that end a film: encode its sound, join the shots, draw the storyboard, prove the lines.

Enters: encoded shots, the mixed programme, takes. Leaves: the film, the storyboard and the proof.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from renderers.production.blobs_of import packed, plain, restored, unpacked
from renderers.production.mixing import need_of, programme_sound
from renderers.production.speaking import take_of
from renderers.timeline import Timeline
from screenplay.frame_rate import FrameRate
from screenplay.scene_graph import Line, Source
from storage.states import Result
from storage.tasks import Context

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from renderers.verbatim import LineProof


@dataclass(frozen=True, slots=True)
class BoardPanel:
    """What stands under a shot on the storyboard."""

    number: int
    size: str
    movement: str
    seconds: float
    scene: str
    text: str
    speaker: str = ""


def shot_need(index: int) -> str:
    """Name under which a joining job needs the shot at `index`."""
    return f"shot:{index:05}"


def sound_params(timeline: Timeline) -> Mapping[str, Any]:
    """Parameters of the sound track: how long the film is."""
    return {"frames": timeline.frames, "rate": plain(timeline.rate)}


def encode_sound(context: Context) -> Result:
    """Encode the programme as the film has it; the run of the job "sound"."""
    from renderers.sound_track import sound_track, to_bytes

    rate = restored(context.params["rate"], FrameRate)
    programme = programme_sound(context.blobs.get(context.inputs["programme"]["sound"]))
    track = sound_track(programme, context.params["frames"] / rate.fps)
    return {"track": context.blobs.put(to_bytes(track))}


def join(context: Context) -> Result:
    """Join shots by copying packets and lay sound and subtitles under them; the film's run."""
    from renderers.encode import concatenate, mux
    from renderers.sound_track import from_bytes

    shots = [
        context.blobs.path(context.inputs[shot_need(i)]["video"])
        for i in range(context.params["shots"])
    ]
    picture = context.scratch / "picture.mp4"
    film = context.scratch / "film.mp4"
    concatenate(picture, shots)
    sound = from_bytes(context.blobs.get(context.inputs["sound"]["track"]))
    mux(film, picture, sound, context.params["subtitles"], context.params["language"])
    return {"film": context.blobs.put_file(film, move=True)}


def board(context: Context) -> Result:
    """Draw the storyboard from the shots' frames; the run of the job "storyboard"."""
    import io

    import numpy as np
    from PIL import Image

    from renderers.interchange.storyboard import Panel, png, storyboard

    panels = []
    for index, values in enumerate(context.params["panels"]):
        told = restored(values, BoardPanel)
        frame = context.blobs.get(context.inputs[shot_need(index)]["frame"])
        picture = np.asarray(Image.open(io.BytesIO(frame)).convert("RGB"))
        panels.append(
            Panel(
                picture,
                told.number,
                told.size,
                told.movement,
                told.seconds,
                told.scene,
                told.text,
                told.speaker,
            )
        )
    sheet = storyboard(panels, context.params["title"])
    return {"board": context.blobs.put(png(sheet))}


def proof_params(
    lines: tuple[Line, ...], voices: Mapping[str, str], timeline: Timeline
) -> Mapping[str, Any]:
    """Parameters of the proof; where lines stand in the file is not part of it."""
    return {
        "lines": [plain(replace(line, source=Source(0))) for line in lines],
        "voices": dict(voices),
        "timeline": plain(timeline),
    }


def prove(context: Context) -> Result:
    """Listen to the finished film and check every line; the run of the job "proof"."""
    from renderers.verbatim import prove_lines

    lines = [restored(values, Line) for values in context.params["lines"]]
    takes = {
        line.id: [
            take_of(context.inputs[need_of(line.id, who)], context.blobs) for who in line.speakers
        ]
        for line in lines
    }
    heard = _heard(str(context.blobs.path(context.inputs["film"]["film"])))
    timeline = restored(context.params["timeline"], Timeline)
    proofs = prove_lines(lines, takes, context.params["voices"], timeline, heard)
    return {"lines": context.blobs.put(packed(list(proofs)))}


def proofs_of(data: bytes) -> "tuple[LineProof, ...]":
    """The findings that a proof left."""
    from renderers.verbatim import LineProof

    return tuple(unpacked(data, list[LineProof]))


def _heard(film: str) -> "npt.NDArray[np.float32]":
    """The film's own sound track, decoded: mono at `voices.takes.RATE_HZ`."""
    import av
    import numpy as np

    from voices.takes import RATE_HZ

    resampler = av.AudioResampler(format="flt", layout="mono", rate=RATE_HZ)
    parts = []
    with av.open(film) as container:
        for frame in container.decode(audio=0):
            parts += [out.to_ndarray()[0] for out in resampler.resample(frame)]
        parts += [out.to_ndarray()[0] for out in resampler.resample(None)]
    return np.concatenate(parts) if parts else np.zeros(0, np.float32)

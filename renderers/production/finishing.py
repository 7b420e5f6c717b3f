"""What a finished film's shots may be asked to finish.

Enters: a film folder, shots, a wish. Leaves: steps by shot, and why other shots take none; or
`Unfit` with the reason and the remedy. Nothing is kept here, see `generated.finishing.asked`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from renderers.cue_sheet import CueSheet
from renderers.production.blobs_of import restored, unpacked
from renderers.production.commission import commissioned
from renderers.production.exporting.negative import Negative
from renderers.production.generated.finishing.orders import Unfit, Wish, advice, step_for
from renderers.production.generated.finishing.steps import Kind, Step
from storage.blobs import Blobs
from storage.projects import Project

_DRAWN = {
    Kind.REMOVE: (
        "what is taken out of the script, or of the plan by a note, is in no picture: "
        'storyreel note {folder} "take the lamp out"'
    ),
    Kind.TALK: "its mouths are drawn from the voice itself, frame by frame",
    Kind.LIPS: "its mouths are drawn from the voice itself, frame by frame",
    Kind.ENLARGE: (
        "it is drawn as large as you ask for, and sharper than any enlargement: "
        "storyreel film SCRIPT -o {folder} --final --size 3840x2160"
    ),
}


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a wish: steps by position of the shot, and why others take none."""

    steps: Mapping[int, Step] = field(default_factory=dict)
    refused: Mapping[int, str] = field(default_factory=dict)
    advice: Mapping[int, str] = field(default_factory=dict)


def taken(wish: Wish, positions: Iterable[int], negative: Negative, blobs: Blobs) -> Taken:
    """A wish for shots of a film, by their positions from 0."""
    steps: dict[int, Step] = {}
    refused: dict[int, str] = {}
    advised: dict[int, str] = {}
    for position in positions:
        cues = cues_of(negative, position, blobs)
        try:
            steps[position] = step_for(wish, cues)
        except Unfit as why:
            refused[position] = str(why)
            continue
        told = advice(steps[position])
        if told:
            advised[position] = told
    return Taken(steps, refused, advised)


def cues_of(negative: Negative, position: int, blobs: Blobs) -> CueSheet:
    """What happens in a shot of a finished film."""
    params = unpacked(blobs.get(negative.shots[position].sheet), dict)
    return restored(params["cues"], CueSheet)


def require_painted(kinds: Iterable[Kind], project: Project) -> None:
    """Raise Unfit where the film in a folder is drawn: then there is nothing to finish."""
    if commissioned(project).paint is not None:
        return
    for kind in kinds:
        why = _DRAWN[kind].format(folder=project.root)
        raise Unfit(
            f"{project.root}: this film is drawn and not painted, so nothing is to be finished: "
            f"{why}. Painted films are finished; paint it with: storyreel film SCRIPT "
            f"-o {project.root} --final --backend diffusion"
        )

"""The negative: all that prints of a finished film are made from, kept when the film is made.

Enters: a film as it was planned, conformed and drawn. Leaves: one document in its folder, and the
same again later: so an export shows the film as it was made, whatever became of script and notes
since, and draws nothing anew.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec

from planner.edit_documents import to_json
from planner.edits import AnyEdit
from renderers.interchange.otio import Slate, Spoken
from renderers.interchange.shot_list import ShotRow
from renderers.production.blobs_of import plain, restored
from renderers.production.joining import BoardPanel
from renderers.production.papers import Papers
from renderers.production.plugins import RENDERER
from renderers.production.shooting import board_frame
from renderers.profile import Profile
from renderers.timeline import Timeline
from screenplay.scene_graph import Beat, BeatKind, Scene
from storage.blobs import Blobs, Digest
from storage.errors import DocumentDamaged, DocumentMissing
from storage.projects import Project
from voices.subtitles import Subtitle

if TYPE_CHECKING:
    from renderers.production.delivery import Conformed
    from renderers.production.planning import Planned
    from renderers.production.work import Ending, FilmJobs
    from storage.jobs import Graph, JobHandle
    from storage.runner import Outcome

DOCUMENT, LABEL = "negative", "negative/1"


@dataclass(frozen=True, slots=True)
class ScriptBeat:
    """One beat as it is typed, and when it plays."""

    id: str
    kind: BeatKind
    text: str
    speaker: str = ""
    speakers: tuple[str, ...] = ()  # character ids
    parentheticals: tuple[str, ...] = ()
    heard: str = ""  # "voice over", "off screen", "phone"; "" on screen
    sung: bool = False


@dataclass(frozen=True, slots=True)
class ScriptScene:
    """A scene as it is typed."""

    id: str
    number: str
    heading: str
    beats: tuple[ScriptBeat, ...]


@dataclass(frozen=True, slots=True)
class Print:
    """One shot as it was drawn; `board_frame` counts from its first frame."""

    id: str
    scene: str  # id; of a card that stands before the first scene too
    beats: tuple[str, ...]  # ids that it covers
    video: Digest
    frame: Digest  # PNG, half size
    board_frame: int
    said: tuple[tuple[str, str], ...]  # speaker and words of the lines heard in it
    sheet: Digest  # JSON: what `shooting.shoot` was told, its cue sheet among it
    inputs: Mapping[str, Mapping[str, Digest]]  # sets, bodies and takes that it was given


@dataclass(frozen=True, slots=True)
class Negative:
    """A finished film. Shots, rows, panels and the timeline's clips stand in the same order."""

    title: str
    author: str
    language: str  # BCP 47
    track_language: str  # ISO 639-2
    film: str  # name of its file in the folder
    profile: Profile
    timeline: Timeline
    shots: tuple[Print, ...]
    rows: tuple[ShotRow, ...]
    panels: tuple[BoardPanel, ...]
    slates: Mapping[str, Slate]
    spoken: Mapping[str, Spoken]
    subtitles: tuple[Subtitle, ...]
    script: tuple[ScriptScene, ...]
    cast: Mapping[str, str]  # name by character id
    programme: Mapping[str, Any]  # a `mixing.Programme`; read when its stems are asked for
    recordings: Mapping[str, Mapping[str, Digest]]  # what the mix was given, by name
    mix: Mapping[str, Digest]  # "sound", a WAV of floats, and "loudness"
    voices: Mapping[str, str]  # what spoke, by character id
    renderer: str  # what drew
    notes: int = 0  # edits that the film obeys
    obeyed: str = ""  # `notes_key` of them


@dataclass(frozen=True, slots=True)
class Exposed:
    """A film that was just made, and the results of its jobs."""

    planned: "Planned"
    conformed: "Conformed"
    ending: "Ending"
    profile: Profile
    graph: "Graph"
    jobs: "FilmJobs"
    outcome: "Outcome"


def keep_negative(exposed: Exposed, project: Project) -> None:
    """Keep what exports need of a film."""
    project.write_document(DOCUMENT, LABEL, plain(_developed(exposed, project.blobs)))


def _developed(exposed: Exposed, blobs: Blobs) -> Negative:
    planned, conformed, outcome = exposed.planned, exposed.conformed, exposed.outcome
    papers = Papers(planned, conformed.timeline)
    return Negative(
        title=planned.plan.title,
        author=planned.graph.author,
        language=planned.graph.language,
        track_language=exposed.ending.language,
        film=f"{exposed.profile.name}.mp4",
        profile=exposed.profile,
        timeline=conformed.timeline,
        shots=tuple(_prints(exposed, papers, blobs)),
        rows=tuple(papers.rows()),
        panels=tuple(papers.panels()),
        slates=papers.slates(),
        spoken=papers.spoken(),
        subtitles=papers.cues(conformed.takes),
        script=tuple(_scene(scene, papers) for scene in planned.graph.scenes),
        cast={c.id: c.name for c in planned.graph.characters},
        programme=plain(exposed.ending.programme),
        recordings=_given(exposed, exposed.jobs.mix),
        mix=outcome[exposed.jobs.mix],
        voices={who: casting.voice for who, casting in planned.casting.items()},
        renderer=RENDERER,
        notes=len(planned.notes),
        obeyed=notes_key(planned.notes),
    )


def _given(exposed: Exposed, job: "JobHandle") -> dict[str, Mapping[str, Digest]]:
    """What a job was given, by name."""
    needs = exposed.graph[job.id].needs
    return {name: exposed.outcome[exposed.graph[need].handle] for name, need in needs.items()}


def _prints(exposed: Exposed, papers: Papers, blobs: Blobs) -> Iterator[Print]:
    shots = exposed.planned.plan.shots
    for shot, job, sheet in zip(shots, exposed.jobs.shots, exposed.conformed.sheets, strict=True):
        beats = tuple(cover.beat_id for cover in shot.covers)
        made = exposed.outcome[job]
        yield Print(
            shot.id, shot.scene_id, beats, made["video"], made["frame"], board_frame(sheet),
            tuple(papers.said(shot)), blobs.put(exposed.graph[job.id].params.encode()),
            _given(exposed, job),
        )  # fmt: skip


def notes_key(notes: Sequence[AnyEdit]) -> str:
    """A short name for a list of edits."""
    return hashlib.sha256(to_json(notes)).hexdigest()[:20]


def negative_of(project: Project) -> Negative:
    """The film that was made last in a folder.

    Raises DocumentMissing where none was made, DocumentDamaged where it cannot be read.
    """
    remedy = f"make the film first: storyreel film SCRIPT -o {project.root}"
    try:
        return restored(project.read_document(DOCUMENT, LABEL), Negative)
    except DocumentMissing as error:
        msg = f"{project.root}: no finished film lies in this folder to export; {remedy}"
        raise DocumentMissing(msg) from error
    except msgspec.ValidationError as error:
        msg = f"{project.root}: the document {DOCUMENT!r} is damaged ({error}); {remedy}"
        raise DocumentDamaged(msg) from error


def _scene(scene: Scene, papers: Papers) -> ScriptScene:
    beats = tuple(_beats(scene, papers))
    return ScriptScene(scene.id, scene.number, scene.heading.text, beats)


def _beats(scene: Scene, papers: Papers) -> Iterator[ScriptBeat]:
    for beat in scene.beats:
        yield _spoken(beat, papers) if beat.line else ScriptBeat(beat.id, beat.kind, beat.text)


def _spoken(beat: Beat, papers: Papers) -> ScriptBeat:
    line = beat.line
    assert line is not None  # noqa: S101 - the caller asks for spoken beats
    heard = line.channel.value.replace("_", " ")
    return ScriptBeat(
        beat.id, beat.kind, line.text, papers.speakers(line), line.speakers,
        line.parentheticals, "" if heard == "on screen" else heard, line.sung,
    )  # fmt: skip

"""The papers of a film: shot list, storyboard captions, timeline names, subtitles.

Enters: what was planned and the timeline. Leaves: rows, panels, slates and SubRip text.
"""

from collections.abc import Iterator, Mapping, Sequence

from planner.shots import Cover, MoveKind, Shot
from planner.timings import is_direction
from renderers.interchange.otio import Slate, Spoken
from renderers.interchange.shot_list import ShotRow
from renderers.interchange.timecode import timecode
from renderers.production.joining import BoardPanel
from renderers.production.planning import Planned
from renderers.timeline import Clip, Timeline
from screenplay.scene_graph import Beat, Line
from voices.subtitles import SpokenLine, Subtitle, subtitles, to_srt
from voices.takes import Timings


class Papers:
    """Writes the papers of one conformed film."""

    def __init__(self, planned: Planned, timeline: Timeline) -> None:
        """Look up what every paper needs."""
        self.planned, self.timeline = planned, timeline
        self._beats: Mapping[str, Beat] = {
            beat.id: beat for scene in planned.graph.scenes for beat in scene.beats
        }
        self._scenes = {scene.id: scene for scene in planned.graph.scenes}
        self._names = {c.id: c.name for c in planned.graph.characters}

    def rows(self) -> Iterator[ShotRow]:
        """The shot list."""
        for shot, clip in self._cut():
            yield ShotRow(
                shot=shot.number,
                id=shot.id,
                scene=self._scene_number(shot),
                heading=self._heading(shot),
                setup=shot.setup_id,
                kind=shot.framing.kind.value,
                size=shot.framing.size.value,
                angle=shot.framing.angle.value,
                movement=shot.move.kind.value,
                lens_mm=round(shot.framing.lens_mm, 1),
                subjects=", ".join(self._names.get(who, who) for who in shot.framing.subjects),
                start_timecode=timecode(clip.start, self.timeline.rate),
                frames=clip.frames,
                seconds=round(float(self.timeline.rate.seconds(clip.frames)), 3),
                line=self._caption(shot)[1],
                remarks="; ".join(shot.approximations),
            )

    def panels(self) -> Iterator[BoardPanel]:
        """The storyboard's captions."""
        for shot, clip in self._cut():
            speaker, text = self._caption(shot)
            movement = "" if shot.move.kind is MoveKind.STATIC else shot.move.kind.value
            yield BoardPanel(
                number=shot.number,
                size="card" if shot.card else shot.framing.size.value,
                movement=movement.replace("_", "-"),
                seconds=float(self.timeline.rate.seconds(clip.frames)),
                scene=self._heading(shot),
                text=text,
                speaker=speaker,
            )

    def slates(self) -> dict[str, Slate]:
        """Names for the timeline's clips."""
        return {
            shot.id: Slate(
                name=f"{shot.number} {shot.framing.size.value} {shot.framing.kind.value}",
                scene_id=shot.scene_id,
                scene_name=self._heading(shot),
                size=shot.framing.size.value,
                movement=shot.move.kind.value,
            )
            for shot in self.planned.plan.shots
        }

    def spoken(self) -> dict[str, Spoken]:
        """Names for the timeline's sounds."""
        return {
            line.id: Spoken(self.speakers(line), line.text) for line in self.planned.graph.lines()
        }

    def srt(self, takes: Mapping[str, Timings]) -> str:
        """Subtitles of the whole film as SubRip."""
        return to_srt(self.cues(takes), self.timeline.rate)

    def cues(self, takes: Mapping[str, Timings]) -> tuple[Subtitle, ...]:
        """Subtitles of the whole film."""
        spans = {span.beat_id: span for span in self.timeline.beats}
        lines = [
            SpokenLine(
                text=beat.line.text,
                start=spans[beat.id].start,
                frames=spans[beat.id].frames,
                words=takes[beat.line.id].words,
                channel=beat.line.channel,
                speaker=self.speakers(beat.line),
            )
            for beat in self._beats.values()
            if beat.line is not None and beat.id in spans
        ]
        return subtitles(lines, self.timeline.rate, self.timeline.frames)

    def speakers(self, line: Line) -> str:
        """Names of those who say a line."""
        return " and ".join(self._names.get(who, who) for who in line.speakers)

    def said(self, shot: Shot) -> Iterator[tuple[str, str]]:
        """Speaker and words of every line in a shot, as far as it is heard there."""
        for cover in shot.covers:
            beat = self._beats.get(cover.beat_id)
            if beat is not None and beat.line is not None:
                yield self.speakers(beat.line), _words_shown(beat.text, cover)

    def _cut(self) -> Iterator[tuple[Shot, Clip]]:
        return zip(self.planned.plan.shots, self.timeline.clips, strict=True)

    def _heading(self, shot: Shot) -> str:
        scene = self._scenes.get(shot.scene_id)
        if scene is None:
            return "Titles"
        return f"{scene.number}. {scene.heading.text}"

    def _scene_number(self, shot: Shot) -> str:
        scene = self._scenes.get(shot.scene_id)
        return scene.number if scene else ""

    def _caption(self, shot: Shot) -> tuple[str, str]:
        """Speaker and words of the first line in the shot, else its action or card."""
        shown = [(self._beats[c.beat_id], c) for c in shot.covers if c.beat_id in self._beats]
        for speaker, text in self.said(shot):
            return self._with_dual(shown, speaker, text)
        if shot.card:
            return "", " / ".join(shot.card.lines)
        return "", " ".join(beat.text for beat, _ in shown if not is_direction(beat))

    def _with_dual(
        self, shown: Sequence[tuple[Beat, Cover]], speaker: str, text: str
    ) -> tuple[str, str]:
        """A caption with the line that is said at the same time."""
        lines = [(beat.line, cover) for beat, cover in shown if beat.line is not None]
        first = lines[0][0]
        for line, cover in lines[1:2]:
            if line.dual_with != first.id:
                break
            other, more = self.speakers(line), _words_shown(line.text, cover)
            if more == text:
                return f"{speaker} and {other}", text
            return speaker, f"{text} / {other}: {more}"
        return speaker, text


def _words_shown(text: str, cover: Cover) -> str:
    """The part of a line that falls into a shot; dots where it goes on."""
    words = text.split()
    first, last = (round(unit / cover.of * len(words)) for unit in (cover.first, cover.last))
    before = "… " if first > 0 else ""
    after = " …" if last < len(words) else ""
    return f"{before}{' '.join(words[first:last])}{after}"

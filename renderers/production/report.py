"""The report: what the film claims and how it was proven.

Enters: proofs measured by the jobs, findings of the continuity check, loudness, counts. Leaves:
one JSON document and its verdicts. Nothing in it is taken from intentions: poses were projected,
samples measured.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from planner.continuity.rules import JUMP, LINE
from planner.findings import Finding
from renderers.production.directing import Direction
from renderers.production.measuring import ShotProof
from renderers.production.request import RULES
from renderers.verbatim import LineProof
from voices.loudness import Loudness
from voices.takes import RATE_HZ

LABEL = "report/1"
# A face of fewer pixels than this in a 320×180 frame (about a hundredth of its height squared) is
# not seen to speak; the whole body of a standing adult in a wide shot shows about twenty.
SEEN_PX = 12


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Ratios and counts that the summary shows."""

    lines: int
    lines_proven: int
    faces: int
    faces_seen: int
    faces_cut: int
    line_crossings: int
    jump_cuts: int
    findings: int
    open_on_sound: float
    shut_in_silence: float
    worst_lag_frames: int

    @property
    def verbatim(self) -> bool:
        """Every line proven."""
        return self.lines == self.lines_proven


def verdicts(
    lines: Sequence[LineProof], shots: Sequence[ShotProof], findings: Sequence[Finding]
) -> Verdicts:
    """Sum the measurements up."""
    faces = [face for shot in shots for face in shot.faces if face.on_screen]
    sync = [speech for shot in shots for speech in shot.sync]
    quiet = [mouth for shot in shots for mouth in shot.silence]
    lags = [abs(speech.lag_frames) for speech in sync if speech.lag_frames is not None]
    return Verdicts(
        lines=len(lines),
        lines_proven=sum(line.proven for line in lines),
        faces=len(faces),
        faces_seen=sum(face.pixels >= SEEN_PX for face in faces),
        faces_cut=sum(face.cut_by_edge for face in faces),
        line_crossings=_count(findings, LINE),
        jump_cuts=_count(findings, JUMP),
        findings=len(findings),
        open_on_sound=_ratio(sum(s.open_sounding for s in sync), sum(s.sounding for s in sync)),
        shut_in_silence=_ratio(sum(q.shut for q in quiet), sum(q.frames for q in quiet)),
        worst_lag_frames=max(lags, default=0),
    )


def _count(findings: Sequence[Finding], rule: str) -> int:
    return sum(rule == finding.rule for finding in findings)


def _ratio(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 1.0


def line_entry(line: LineProof, script_line: int, names: Mapping[str, str]) -> dict[str, Any]:
    """A line's proof as the report shows it; `script_line` is where it stands in the file."""
    return {
        "id": line.line_id,
        "script_line": script_line,
        "speaker": [names.get(who, who) for who in line.speakers],
        "text": line.text,
        "start_s": round(line.start / RATE_HZ, 3),
        "end_s": round(line.end / RATE_HZ, 3),
        "proven": line.proven,
        "times_spoken": line.times_spoken,
        "in_order": line.in_order,
        "word_for_word": line.word_for_word,
        "own_voice": line.own_voice,
        "heard": line.heard,
        "level_db": round(line.level_db, 1),
        "agreement": round(line.agreement, 3),
    }


def shot_entry(shot: ShotProof, number: int) -> dict[str, Any]:
    """A shot's measurements as the report shows them."""
    return {
        "shot": number,
        "id": shot.shot_id,
        "frames": shot.frames,
        "faces": [asdict(face) for face in shot.faces],
        "sync": [asdict(speech) for speech in shot.sync],
        "silence": [asdict(mouth) for mouth in shot.silence],
        "remarks": list(shot.remarks),
    }


def loudness_entry(loudness: Loudness) -> dict[str, Any]:
    """Loudness as the report shows it; silence has no figure."""
    return {
        key: round(value, 2) if abs(value) < 1e6 else None
        for key, value in asdict(loudness).items()
    }


def planner_entry(direction: Direction | None) -> dict[str, Any]:
    """Who planned the film, scene by scene, and what asking a language model cost this time."""
    if direction is None or not direction.scenes:
        return {"ident": direction.planner if direction is not None else RULES}
    return {
        "ident": direction.planner,
        "scenes": [
            {"scene": scene.number, "by": scene.by.value, "why": scene.why}
            for scene in direction.scenes
        ],
        "questions": direction.questions,
        "tokens_read": direction.tokens.read,
        "tokens_written": direction.tokens.written,
        "dollars": direction.dollars,
    }

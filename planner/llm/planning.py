"""A language model plans a film scene by scene, by the contract of every planner.

Enters: a SceneGraph. Leaves: a ShotPlan like the rules', and how each scene came by its shots. The
model chooses framings only; staging, cameras, editing and timing are the planner's. A scene whose
answer cannot be used, or whose shots break a rule of continuity that the rules' own keep, stands
as the rules plan it.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain, repeat

from planner.continuity import check
from planner.coverage import cover
from planner.findings import Finding, Grade
from planner.ideas import Idea, Scenery
from planner.llm.answers import SceneAnswer, form_of, read_answer
from planner.llm.call_sheet import CallSheet, call_sheet
from planner.llm.call_sheet import told as scene_told
from planner.llm.cost import Tokens
from planner.llm.errors import BadAnswer, CostLimitReached, ModelMissing
from planner.llm.framing import ideas_of
from planner.llm.model import CHOOSE
from planner.llm.prompts import fenced, prompt
from planner.llm.questions import Question, Turn
from planner.llm.repair import GAVE_UP, Session, told
from planner.rules import plan as plan_by
from planner.shots import ShotPlan
from screenplay.frame_rate import FrameRate
from screenplay.scene_graph import Character, Scene, SceneGraph

IDENT = "llm/1"
MOST_TOLD = 8  # findings of continuity
LONGEST_SCENE = 150  # beats; longer ones would not be answered in one piece
FORM = form_of(SceneAnswer, "shots", "The shots of the scene, in film order.")


class By(StrEnum):
    """Who chose the shots of a scene."""

    MODEL = "model"
    REPAIRED = "model, repaired"
    RULES = "rules"


@dataclass(frozen=True, slots=True)
class Directed:
    """How one scene came by its shots."""

    scene_id: str
    number: str
    by: By
    why: str = ""  # the rules stand


@dataclass(frozen=True, slots=True)
class Progress:
    """The scene that is being asked about, and what the model has written of it so far."""

    position: int  # from 1
    scenes: int
    number: str
    characters: int


@dataclass(frozen=True, slots=True)
class Direction:
    """A film planned by a model, beside the rules' plan of it."""

    plan: ShotPlan
    by_rules: ShotPlan
    scenes: tuple[Directed, ...]
    questions: int
    tokens: Tokens


Listener = Callable[[Progress], None]
_Treatment = Callable[[str, list[Finding], ShotPlan], None]  # of a scene that breaks continuity


def unheard(_: Progress) -> None:
    """Nobody listens."""


class LanguagePlanner:
    """The planner `llm`: needs a session with a model."""

    def __init__(self, session: Session | None = None, listen: Listener = unheard) -> None:
        self.session, self.listen = session, listen

    @property
    def ident(self) -> str:
        """Engine, version and model."""
        return IDENT if self.session is None else f"{IDENT} {self.session.model.ident}"

    def plan(
        self,
        graph: SceneGraph,
        *,
        rate: FrameRate = FrameRate(24),  # noqa: B008 - frozen
        seed: int = 0,
        scenes: range | None = None,
    ) -> ShotPlan:
        """Plan the film; raises ModelMissing without a model."""
        return self.direct(graph, rate=rate, seed=seed, scenes=scenes).plan

    def direct(
        self,
        graph: SceneGraph,
        *,
        rate: FrameRate = FrameRate(24),  # noqa: B008 - frozen
        seed: int = 0,
        scenes: range | None = None,
    ) -> Direction:
        """Plan the film and tell how; raises ModelMissing without a model."""
        if self.session is None:
            raise ModelMissing(f"no language model is configured; {CHOOSE}")
        return _Directing(graph, rate, seed, scenes, self.session, self.listen).directed()


@dataclass(frozen=True, slots=True)
class _Answer:
    """Shots for a scene, and the question that may still be put about them."""

    ideas: list[Idea]
    open: Question | None
    by: By


class _Directing:
    """One film being planned."""

    def __init__(
        self, graph: SceneGraph, rate: FrameRate, seed: int, scenes: range | None,
        session: Session, listen: Listener,
    ) -> None:  # fmt: skip
        self.graph, self.rate, self.seed, self.range = graph, rate, seed, scenes
        self.session, self.listen = session, listen
        self.characters = {c.id: c for c in graph.characters}
        self.sceneries: dict[str, Scenery] = {}
        self.answers: dict[str, _Answer] = {}
        self.stand: dict[str, str] = {}  # scenes left to the rules, and why

    def directed(self) -> Direction:
        by_rules = self._planned(self._remembering)
        usual = _errors(by_rules, self.graph)
        filmed = [s for s in self.graph.scenes if s.id in self.sceneries]
        for position, scene in enumerate(filmed, 1):
            self._ask(scene, Progress(position, len(filmed), scene.number, 0))
        plan = self._planned(self._answered)
        treatments: Iterator[_Treatment] = chain([self._mend], repeat(self._leave))
        for treat in treatments:
            worse = _worse(_errors(plan, self.graph), usual, self.answers)
            if not worse:
                break
            for scene_id, findings in worse.items():
                treat(scene_id, findings, plan)
            plan = self._planned(self._answered)
        scenes = tuple(self._how(scene) for scene in filmed)
        remarks = tuple(f"scene {d.number}: planned by the rules: {d.why}" for d in scenes if d.why)
        plan = replace(plan, remarks=(*plan.remarks, *remarks))
        purse = self.session.purse
        return Direction(plan, by_rules, scenes, purse.questions, purse.tokens)

    def _planned(self, covering: Callable[[Scenery], list[Idea]]) -> ShotPlan:
        return plan_by(
            self.graph, rate=self.rate, seed=self.seed, scenes=self.range, covering=covering
        )

    def _remembering(self, scenery: Scenery) -> list[Idea]:
        self.sceneries[scenery.staging.scene.id] = scenery
        return cover(scenery)

    def _answered(self, scenery: Scenery) -> list[Idea]:
        answer = self.answers.get(scenery.staging.scene.id)
        return list(answer.ideas) if answer is not None else cover(scenery)

    def _ask(self, scene: Scene, progress: Progress) -> None:
        """Have a scene covered by the model, or note why the rules' shots stand."""
        sheet = call_sheet(self.sceneries[scene.id])
        if not sheet.free:
            self.stand[scene.id] = ""  # the script directs it all
            return
        if len(sheet.scenery.moments) > LONGEST_SCENE:
            self.stand[scene.id] = f"it has over {LONGEST_SCENE} beats"
            return
        try:
            ideas, open_ = self.session.answered(
                asked(sheet, self.characters), lambda text: ideas_in(text, sheet),
                lambda n: self.listen(replace(progress, characters=n)),
            )  # fmt: skip
        except GAVE_UP as error:
            self.stand[scene.id] = _reason(error)
            return
        self.answers[scene.id] = _Answer(ideas, open_, By.REPAIRED if open_ is None else By.MODEL)

    def _mend(self, scene_id: str, findings: list[Finding], plan: ShotPlan) -> None:
        """Tell the model what its shots break, once."""
        answer = self.answers[scene_id]
        if answer.open is None:
            return
        sheet = call_sheet(self.sceneries[scene_id])
        question = told(answer.open, [_fault(f, plan, sheet) for f in findings[:MOST_TOLD]])
        try:
            text = self.session.ask(question, lambda _: None)
            ideas = ideas_in(text, sheet)
        except GAVE_UP as error:
            self._leave(scene_id, findings, plan, _reason(error))
            return
        self.answers[scene_id] = _Answer(ideas, None, By.REPAIRED)

    def _leave(self, scene_id: str, findings: list[Finding], _: ShotPlan, why: str = "") -> None:
        """The rules' shots stand after all."""
        del self.answers[scene_id]
        broken = ", ".join(dict.fromkeys(f.rule for f in findings))
        self.stand[scene_id] = why or f"the model's shots break continuity ({broken})"

    def _how(self, scene: Scene) -> Directed:
        if scene.id in self.answers:
            return Directed(scene.id, scene.number, self.answers[scene.id].by)
        return Directed(scene.id, scene.number, By.RULES, self.stand[scene.id])


def asked(sheet: CallSheet, characters: Mapping[str, Character]) -> Question:
    """The question that a scene is put as."""
    data, fence = fenced(scene_told(sheet, characters))
    beats = ", ".join(str(n + 1) for n in sheet.free)
    system = prompt("direct", fence=fence, form=FORM.name)
    scene = prompt("scene", fence=fence, data=data, beats=beats)
    return Question((Turn("system", system), Turn("user", scene)), FORM)


def ideas_in(text: str, sheet: CallSheet) -> list[Idea]:
    """The ideas that a reply means; raises BadAnswer."""
    return ideas_of(read_answer(text, SceneAnswer), sheet)


def _errors(plan: ShotPlan, graph: SceneGraph) -> dict[str, list[Finding]]:
    """Findings of grade error by the scene of their last shot."""
    scene_of = {shot.id: shot.scene_id for shot in plan.shots}
    found: dict[str, list[Finding]] = {}
    for finding in check(plan, graph):
        if finding.grade is Grade.ERROR and finding.shots:
            found.setdefault(scene_of[finding.shots[-1]], []).append(finding)
    return found


def _worse(
    now: Mapping[str, list[Finding]],
    usual: Mapping[str, list[Finding]],
    among: Mapping[str, object],
) -> dict[str, list[Finding]]:
    """Scenes with errors of a rule that the rules' own plan makes fewer of."""
    worse = {}
    for scene_id, findings in now.items():
        before = Counter(f.rule for f in usual.get(scene_id, ()))
        more = Counter(f.rule for f in findings) - before
        if more and scene_id in among:
            worse[scene_id] = [f for f in findings if f.rule in more]
    return worse


def _fault(finding: Finding, plan: ShotPlan, sheet: CallSheet) -> str:
    """A finding by the beats that its shots show: a model knows no numbers of shots."""
    number = {m.beat.id: n for n, m in enumerate(sheet.scenery.moments, 1)}
    shown = {c.beat_id for s in plan.shots if s.id in finding.shots for c in s.covers}
    beats = ", ".join(str(number[beat]) for beat in number if beat in shown)
    return f"where beats {beats} are shown: {finding.rule}; {finding.remedy}"


def _reason(error: Exception) -> str:
    """Why the rules' shots stand."""
    if isinstance(error, BadAnswer):
        return f"the model's answer could not be used ({error.faults[0][:200]})"
    return str(error) if isinstance(error, CostLimitReached) else f"no answer: {error}"

"""Who plans a film: the rules, a plug-in, or a language model.

Enters: a scene graph and a request. Leaves: the plan before any note, and how it was come by. What
is not planned by the rules is kept in the folder: the plan as the document "direction", and a
model's answers as a file, so that a film that has not changed asks nobody anything again.
"""

import hashlib
from dataclasses import dataclass, replace

import msgspec

from planner.llm.cost import Purse, Tokens
from planner.llm.errors import BadRecord, ModelMissing
from planner.llm.model import CHOOSE, ChatModel
from planner.llm.planning import By, Directed, LanguagePlanner, Listener, unheard
from planner.llm.recording import Recorded
from planner.llm.repair import Session
from planner.rules import plan as plan_by_rules
from planner.shots import ShotPlan
from renderers.production.blobs_of import packed, plain, restored
from renderers.production.plugins import backend
from renderers.production.request import RULES, FilmRequest
from screenplay.scene_graph import SceneGraph
from storage.errors import DocumentDamaged, DocumentMissing
from storage.projects import Project

DOCUMENT, LABEL = "direction", "direction/1"
ANSWERS = "answers.json"  # beside the documents of the folder
NONE = Tokens()


@dataclass(frozen=True, slots=True)
class Direction:
    """A plan before any note; `scenes`, questions and cost are a language model's."""

    plan: ShotPlan
    planner: str = RULES
    key: str = ""  # of what was planned
    scenes: tuple[Directed, ...] = ()
    questions: int = 0  # asked for this plan, not answered from the record
    tokens: Tokens = NONE
    dollars: float | None = None

    @property
    def whole(self) -> bool:
        """Whether no scene was left to the rules for want of an answer."""
        return not any(scene.why for scene in self.scenes)

    @property
    def told(self) -> str:
        """Who planned, in a phrase: scenes, questions, cost; empty for the rules."""
        if not self.key:
            return ""
        if not self.scenes:
            return f"by {self.planner}"
        own = sum(scene.by is not By.RULES for scene in self.scenes)
        cost = "" if self.dollars is None else f", ${self.dollars:.4f}"
        return (
            f"{own} of {len(self.scenes)} scenes by {self.planner}, {self.questions} questions "
            f"asked, {self.tokens.read} tokens read, {self.tokens.written} written{cost}"
        )


def directed(
    graph: SceneGraph, request: FilmRequest, project: Project, listen: Listener = unheard
) -> Direction:
    """Plan a film as it is asked for, asking a model only what it has not answered before.

    Raises ModelMissing where a model is asked for, none is configured and no plan is kept;
    UnknownBackend for a planner that is not installed.
    """
    if request.planner == RULES:
        return Direction(_by_rules(graph, request))
    key = _key(graph, request)
    known = _kept(project)
    if known is not None and known.key == key and known.whole:
        return replace(known, questions=0, tokens=NONE, dollars=_nothing(request))
    made = _made(graph, request, project, listen)
    made = replace(made, key=key)
    project.write_document(DOCUMENT, LABEL, plain(made))
    return made


def directed_before(graph: SceneGraph, request: FilmRequest, project: Project) -> Direction:
    """The same without asking anybody: from the folder, else from answers that lie there.

    A scene without an answer is planned by the rules; the plan's remarks say so.
    """
    if request.planner == RULES:
        return directed(graph, request, project)
    known = _kept(project)
    if known is not None and known.key == _key(graph, request):
        return known
    planner = backend("storyreel.planners", request.planner)
    if not isinstance(planner, LanguagePlanner):
        return _by_plugin(planner, graph, request)
    return _by_model(Session(_recorded(project), Purse()), graph, request, unheard)


def _by_rules(graph: SceneGraph, request: FilmRequest) -> ShotPlan:
    return plan_by_rules(graph, rate=request.rate, seed=request.seed, pace=request.pace)


def _made(graph: SceneGraph, request: FilmRequest, project: Project, listen: Listener) -> Direction:
    planner = backend("storyreel.planners", request.planner)
    if not isinstance(planner, LanguagePlanner):
        return _by_plugin(planner, graph, request)
    if request.model is None:
        raise ModelMissing(f"no language model is configured; {CHOOSE}")
    purse = Purse(request.model.prices, request.max_cost)
    session = Session(_recorded(project, ChatModel(request.model)), purse)
    return _by_model(session, graph, request, listen)


def _by_plugin(planner: object, graph: SceneGraph, request: FilmRequest) -> Direction:
    plan: ShotPlan = planner.plan(graph, rate=request.rate, seed=request.seed)  # type: ignore[attr-defined]  # a Planner
    return Direction(plan, request.planner)


def _by_model(
    session: Session, graph: SceneGraph, request: FilmRequest, listen: Listener
) -> Direction:
    found = LanguagePlanner(session, listen).direct(graph, rate=request.rate, seed=request.seed)
    spent = session.purse.spent
    return Direction(
        found.plan, session.model.ident, "", found.scenes, found.questions, found.tokens,
        None if spent is None else float(spent),
    )  # fmt: skip


def _recorded(project: Project, model: ChatModel | None = None) -> Recorded:
    """The folder's answers, before a model where there is one."""
    project.store.mkdir(parents=True, exist_ok=True)
    path = project.store / ANSWERS
    try:
        return Recorded(path, model)
    except BadRecord as error:
        raise BadRecord(f"{error}; or delete it, and the model is asked again") from error


def _nothing(request: FilmRequest) -> float | None:
    priced = request.model is not None and request.model.prices is not None
    return 0.0 if priced else None


def _key(graph: SceneGraph, request: FilmRequest) -> str:
    """SHA-256 of all that a plan hangs on but the model: what it answered last stands."""
    script = msgspec.to_builtins(graph, str_keys=True, enc_hook=dict)  # credits are a proxy
    told = [script, plain(request.rate), request.seed, request.asl_s, request.planner]
    return hashlib.sha256(packed(told)).hexdigest()


def _kept(project: Project) -> Direction | None:
    """The direction that the folder holds; one that cannot be read is made again."""
    try:
        return restored(project.read_document(DOCUMENT, LABEL), Direction)
    except (DocumentMissing, DocumentDamaged, msgspec.ValidationError):
        return None

"""What the studio tells its pages, its API and its clients.

Enters: nothing; shapes only (`web.studio.studio` fills them). Leaves: frozen data, all of it JSON.
Frames count from 0 at the project's `rate`; seconds are for people. A picture, clip or sound is
named by its SHA-256 ("" where it is not made yet) and is served under
`/media/{project}/{digest}.{png|webp|mp4|m4a|wav|json}`; what a digest names never changes.
"""

from web.studio.shapes.board import (
    Board,
    BoardScene,
    BoardShot,
    Pin,
    ShotState,
    SpokenLine,
    TakeView,
)
from web.studio.shapes.casting import (
    CameraMark,
    CastMember,
    CastView,
    Outfit,
    PlanShape,
    SampleLine,
    SetCard,
    SetsView,
    VoiceView,
)
from web.studio.shapes.makings import (
    ExportKind,
    ExportOption,
    ExportsView,
    ExportView,
    Failure,
    FinalChoice,
    FinalView,
    RunState,
    RunView,
    StageView,
)
from web.studio.shapes.projects import (
    Doubt,
    Example,
    Member,
    NewMember,
    Page,
    ProjectCard,
    ReviewLink,
    ScriptChange,
    ScriptLine,
    ScriptView,
)
from web.studio.shapes.talks import (
    ChatTurn,
    Choice,
    ComparedShot,
    Comparison,
    HistoryView,
    ShotChange,
    TurnKind,
    VersionView,
)

__all__ = [
    "Board",
    "BoardScene",
    "BoardShot",
    "CameraMark",
    "CastMember",
    "CastView",
    "ChatTurn",
    "Choice",
    "ComparedShot",
    "Comparison",
    "Doubt",
    "Example",
    "ExportKind",
    "ExportOption",
    "ExportView",
    "ExportsView",
    "Failure",
    "FinalChoice",
    "FinalView",
    "HistoryView",
    "Member",
    "NewMember",
    "Outfit",
    "Page",
    "Pin",
    "PlanShape",
    "ProjectCard",
    "ReviewLink",
    "RunState",
    "RunView",
    "SampleLine",
    "ScriptChange",
    "ScriptLine",
    "ScriptView",
    "SetCard",
    "SetsView",
    "ShotChange",
    "ShotState",
    "SpokenLine",
    "StageView",
    "TakeView",
    "TurnKind",
    "VersionView",
    "VoiceView",
]

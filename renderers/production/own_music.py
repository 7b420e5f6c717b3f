"""The user's own music: files beside the script, kept by what is in them.

Enters: a plan that names files, the script's place, a project. Leaves: the blob of every file.
A film that has been made can be made again when its music has moved: the last copy is kept.
"""

from collections.abc import Mapping
from pathlib import Path, PurePosixPath, PureWindowsPath

from planner.errors import RefusedEdit
from planner.shots import ShotPlan
from storage.blobs import Digest
from storage.errors import DocumentMissing
from storage.projects import Project
from voices.own_music import FORMATS, check_music

DOCUMENT, LABEL = "music", "music/1"


def kept_music(plan: ShotPlan, script: Path, project: Project) -> Mapping[str, Digest]:
    """Blobs of the music files that a plan names.

    Raises:
        RefusedEdit: a file is missing, or lies elsewhere.
        BadScore: it holds no music.
    """
    names = sorted({note.file for note in plan.sounds if note.file})
    if not names:
        return {}
    known = _known(project)
    found = {name: _kept(name, script, project, known) for name in names}
    if found.items() - known.items():
        project.write_document(DOCUMENT, LABEL, {**known, **found})
    return found


def music_file(name: str, script: Path) -> Path:
    """Where a music file lies; raises RefusedEdit for a path that leads out of the script's folder.

    Links may not lead out of it either.
    """
    path = PurePosixPath(name)
    folder = script.parent.resolve()
    outside = path.is_absolute() or ".." in path.parts or PureWindowsPath(name).drive
    if outside or not (folder / path).resolve().is_relative_to(folder):
        raise RefusedEdit(
            f"music {name!r} is outside the script's folder; put it beside the script"
        )
    if path.suffix.lower().lstrip(".") not in FORMATS:
        raise RefusedEdit(f"music {name!r} is of another kind; give {', '.join(FORMATS)}")
    return folder / path


def _kept(name: str, script: Path, project: Project, known: Mapping[str, Digest]) -> Digest:
    path = music_file(name, script)
    if path.is_file():
        check_music(path)
        return project.blobs.put_file(path)
    if name in known and project.blobs.has(known[name]):
        return known[name]
    raise RefusedEdit(f"music {name!r} is not in {script.parent}; put it there, or note “no music”")


def _known(project: Project) -> Mapping[str, Digest]:
    try:
        document = project.read_document(DOCUMENT, LABEL)
    except DocumentMissing:
        return {}
    return {str(name): Digest(str(digest)) for name, digest in dict(document).items()}

"""The shelf: where each project's film folder lies, and its scripts.

Enters: a home folder and uploads. Leaves: film folders that the command line opens just as well,
`home/projects/ID`, with every script that was brought under `scripts/NUMBER/`. No part of a path
comes from outside: ids are made here, files are named by them.
"""

import re
import secrets
import shutil
import unicodedata
from pathlib import Path

from storage.blobs import Blobs, Digest, digest_of
from storage.projects import Project
from storage.publish import write_whole
from web.studio.errors import NotThere

ID = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
_LONGEST = 40


class Shelf:
    """Film folders under one home."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self._projects = home / "projects"

    def new_id(self, title: str) -> str:
        """An id that is readable and not taken, such as last-pancake-3f9a1c."""
        plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
        slug = "-".join(re.findall(r"[a-z0-9]+", plain))[:_LONGEST].strip("-") or "film"
        return f"{slug}-{secrets.token_hex(3)}"

    def folder(self, project: str) -> Path:
        """A project's film folder; raises NotThere for what is no id."""
        if not ID.fullmatch(project):
            raise NotThere(f"there is no project {project[:80]!r}; see the list of projects")
        return self._projects / project

    def project(self, project: str) -> Project:
        """A project's documents and blobs."""
        return Project(self.folder(project))

    def blobs(self, project: str) -> Blobs:
        """A project's blobs."""
        return self.project(project).blobs

    def keep_script(self, project: str, number: int, data: bytes) -> tuple[Path, Digest]:
        """Write a script down; its path and digest."""
        digest = digest_of(data)
        path = self.script(project, number, data)
        write_whole(path, data)
        self.blobs(project).put(data)
        return path, digest

    def script(self, project: str, number: int, data: bytes) -> Path:
        """Where a version of a script lies; the ending is told by its content."""
        from screenplay.fdx.telling import is_final_draft

        ending = "fdx" if is_final_draft(data) else "fountain"
        name = project.rpartition("-")[0]
        return self.folder(project) / "scripts" / str(number) / f"{name}.{ending}"

    def script_file(self, project: str, number: int) -> Path:
        """The file of a version that was kept; raises NotThere."""
        found = sorted((self.folder(project) / "scripts" / str(number)).glob("*.f*"))
        if not found:
            raise NotThere(
                f"{project}: the script's version {number} is not in its folder; bring it again"
            )
        return found[0]

    def remove(self, project: str) -> None:
        """Delete a project's folder with all that lies in it."""
        folder = self.folder(project)
        gone = folder.with_name(f".gone-{secrets.token_hex(4)}")
        if folder.exists():
            folder.rename(gone)  # at once; what is deleted half is never found
            shutil.rmtree(gone, ignore_errors=True)

"""What is brought: projects and their scripts; and who may come.

Enters: uploads, titles, names. Leaves: cards, scripts, links. `web.studio.studio` is the whole.
"""

from typing import TYPE_CHECKING

from web.studio.errors import NotThere
from web.studio.parts import Parts
from web.studio.shapes import (
    ConsentView,
    Member,
    Page,
    ProjectCard,
    ReviewLink,
    ScriptChange,
    ScriptView,
)
from web.studio.visitors import Role

if TYPE_CHECKING:
    from storage.ledger.records import Run


class Bringing(Parts):
    """Projects, scripts and people."""

    def create(self, upload_name: str, data: bytes, *, by: str) -> ProjectCard:
        """Open a project for a script and begin its film; raises what `check` does."""
        project = self._scripts.create(upload_name, data, by)
        self._make_film(project, by)
        return self.project(project)

    def check(self, upload_name: str, data: bytes) -> ScriptView:
        """Read a script and say what looks wrong in it; raises DeskRefusal, TooSlow."""
        return self._scripts.check(upload_name, data)

    def projects(self, limit: int = 24, after: str = "") -> Page:
        """Projects, newest first, behind the one with the id `after`."""
        found = self.ledger.projects(limit=limit + 1, after=after or None)
        cards = tuple(self._views.card(entry) for entry in found[:limit])
        return Page(cards, cards[-1].id if len(found) > limit else "")

    def project(self, project: str) -> ProjectCard:
        """One project; raises NotInLedger."""
        return self._views.card(self.ledger.project(project))

    def rename(self, project: str, title: str, *, by: str) -> ProjectCard:
        """Give a project another title; the script keeps its own."""
        del by  # titles have no history
        self.ledger.rename_project(project, " ".join(title.split()) or "Untitled")
        return self.project(project)

    def delete(self, project: str, *, by: str) -> None:
        """Delete a project with all that was made for it."""
        del by
        self.ledger.project(project)
        with self._talk.change(project):
            self._runs.stop_film(project, exports=True)
            self.hub.mention(project, "gone", {})
            self.ledger.delete_project(project)
            self._shelf.remove(project)

    def examples(self) -> tuple[tuple[str, str], ...]:
        """Scripts that come with Storyreel: names and titles."""
        return self._scripts.examples()

    def create_example(self, name: str, *, by: str) -> ProjectCard:
        """Open a project for an example; raises NotThere."""
        filename, data = self._scripts.example(name)
        return self.create(filename, data, by=by)

    def script(self, project: str, version: int = 0) -> ScriptView:
        """A version of the script (0: the newest) with what looks wrong in it."""
        return self._scripts.view(project, version)

    def revise_script(
        self, project: str, upload_name: str, data: bytes, *, by: str
    ) -> ScriptChange:
        """Take a new version in: ids, approvals and takes stay; the film is made again."""
        with self._talk.change(project):
            stopped: list[Run] = []
            told = self._scripts.revise(
                project,
                upload_name,
                data,
                by,
                lambda one: stopped.extend(self._runs.stop_film(one)),
            )
            self._make_film(project, by)
            self._runs.take_up(stopped)
        return told

    def script_changes(self, project: str, version: int = 0) -> ScriptChange:
        """What a version (0: the newest) changed against the one before it."""
        return self._scripts.changes(project, version)

    def invite(self, project: str, name: str, days: int, *, by: str) -> ReviewLink:
        """A signed link that lets somebody look at one project and pin remarks."""
        del by
        self.ledger.project(project)
        return self.people.invite(project, name, days)

    def links(self, project: str) -> tuple[ReviewLink, ...]:
        """Open review links of a project."""
        self.ledger.project(project)
        return self.people.links(project)

    def revoke_link(self, project: str, link: int) -> None:
        """Close a link; raises NotThere."""
        if link not in {open_link.id for open_link in self.links(project)}:
            raise NotThere(f"there is no open link {link} in this project")
        self.ledger.revoke_link(link)

    def users(self) -> tuple[Member, ...]:
        """Everybody who may come in."""
        return self.people.all()

    def add_user(self, name: str, role: Role) -> tuple[Member, str]:
        """Let somebody in: who, and the path that lets them in, which is shown once."""
        member, token = self.people.add(name, role)
        return member, f"/open?token={token}"

    def remove_user(self, user: str) -> None:
        """Take somebody out; raises NotInLedger."""
        self.people.remove(user)

    def consents(self, limit: int = 50, after: int = 0) -> tuple[ConsentView, ...]:
        """Who allowed the use of their voice, oldest first, withdrawn consents among them."""
        return self.people.consents(limit, after)

    def consent(self, who: str, text: str, audio: str, *, by: str) -> ConsentView:
        """Enter that somebody allowed the use of their voice; `audio` is the recording's digest."""
        return self.people.consent(who, text, audio, by)

    def withdraw_consent(self, consent: int) -> ConsentView:
        """Say that a consent no longer holds; raises NotInLedger."""
        return self.people.withdraw(consent)

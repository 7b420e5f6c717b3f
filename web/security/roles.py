"""Who is asking, and what they may do.

Enters: a request that the gate has let in (`web.security.gate`). Leaves: the visitor, or Forbidden.
"""

from collections.abc import Callable

from fastapi import Request

from web.studio.errors import Forbidden, NotThere
from web.studio.visitors import Role, Visitor

__all__ = ["Role", "Visitor", "needs"]


def needs(role: Role) -> Callable[[Request], Visitor]:
    """A dependency: the visitor, if they may what takes `role` in the project of the path.

    Raises Forbidden; NotThere for a project that is not theirs to see, as if there were none.
    """

    def visitor(request: Request) -> Visitor:
        found: Visitor = request.state.visitor
        project = request.path_params.get("project") or request.path_params.get("id")
        if isinstance(project, str) and not found.sees(project):
            raise NotThere(f"there is no project {project!r}; see the list of projects")
        if not found.may(role):
            raise Forbidden(f"that takes the role {role.value}; you came in as {found.role.value}")
        return found

    return visitor

"""Troubles as a person is told them: a page, or a note at the foot of the page at hand.

Enters: a request and its problem. Leaves: an HTML answer with the problem's status.
"""

from fastapi import Request
from fastapi.responses import HTMLResponse

from web.pages.showing import asked_by_htmx, page
from web.problems import Problem


def error_page(request: Request, problem: Problem) -> HTMLResponse:
    """What went wrong, where, and the remedy; htmx puts it into the page's own place for that."""
    part = asked_by_htmx(request)
    answer = page(request, "parts/fault.html" if part else "error.html", problem=problem)
    answer.status_code = problem.status
    if part:
        answer.headers["HX-Retarget"] = "#faults"
        answer.headers["HX-Reswap"] = "innerHTML"
    return answer

"""Every page's address, gathered; the studio itself is `web.studio`."""

from fastapi import APIRouter

from web.pages import (
    board,
    casting,
    delivering,
    finals,
    home,
    learning,
    making,
    notes,
    scripts,
    sharing,
    watching,
)

router = APIRouter(include_in_schema=False)
for room in (
    home,
    board,
    watching,
    notes,
    casting,
    scripts,
    making,
    learning,
    finals,
    delivering,
    sharing,
):
    router.include_router(room.router)

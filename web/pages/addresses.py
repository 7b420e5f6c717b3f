"""The parts of an address that pages take, bounded so that nothing odd reaches the studio."""

from typing import Annotated

from fastapi import Form, Path, Query

_ID = r"^[A-Za-z0-9._-]+$"
_LARGEST = 2**53

ProjectId = Annotated[str, Path(max_length=100, pattern=_ID)]
ShotId = Annotated[str, Path(max_length=100, pattern=_ID)]
MemberId = Annotated[str, Path(max_length=100, pattern=_ID)]
Number = Annotated[int, Path(ge=0, le=_LARGEST)]
Selected = Annotated[str, Query(max_length=100)]
Version = Annotated[int, Query(ge=-1, le=_LARGEST)]
FromForm = Annotated[str, Form(max_length=100)]
Words = Annotated[str, Form(max_length=4000)]

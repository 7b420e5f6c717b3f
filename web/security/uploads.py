"""Uploads, counted while they arrive.

Enters: a request. Leaves: one script's name and bytes, at most 2 MiB; what says it is smaller than
it is, is found out by counting.
"""

import unicodedata
from dataclasses import dataclass

from fastapi import Request
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException

from web.studio.errors import TooLarge, Unfit

LARGEST = 2 << 20  # bytes of a script
_ROOM = 64 << 10  # of a form besides
_LONGEST_NAME = 200
ENDINGS = (".fountain", ".fdx", ".txt", ".spmd", ".md")


@dataclass(frozen=True, slots=True)
class Upload:
    """A script as it was sent; the name only tells people which it was."""

    filename: str
    data: bytes


async def script_of(request: Request) -> Upload:
    """The script in a form: the file `script`, or else the text `text`, pasted.

    Raises TooLarge, Unfit. An empty form gives an empty upload.
    """
    try:
        async with request.form(max_files=1, max_fields=20, max_part_size=LARGEST) as form:
            sent, text = form.get("script"), form.get("text")
            if isinstance(sent, UploadFile):
                data = await sent.read(LARGEST + 1)
                if data or sent.filename:
                    return fitted(sent.filename or "", data)
            if isinstance(text, str):
                return fitted("pasted.fountain", text.encode())
    except MultiPartException as error:
        told = f"the form cannot be taken: {error.message}; scripts are at most 2 MiB"
        raise TooLarge(told) from error
    return Upload("", b"")


def fitted(filename: str, data: bytes) -> Upload:
    """An upload within bounds, its name without folders and control characters."""
    if len(data) > LARGEST:
        raise TooLarge(f"the script has more than {LARGEST >> 20} MiB; send a shorter one")
    name = filename.replace("\\", "/").rpartition("/")[2]
    shown = "".join(c for c in name if unicodedata.category(c)[0] != "C").strip()
    shown = shown[-_LONGEST_NAME:] or "script.fountain"
    if "." in shown and not shown.lower().endswith(ENDINGS):
        raise Unfit(f"{shown}: send a .fountain, .fdx or .txt file")
    return Upload(shown, data)

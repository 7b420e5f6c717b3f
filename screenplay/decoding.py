"""Bytes of a script file to text.

Enters: bytes and the file's name. Leaves: text without a byte order mark. UTF-8 is tried first,
UTF-16 needs its byte order mark, Windows-1252 is the fallback of old word processors.
"""

import codecs

from screenplay.errors import EmptyScript, UnreadableScript

_PLAIN_CONTROLS = frozenset(b"\t\n\r\f\v\x1a")
_REMEDY = "save it as plain text (UTF-8) with the ending .fountain"

_EXPORT = "open it in the program that wrote it and export it as Fountain or plain text (UTF-8)"
_FOREIGN = (  # how files begin that are text of a kind, but no script to read
    (b"<?xml", "this is XML, as Final Draft writes it"),
    (b"{\\rtf", "this is rich text (RTF)"),
    (b"%PDF-", "this is a PDF"),
    (b"<!doctype html", "this is a web page"),
    (b"<html", "this is a web page"),
)


def decode(data: bytes, name: str = "script") -> str:
    """Text of a script file; raises UnreadableScript for binary data, EmptyScript for none."""
    if not data.strip():
        raise EmptyScript(
            "the file is empty", name=name, remedy="write a scene, such as INT. KITCHEN - DAY"
        )
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _utf_16(data, name)
    _refuse_foreign(data, name)
    if _is_binary(data):
        raise UnreadableScript("this is binary data, not a script", name=name, remedy=_REMEDY)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _utf_16(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-16")
    except UnicodeDecodeError as error:
        raise UnreadableScript("the UTF-16 text is damaged", name=name, remedy=_REMEDY) from error


def _refuse_foreign(data: bytes, name: str) -> None:
    """Formats of other programs, told by how they begin."""
    start = data.removeprefix(codecs.BOM_UTF8).lstrip()[:20].lower()
    for signature, kind in _FOREIGN:
        if start.startswith(signature.lower()):
            raise UnreadableScript(kind, name=name, remedy=_EXPORT)


def _is_binary(data: bytes) -> bool:
    """NULs, or more than one control character in fifty, mark a file that is not text."""
    sample = data[:65536]
    controls = sum(byte < 32 and byte not in _PLAIN_CONTROLS for byte in sample)
    return b"\0" in sample or controls * 50 > len(sample)

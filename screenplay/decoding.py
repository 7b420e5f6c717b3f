"""Bytes of a script file to text, and back.

Enters: bytes and the file's name. Leaves: text without a byte order mark, and the encoding that
gives back the bytes. UTF-8 is tried first, UTF-16 needs its byte order mark, Windows-1252 is the
fallback of old word processors.
"""

import codecs

from screenplay.errors import EmptyScript, UnreadableScript

_PLAIN_CONTROLS = frozenset(b"\t\n\r\f\v\x1a")
_REMEDY = "save it as plain text (UTF-8) with the ending .fountain"

_MARKS = {  # byte order marks; a file in UTF-16 always has one
    "utf-8-sig": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
}
# The five bytes that Windows-1252 leaves open are control characters, as in the Encoding Standard.
_WINDOWS = "".join(
    bytes([byte]).decode("cp1252" if byte not in b"\x81\x8d\x8f\x90\x9d" else "latin-1")
    for byte in range(256)
)
_WINDOWS_BYTES = codecs.charmap_build(_WINDOWS)

_EXPORT = "open it in the program that wrote it and export it as Fountain or plain text (UTF-8)"
_FOREIGN = (  # how files begin that are text of a kind, but no script to read
    (b"<?xml", "this is XML, but not of Final Draft"),
    (b"{\\rtf", "this is rich text (RTF)"),
    (b"%PDF-", "this is a PDF"),
    (b"<!doctype html", "this is a web page"),
    (b"<html", "this is a web page"),
)


def decode(data: bytes, name: str = "script") -> str:
    """Text of a script file; raises UnreadableScript for binary data, EmptyScript for none."""
    return decoded(data, name)[0]


def decoded(data: bytes, name: str = "script") -> tuple[str, str]:
    """Text of a script file and its encoding, which `encoded` takes; raises as `decode` does."""
    if not data.strip():
        raise EmptyScript(
            "the file is empty", name=name, remedy="write a scene, such as INT. KITCHEN - DAY"
        )
    for encoding in ("utf-16-le", "utf-16-be"):
        if data.startswith(_MARKS[encoding]):
            return _utf_16(data, encoding, name), encoding
    _refuse_foreign(data, name)
    if _is_binary(data):
        raise UnreadableScript("this is binary data, not a script", name=name, remedy=_REMEDY)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return codecs.charmap_decode(data, "strict", _WINDOWS)[0], "cp1252"
    marked = data.startswith(codecs.BOM_UTF8)
    return text.removeprefix("\ufeff"), "utf-8-sig" if marked else "utf-8"


def encoded(text: str, encoding: str) -> bytes:
    """The bytes that `decoded` read: `encoded(*decoded(data)) == data`.

    Text that Windows-1252 cannot hold, since somebody changed it, becomes UTF-8.
    """
    if encoding == "cp1252":
        try:
            return codecs.charmap_encode(text, "strict", _WINDOWS_BYTES)[0]
        except UnicodeEncodeError:
            encoding = "utf-8"
    codec = encoding.removesuffix("-sig")
    return _MARKS.get(encoding, b"") + text.encode(codec, "surrogatepass")


def _utf_16(data: bytes, encoding: str, name: str) -> str:
    try:
        text = data[2:].decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableScript("the UTF-16 text is damaged", name=name, remedy=_REMEDY) from error
    if "\0" in text:
        raise UnreadableScript("this is binary data, not a script", name=name, remedy=_REMEDY)
    return text


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
    return b"\0" in data or controls * 50 > len(sample)

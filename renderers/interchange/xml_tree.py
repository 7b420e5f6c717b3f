"""XML built from data: names of our own, words of others.

Enters: tags, attributes and texts. Leaves: a document. Letters that XML cannot hold are left out;
all else is escaped by the serialiser.
"""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def put(parent: ET.Element, tag: str, text: object = None, **attributes: object) -> ET.Element:
    """A child with a text and attributes; `in_` and `id_` name attributes that are Python words."""
    named = {name.rstrip("_"): held(str(value)) for name, value in attributes.items()}
    child = ET.SubElement(parent, tag, named)
    if text is not None:
        child.text = held(str(text))
    return child


def root(tag: str, **attributes: object) -> ET.Element:
    """The outermost element."""
    return ET.Element(tag, {name: held(str(value)) for name, value in attributes.items()})


def document(tree: ET.Element, doctype: str) -> bytes:
    """The whole document, indented, with its document type."""
    ET.indent(tree, " ")
    text = ET.tostring(tree, encoding="unicode", short_empty_elements=True)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE {doctype}>\n{text}\n'.encode()


def held(text: str) -> str:
    """A text as XML can hold it."""
    return _FORBIDDEN.sub("", text)


def url_of(path: Path) -> str:
    """The file URL of an absolute path."""
    return path.as_uri()

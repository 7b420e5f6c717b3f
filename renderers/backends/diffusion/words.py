"""Texts as models read them, encoded once.

Enters: texts. Leaves: what text encoders made of them, on the CPU. The same text for the same
weights is never encoded twice while it is remembered.
"""

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any

from renderers.backends.diffusion.families.family import Words
from renderers.backends.diffusion.libraries import torch
from renderers.generative.requests import Pixels

_REMEMBERED = 256


class Remembered:
    """Words by key; `encodings` counts how often an encoder was asked."""

    def __init__(self) -> None:
        self.encodings = 0
        self._words: OrderedDict[Hashable, Words] = OrderedDict()

    def __contains__(self, key: Hashable) -> bool:
        return key in self._words

    def get(self, key: Hashable, encode: Callable[[], Words]) -> Words:
        """The words of this key, encoded where they are not remembered."""
        if key not in self._words:
            self._words[key] = on_cpu(encode())
            self.encodings += 1
            if len(self._words) > _REMEMBERED:
                self._words.popitem(last=False)
        self._words.move_to_end(key)
        return self._words[key]


def side_by_side(words: Sequence[Words]) -> Words:
    """Words of several pictures for one call: tensors [n, …], lists of n."""
    if len(words) == 1:
        return words[0]
    return {name: _joined([one[name] for one in words]) for name in words[0]}


def shape_of(words: Words) -> Hashable:
    """What words must share to stand side by side; lists may be of any lengths."""
    return tuple(
        (name, "list" if isinstance(value, list | tuple) else tuple(value.shape[1:]))
        for name, value in sorted(words.items())
    )


def _joined(values: Sequence[Any]) -> Any:
    if isinstance(values[0], list | tuple):
        return [each for value in values for each in value]
    return torch().cat(list(values))


def on_cpu(words: Mapping[str, Any]) -> Words:
    """Words off the device."""
    return {name: _down(value) for name, value in words.items()}


def seen(pictures: tuple[Pixels, ...]) -> str:
    """A digest of pictures that are read with the text."""
    total = hashlib.sha256()
    for picture in pictures:
        total.update(repr(picture.shape).encode() + picture.tobytes())
    return total.hexdigest() if pictures else ""


def _down(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_down(each) for each in value]
    return value.detach().to("cpu")

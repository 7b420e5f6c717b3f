"""A process gives up all files but those that it names, for good.

Enters: paths to read, run and write. Leaves: nothing; from then on the kernel refuses the rest
(Landlock, landlock(7): Linux 5.13 and newer). It needs no privilege, and works in containers where
namespaces are forbidden.
"""

import ctypes
import os
import struct
from collections.abc import Iterable
from contextlib import suppress

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446  # the same on every machine
_ASK_VERSION, _PATH_BENEATH = 1, 1
_EXECUTE, _READ, _LIST, _TRUNCATE = 1 << 0, 1 << 2, 1 << 3, 1 << 14
_OF_FILES = _EXECUTE | 1 << 1 | _READ | _TRUNCATE  # what a single file may be granted
_RIGHTS = {1: (1 << 13) - 1, 2: (1 << 14) - 1}  # by version; from the third on:
_RIGHTS_NOW = (1 << 15) - 1
_PR_SET_NO_NEW_PRIVS = 38


class FilesOpen(OSError):
    """The kernel does not restrict files."""


def keep_files(read: Iterable[str], run: Iterable[str], write: Iterable[str]) -> None:
    """Only these paths, and what lies beneath them, can be used from now on.

    Args:
        read: read only; paths that are not there are passed over, here and below.
        run: read, and started as programs or loaders of programs.
        write: everything but starting programs.

    Raises:
        FilesOpen: this kernel has no Landlock, or it is off.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    version = libc.syscall(_CREATE_RULESET, None, 0, _ASK_VERSION)
    if version < 1:
        raise FilesOpen(ctypes.get_errno(), "this kernel has no Landlock")
    rights = _RIGHTS.get(version, _RIGHTS_NOW)
    handled = struct.pack("=Q", rights)
    rules = _checked(libc.syscall(_CREATE_RULESET, handled, len(handled), 0))
    try:
        for paths, granted in (
            (read, _READ | _LIST), (run, _READ | _LIST | _EXECUTE), (write, rights & ~_EXECUTE),
        ):  # fmt: skip
            for path in paths:
                _grant(libc, rules, path, granted & rights)
        _checked(libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
        _checked(libc.syscall(_RESTRICT_SELF, rules, 0))
    finally:
        os.close(rules)


def _grant(libc: ctypes.CDLL, rules: int, path: str, granted: int) -> None:
    with suppress(FileNotFoundError):
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
        try:
            mine = granted if os.path.isdir(path) else granted & _OF_FILES  # noqa: PTH112 - starts fast
            _checked(
                libc.syscall(_ADD_RULE, rules, _PATH_BENEATH, struct.pack("=Qi", mine, place), 0)
            )
        finally:
            os.close(place)


def _checked(result: int) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise FilesOpen(number, f"Landlock is refused: {os.strerror(number)}")
    return result

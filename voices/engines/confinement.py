"""A process gives up what it does not need before it reads what a stranger wrote.

Enters: a memory limit and what to forbid. Leaves: nothing; from then on the kernel refuses. Limits
are the kernel's own (setrlimit(2), seccomp(2)), need no privilege and cannot be taken back.
"""

import ctypes
import os
import platform
import resource
import struct
from collections.abc import Sequence
from dataclasses import dataclass

_PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP, _SECCOMP_MODE_FILTER = 38, 22, 2
_PR_SET_PDEATHSIG = 1
_LOAD, _EQUAL, _RETURN = 0x20, 0x15, 0x06  # BPF: ld [k]; jeq k; ret k
_ALLOW, _REFUSE, _KILL = 0x7FFF0000, 0x00050000 | 1, 0x80000000  # refused as EPERM


@dataclass(frozen=True, slots=True)
class _Calls:
    """Numbers of system calls on one kind of machine, and how the kernel names the machine."""

    audit: int
    network: tuple[int, ...]  # socket, io_uring_setup
    programs: tuple[int, ...]  # execve, execveat, ptrace


_CALLS = {
    "x86_64": _Calls(0xC000003E, (41, 425), (59, 322, 101)),
    "aarch64": _Calls(0xC00000B7, (198, 425), (221, 281, 117)),
}


class NotConfined(OSError):
    """The kernel does not take the limits."""


def limit_memory(megabytes: int) -> None:
    """Refuse memory beyond so many megabytes of address space; Python then raises MemoryError."""
    size = megabytes << 20
    resource.setrlimit(resource.RLIMIT_AS, (size, size))


def refuse(*, network: bool, programs: bool) -> None:
    """From now on no socket can be opened, no program started; raises NotConfined.

    The process must have one thread only: others would not be bound.
    """
    calls = _CALLS.get(platform.machine())
    if calls is None:
        raise NotConfined(f"no list of system calls for {platform.machine()}; see confinement.py")
    numbers = (calls.network if network else ()) + (calls.programs if programs else ())
    _install(_program(calls.audit, numbers))


def end_with_parent(signal_number: int, parent: int) -> None:
    """Have the kernel send a signal when the thread that started this process ends.

    `parent` is the starter's process id: where it is gone already, this process ends at once.
    """
    _libc().prctl(_PR_SET_PDEATHSIG, signal_number, 0, 0, 0)
    if os.getppid() != parent:
        os._exit(1)


def _program(audit: int, numbers: Sequence[int]) -> bytes:
    """BPF: another machine's calls end the process, those listed are refused, others allowed."""
    steps = [(_LOAD, 0, 0, 4), (_EQUAL, 1, 0, audit), (_RETURN, 0, 0, _KILL), (_LOAD, 0, 0, 0)]
    for left, number in zip(range(len(numbers), 0, -1), numbers, strict=True):
        steps.append((_EQUAL, left, 0, number))
    steps += [(_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _REFUSE)]
    return b"".join(struct.pack("=HBBI", *step) for step in steps)


class _Filter(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_char_p))


def _install(program: bytes) -> None:
    libc = _libc()
    told = _Filter(len(program) // 8, program)
    first = libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    if first or libc.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(told), 0, 0):
        number = ctypes.get_errno()
        raise NotConfined(number, f"seccomp is refused: {os.strerror(number)}")


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)

"""A clerk: `python -m web.studio.desk.clerk`, the child process that reads and plans.

Enters: orders on standard input. Leaves: an answer to each on standard output. It gives up network,
programs and memory beyond its limit before it reads the first; an order that takes longer than it
may ends the process.
"""

import os
import signal
import struct
import sys
from typing import Any, BinaryIO

import msgspec

from voices.engines.confinement import NotConfined, limit_memory, refuse
from web.studio.desk import orders

_HEAD = struct.Struct(">I")
_GRACE_S = 0.5  # the desk itself stops a clerk that is late; this is for a desk that is gone


def main(megabytes: int, *, confined: bool) -> None:
    """Answer orders until standard input ends."""
    wire = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)  # what libraries print is no answer
    unsafe = _unconfined() if confined else None
    limit_memory(megabytes)
    while (order := received(sys.stdin.buffer)) is not None:
        asked = msgspec.msgpack.decode(order, type=orders.AnyOrder)
        signal.setitimer(signal.ITIMER_REAL, asked.seconds + _GRACE_S)
        answer = unsafe or _answered(asked)
        signal.setitimer(signal.ITIMER_REAL, 0)
        sent(wire, answer)


def _unconfined() -> orders.Refusal | None:
    """Give up network and programs; where the kernel refuses that, the answer to every order."""
    try:
        refuse(network=True, programs=True)
    except NotConfined as error:
        told = f"{error}; scripts are read in confinement only: allow seccomp, or use Linux"
        return orders.Refusal(type(error).__name__, told, 1, foreseen=True)
    return None


def received(wire: BinaryIO) -> bytes | None:
    """The next value on the wire; None at its end."""
    head = wire.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return None
    (size,) = _HEAD.unpack(head)
    body = wire.read(size)
    return body if len(body) == size else None


def sent(wire: BinaryIO, value: object) -> None:
    """Put a value on the wire."""
    body = msgspec.msgpack.encode(value)
    rest = memoryview(_HEAD.pack(len(body)) + body)
    while rest:
        rest = rest[wire.write(rest) or 0 :]


def _answered(order: orders.AnyOrder) -> orders.AnyAnswer:
    try:
        return orders.Given(msgspec.Raw(msgspec.msgpack.encode(_carried_out(order))))
    except MemoryError:
        return orders.Refusal(
            "TooLarge", "it takes more memory than it may; shorten it", 2, foreseen=True
        )
    except Exception as error:  # noqa: BLE001 - the boundary: told to the studio
        code = getattr(error, "exit_code", None)
        foreseen = isinstance(code, int)
        return orders.Refusal(
            type(error).__name__, str(error), code if isinstance(code, int) else 1, foreseen
        )


def _carried_out(order: orders.AnyOrder) -> Any:  # noqa: ANN401 - one of orders.Views
    """Imports as it goes: a clerk who reads scripts never loads what plans films."""
    match order:
        case orders.ReadScript() | orders.CompareScripts():
            from web.studio.desk import scripts

            return scripts.carried_out(order)
        case orders.Cast() | orders.Sets():
            from web.studio.desk import casting

            return casting.carried_out(order)
        case orders.Looks():
            from web.studio.desk import looks

            return looks.carried_out(order)
        case orders.Finish() | orders.Unfinish():
            from web.studio.desk import finishing

            return finishing.carried_out(order)
        case _:
            from web.studio.desk import cutting

            return cutting.carried_out(order)


if __name__ == "__main__":
    main(int(sys.argv[1]), confined=sys.argv[2] == "confined")

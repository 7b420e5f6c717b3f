"""The socket that the studio listens on.

Enters: a host and a port. Leaves: a bound socket, or an error that names the remedy.
"""

import socket
from collections.abc import Iterator
from contextlib import contextmanager


class CannotListen(OSError):
    """The address is taken or is not this machine's."""

    exit_code = 2


@contextmanager
def listening(host: str, port: int) -> Iterator[socket.socket]:
    """A listening socket until the block ends; port 0 takes any that is free."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            made.bind((host, port))
        except OSError as error:
            told = f"{host}:{port}: {error.strerror or error}; choose another --port or --host"
            raise CannotListen(told) from error
        made.listen(1024)
        yield made
    finally:
        made.close()

"""Bringing a ledger's tables up to date with Alembic.

Enters: a connection. Leaves: tables of the newest form, with what stood in them. The migrations
travel inside the package; no file beside it is read.
"""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text

MIGRATIONS = Path(__file__).with_name("migrations")
_LOCK = 7467  # any number that no other program on the server uses


def upgrade(connection: Connection) -> None:
    """Bring the tables to the newest form, within the connection's transaction; one at a time."""
    if connection.dialect.name == "postgresql":  # SQLite's transaction holds the lock already
        connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": _LOCK})
    command.upgrade(_config(connection), "head")


def downgrade(connection: Connection) -> None:
    """Drop the tables, and all that stands in them."""
    command.downgrade(_config(connection), "base")


def check(connection: Connection) -> None:
    """Compare the tables with `storage.ledger.tables`.

    Raises:
        alembic.util.exc.CommandError: a migration is missing; says which.
    """
    command.check(_config(connection))


def _config(connection: Connection) -> Config:
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config

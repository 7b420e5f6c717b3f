"""The ledger as one thing: every kind of entry behind one connection.

Enters: a database URL. Leaves: what `films`, `remarks`, `deliveries`, `work`, `people` and
`travelling` can do.
"""

from pathlib import Path
from typing import Self

from storage.errors import disk_errors
from storage.ledger.deliveries import Deliveries
from storage.ledger.films import Films
from storage.ledger.people import People
from storage.ledger.remarks import Remarks
from storage.ledger.travelling import Travelling
from storage.ledger.work import Work


class Ledger(Films, Remarks, Deliveries, Work, People, Travelling):
    """The studio's ledger; threads may share one.

    Args:
        url: an SQLAlchemy URL: `sqlite:////path/studio.db`, `postgresql+psycopg://…`.

    Raises:
        LedgerUnreachable: the URL is none, or nobody answers there.
    """

    @classmethod
    def at(cls, file: Path) -> Self:
        """The SQLite ledger in a file, made where there is none, with its tables up to date.

        Raises:
            StorageFull, StorageReadOnly, LedgerUnreachable: the file cannot be written, or is none.
        """
        with disk_errors(file):
            file.parent.mkdir(parents=True, exist_ok=True)
        ledger = cls(f"sqlite:///{file.absolute()}")
        ledger.migrate()
        return ledger

"""The studio's ledger: projects, versions, takes, remarks, exports, runs and people, in SQL.

Enters: entries, each with the time it was made at. Leaves: frozen records (`records`), page by page
where there may be many. SQLite by default, PostgreSQL by URL; the same migrations serve both.
Workers never import this: it brings SQLModel with it.
"""

from storage.ledger.ledger import Ledger

__all__ = ["Ledger"]

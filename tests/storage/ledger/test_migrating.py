"""Migrations: the same on every database, and what they make is what the tables say."""

import threading

import pytest
from alembic.util.exc import CommandError
from sqlalchemy import create_engine, inspect, text

from storage.errors import LedgerUnreachable
from storage.ledger import Ledger
from storage.ledger.migrating import check, downgrade


def test_the_migrations_make_what_the_tables_say(url: str) -> None:
    with Ledger(url) as ledger:
        ledger.migrate()
    engine = create_engine(url)
    with engine.begin() as connection:
        check(connection)
        connection.execute(text("ALTER TABLE pin ADD COLUMN colour VARCHAR"))
        with pytest.raises(CommandError, match="colour"):
            check(connection)
    engine.dispose()


def test_migrating_again_keeps_what_is_there(url: str) -> None:
    with Ledger(url) as ledger:
        ledger.migrate()
        made = ledger.create_project("pancake", "Last Pancake", "p", by="me", at=1.5)
        ledger.migrate()
        assert ledger.project("pancake") == made


def test_runs_of_an_older_ledger_have_counted_nothing(url: str) -> None:
    with Ledger(url) as ledger:
        ledger.migrate()
        ledger.create_project("pancake", "Last Pancake", "p", by="me", at=1.5)
        run = ledger.open_run("pancake", "film", by="me", at=2.5)
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE run DROP COLUMN outcome"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    engine.dispose()
    with Ledger(url) as ledger:
        ledger.migrate()
        assert ledger.runs("pancake") == (run,)
        counted = {"stages": [{"name": "draw", "done": 7}]}
        assert ledger.end_run(run.id, "done", outcome=counted, at=4.5).outcome == counted


def test_many_may_migrate_at_once(url: str) -> None:
    faults: list[Exception] = []

    def migrate() -> None:
        try:
            with Ledger(url) as ledger:
                ledger.migrate()
        except Exception as error:  # noqa: BLE001 - told below
            faults.append(error)

    threads = [threading.Thread(target=migrate) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    with Ledger(url) as ledger:
        assert ledger.projects() == ()


def test_migrations_can_be_taken_back(url: str) -> None:
    with Ledger(url) as ledger:
        ledger.migrate()
    engine = create_engine(url)
    with engine.begin() as connection:
        downgrade(connection)
        assert inspect(connection).get_table_names() == ["alembic_version"]
    engine.dispose()


@pytest.mark.parametrize(
    "url", ["nonsense", "postgresql+psycopg://me:secret@127.0.0.1:1/x", "oracle://x"]
)
def test_a_database_that_is_not_there(url: str) -> None:
    with pytest.raises(LedgerUnreachable) as caught:
        Ledger(url).migrate()
    assert "secret" not in str(caught.value)

"""The tables of the job database, and how older ones become like them.

Enters: an open SQLite connection. Leaves: the newest tables, with what stood in them.
"""

import sqlite3

from storage.errors import JobTableDamaged

VERSION = 2

SCHEMA = """
CREATE TABLE IF NOT EXISTS run (
    id INTEGER PRIMARY KEY AUTOINCREMENT, state TEXT NOT NULL, begun REAL NOT NULL, ended REAL);
CREATE TABLE IF NOT EXISTS job (
    run INTEGER NOT NULL, id INTEGER NOT NULL, kind TEXT NOT NULL, label TEXT NOT NULL,
    params TEXT NOT NULL, needs TEXT NOT NULL, priority INTEGER NOT NULL, affinity TEXT,
    state TEXT NOT NULL DEFAULT 'queued', body TEXT NOT NULL DEFAULT '{}',
    lane TEXT NOT NULL DEFAULT 'cpu', PRIMARY KEY (run, id)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS event (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, run INTEGER NOT NULL, job INTEGER NOT NULL,
    at REAL NOT NULL, name TEXT NOT NULL, body TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS result (
    key TEXT PRIMARY KEY, kind TEXT NOT NULL, outputs TEXT NOT NULL,
    seconds REAL NOT NULL, cpu_seconds REAL NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS work (
    key TEXT PRIMARY KEY, run INTEGER NOT NULL, seq INTEGER NOT NULL, kind TEXT NOT NULL,
    params TEXT NOT NULL, inputs TEXT NOT NULL, priority INTEGER NOT NULL, affinity TEXT,
    state TEXT NOT NULL DEFAULT 'queued', worker TEXT, executions INTEGER NOT NULL DEFAULT 0,
    reasons TEXT NOT NULL DEFAULT '[]', fault TEXT, lane TEXT NOT NULL DEFAULT 'cpu'
    ) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS worker (
    name TEXT PRIMARY KEY, run INTEGER NOT NULL, pid INTEGER NOT NULL, lane TEXT NOT NULL,
    beat REAL NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS work_in_lane ON work (run, state, lane, priority DESC, seq);
CREATE INDEX IF NOT EXISTS work_warm_in_lane
    ON work (run, state, lane, priority DESC, affinity, seq);
"""

# By the version it starts from, what makes the next one; new tables and indices come with SCHEMA.
STEPS = {
    1: """
ALTER TABLE job ADD COLUMN lane TEXT NOT NULL DEFAULT 'cpu';
ALTER TABLE work ADD COLUMN lane TEXT NOT NULL DEFAULT 'cpu';
DROP INDEX work_next;
DROP INDEX work_warm;
""",
}


def prepare(db: sqlite3.Connection, place: object) -> None:
    """Set a connection up and bring its tables to the newest form.

    Raises:
        JobTableDamaged: another version of Storyreel wrote it.
    """
    db.execute("PRAGMA journal_mode = WAL")
    # NORMAL outlives kill -9; a power cut may cost the last results, which are made anew.
    db.execute("PRAGMA synchronous = NORMAL")
    if _version(db) == VERSION:
        return
    db.execute("BEGIN IMMEDIATE")
    try:
        _upgrade(db, place)
    except BaseException:
        db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")


def _upgrade(db: sqlite3.Connection, place: object) -> None:
    """Every step, and then what is new; within the transaction that is open."""
    version = _version(db)  # anew: another process may have done it meanwhile
    if version not in {0, VERSION, *STEPS}:
        raise JobTableDamaged(
            f"{place}: written by another version of Storyreel (schema {version}, "
            f"this one reads {VERSION}); use that version, or delete the file: "
            "it holds no film, only what makes the next run quick"
        )
    steps = [STEPS[number] for number in range(version, VERSION)] if version else []
    for statement in "".join([*steps, SCHEMA]).split(";"):
        db.execute(statement)
    db.execute(f"PRAGMA user_version = {VERSION}")


def _version(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])

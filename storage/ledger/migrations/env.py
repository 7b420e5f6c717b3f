"""How Alembic runs our migrations: on the connection that it is handed."""

from alembic import context

from storage.ledger import tables

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=tables.METADATA,
    compare_type=True,
    render_as_batch=True,  # SQLite alters a table by copying it
    transaction_per_migration=False,
)
context.run_migrations()

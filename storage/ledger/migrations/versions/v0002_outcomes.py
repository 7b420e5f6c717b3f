"""What was counted when a run ended."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Runs that ended before have nothing to tell."""
    with op.batch_alter_table("run") as run:
        run.add_column(sa.Column("outcome", sa.JSON(), nullable=False, server_default="{}"))


def downgrade() -> None:
    """Forget the counts."""
    with op.batch_alter_table("run") as run:
        run.drop_column("outcome")

"""${message}"""

import sqlalchemy as sa
import sqlmodel
from alembic import op
${imports if imports else ""}

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To the newer form."""
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    """Back to the older form."""
    ${downgrades if downgrades else "pass"}

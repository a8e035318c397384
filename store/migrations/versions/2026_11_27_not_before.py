"""not_before: a deadline whose day has not begun where its contract lives is not read till then."""

import sqlalchemy as sa
from alembic import op

revision = "c3a9f05d7e28"
down_revision = "5d0b7c3e91fa"
branch_labels = None
depends_on = None

OLD = "ix_deadline_next_warning_on"
NEW = "ix_deadline_to_look_at"
COLUMNS = ["next_warning_on", "contract", "number", "kind", "place", "not_before"]


def upgrade() -> None:
    op.add_column("deadline", sa.Column("not_before", sa.DateTime(timezone=True), nullable=True))
    op.drop_index(OLD, table_name="deadline")
    op.create_index(NEW, "deadline", COLUMNS, unique=False)


def downgrade() -> None:
    op.drop_index(NEW, table_name="deadline")
    op.create_index(OLD, "deadline", ["next_warning_on"], unique=False)
    op.drop_column("deadline", "not_before")

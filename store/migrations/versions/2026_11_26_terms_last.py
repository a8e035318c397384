"""version: the terms are the last column, so that SQLite reads the others without them."""

from alembic import op

revision = "c4e7f2a9d518"
down_revision = "b1d9a3e86c40"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _put("content_hash", "terms")


def downgrade() -> None:
    _put("terms", "content_hash")


def _put(*order: str) -> None:
    """PostgreSQL keeps long values apart from the row: there the order does not matter."""
    if op.get_bind().dialect.name == "sqlite":
        with op.batch_alter_table("version", recreate="always", partial_reordering=[order]):
            pass

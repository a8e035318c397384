"""deadlines of terms, ladders of their own, and what people did about a deadline."""

import sqlalchemy as sa
from alembic import op

revision = "7d1b90c3e5a4"
down_revision = "ef16a4621657"
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
AT = sa.DateTime(timezone=True)
KIND = sa.Enum(
    "notice",
    "renewal",
    "end",
    "anniversary",
    "obligation",
    "review",
    "promotion",
    "commitment",
    native_enum=False,
    length=20,
)
NOTHING_TO_FILL_IN = (
    "INSERT INTO mark (name, value)"
    " SELECT 'deadline rows', 'complete' WHERE NOT EXISTS (SELECT 1 FROM version)"
)
NOTHING_PASSED_UNSEEN = (  # a new store: whatever passes from now on is said
    "INSERT INTO mark (name, value)"
    " SELECT 'ladder', '' WHERE NOT EXISTS (SELECT 1 FROM version)"
    " AND NOT EXISTS (SELECT 1 FROM mark WHERE name = 'ladder')"
)


def upgrade() -> None:
    with op.batch_alter_table("deadline", schema=None) as batch_op:
        batch_op.add_column(sa.Column("place", sa.Integer(), nullable=False, server_default="0"))
        batch_op.drop_constraint("pk_deadline", type_="primary")
        batch_op.create_primary_key("pk_deadline", ["contract", "number", "kind", "place"])
    with op.batch_alter_table("deadline", schema=None) as batch_op:
        batch_op.alter_column("place", server_default=None)
    op.create_table(
        "ladder",
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("segment", TEXT, nullable=False),
        sa.Column("type", TEXT, nullable=False),
        sa.Column("contract", TEXT, nullable=False),
        sa.Column("least", TEXT, nullable=False),
        sa.Column("steps", TEXT, nullable=False),
        sa.Column("by", TEXT, nullable=False),
        sa.Column("at", AT, nullable=False),
        sa.PrimaryKeyConstraint(
            "kind", "segment", "type", "contract", "least", name=op.f("pk_ladder")
        ),
    )
    op.create_table(
        "matter",
        sa.Column("contract", TEXT, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", KIND, nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("taken_by", TEXT, nullable=True),
        sa.Column("taken_at", AT, nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("why", TEXT, nullable=True),
        sa.Column("put_off_by", TEXT, nullable=True),
        sa.Column("put_off_at", AT, nullable=True),
        sa.Column("done_by", TEXT, nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("note", TEXT, nullable=True),
        sa.ForeignKeyConstraint(["contract"], ["contract.ref"], name=op.f("fk_matter_contract")),
        sa.PrimaryKeyConstraint(
            "contract", "number", "kind", "place", "day", name=op.f("pk_matter")
        ),
    )
    op.execute(NOTHING_TO_FILL_IN)
    op.execute(NOTHING_PASSED_UNSEEN)


def downgrade() -> None:
    op.execute("DELETE FROM mark WHERE name = 'deadline rows' OR name = 'ladder' AND value = ''")
    op.drop_table("matter")
    op.drop_table("ladder")
    op.execute("DELETE FROM deadline WHERE kind NOT IN ('notice', 'renewal', 'end')")
    with op.batch_alter_table("deadline", schema=None) as batch_op:
        batch_op.drop_constraint("pk_deadline", type_="primary")
        batch_op.create_primary_key("pk_deadline", ["contract", "number", "kind"])
        batch_op.drop_column("place")

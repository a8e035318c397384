"""priorities: what is urgent is said first, and each reader has a queue."""

import sqlalchemy as sa
from alembic import op

revision = "5d0c93be7a14"
down_revision = "5a7d20c9b4e1"
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
AT = sa.DateTime(timezone=True)
URGENT = (
    "UPDATE notice SET priority = CASE WHEN ts IS NOT NULL THEN 3"
    " WHEN kind = 'digest' THEN 2"
    " WHEN kind IN ('warning', 'set_aside', 'unreachable', 'renamed') THEN 1 ELSE 0 END"
)
WHO_WAITS = (
    "INSERT INTO reader (recipient, priority, due_at, free_at)"
    " SELECT recipient, 0, min(due_at), min(due_at) FROM notice"
    " WHERE state = 'waiting' GROUP BY recipient"
)


def upgrade() -> None:
    op.create_table(
        "reader",
        sa.Column("recipient", TEXT, nullable=False),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("due_at", AT, nullable=True),
        sa.Column("free_at", AT, nullable=False),
        sa.Column("troubled_at", AT, nullable=True),
        sa.Column("lease", TEXT, nullable=True),
        sa.Column("leased_until", AT, nullable=True),
        sa.PrimaryKeyConstraint("recipient", name=op.f("pk_reader")),
    )
    op.create_index("ix_reader_priority_due_at", "reader", ["priority", "due_at", "free_at"])
    with op.batch_alter_table("notice", schema=None) as batch_op:
        batch_op.add_column(sa.Column("priority", sa.Integer(), server_default="1", nullable=False))
        batch_op.add_column(sa.Column("late", TEXT, nullable=True))
        batch_op.drop_index(batch_op.f("ix_notice_state_due_at"))
        batch_op.create_index("ix_notice_state_id", ["state", "id"])
        batch_op.create_index(
            "ix_notice_recipient_state_priority_id", ["recipient", "state", "priority", "id"]
        )

    op.execute(URGENT)
    op.execute(WHO_WAITS)


def downgrade() -> None:
    with op.batch_alter_table("notice", schema=None) as batch_op:
        batch_op.drop_index("ix_notice_recipient_state_priority_id")
        batch_op.drop_index("ix_notice_state_id")
        batch_op.create_index(batch_op.f("ix_notice_state_due_at"), ["state", "due_at"])
        batch_op.drop_column("late")
        batch_op.drop_column("priority")

    op.drop_table("reader")

"""where warnings go: filters of subscriptions, reading habits, who cannot be reached, events."""

import sqlalchemy as sa
from alembic import op

revision = "a7d2c94e1b06"
down_revision = "7d1b90c3e5a4"
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
AT = sa.DateTime(timezone=True)
ANY_STEP = 3650
OLD = "SELECT channel_id, segment, '', '', {any_step}, by, at FROM old_subscription"
KEEP = (
    "INSERT INTO subscription (channel_id, segment, kind, min_value, within, by, at) "
    + OLD.format(any_step=ANY_STEP)
    + " ORDER BY at, channel_id, segment"
)
BACK = (
    "INSERT INTO subscription (channel_id, segment, by, at)"
    " SELECT channel_id, segment, min(by), min(at) FROM old_subscription"
    " GROUP BY channel_id, segment"
)


def upgrade() -> None:
    op.rename_table("subscription", "old_subscription")
    _free_the_name()
    op.create_table(
        "subscription",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("channel_id", TEXT, nullable=False),
        sa.Column("segment", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("min_value", TEXT, nullable=False),
        sa.Column("within", sa.Integer(), nullable=False),
        sa.Column("by", TEXT, nullable=False),
        sa.Column("at", AT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_subscription")),
        sa.UniqueConstraint(
            "channel_id",
            "segment",
            "kind",
            "min_value",
            "within",
            name=op.f("uq_subscription_channel_id_segment_kind_min_value_within"),
        ),
    )
    op.execute(KEEP)
    op.drop_table("old_subscription")
    op.create_table(
        "habit",
        sa.Column("reader", TEXT, nullable=False),
        sa.Column("zone", TEXT, nullable=False),
        sa.Column("quiet_begins", sa.Time(), nullable=True),
        sa.Column("quiet_ends", sa.Time(), nullable=True),
        sa.Column("quiet_workdays", sa.Boolean(), nullable=False),
        sa.Column("week_on", sa.Integer(), nullable=True),
        sa.Column("week_at", sa.Time(), nullable=True),
        sa.Column("week_due", AT, nullable=True),
        sa.Column("week_last", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("reader", name=op.f("pk_habit")),
    )
    with op.batch_alter_table("habit", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_habit_week_due"), ["week_due"], unique=False)

    op.create_table(
        "unreachable",
        sa.Column("reader", TEXT, nullable=False),
        sa.Column("cause", TEXT, nullable=False),
        sa.Column("since", AT, nullable=False),
        sa.PrimaryKeyConstraint("reader", "cause", name=op.f("pk_unreachable")),
    )
    op.create_table(
        "heard_event",
        sa.Column("event_id", TEXT, nullable=False),
        sa.Column("at", AT, nullable=False),
        sa.PrimaryKeyConstraint("event_id", name=op.f("pk_heard_event")),
    )
    with op.batch_alter_table("heard_event", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_heard_event_at"), ["at"], unique=False)


def downgrade() -> None:
    op.drop_table("heard_event")
    op.drop_table("unreachable")
    op.drop_table("habit")
    op.rename_table("subscription", "old_subscription")
    _free_the_name()
    op.create_table(
        "subscription",
        sa.Column("channel_id", TEXT, nullable=False),
        sa.Column("segment", TEXT, nullable=False),
        sa.Column("by", TEXT, nullable=False),
        sa.Column("at", AT, nullable=False),
        sa.PrimaryKeyConstraint("channel_id", "segment", name=op.f("pk_subscription")),
    )
    op.execute(BACK)
    op.drop_table("old_subscription")


def _free_the_name() -> None:
    """On PostgreSQL the key of a table keeps its name when the table gets another one."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER INDEX pk_subscription RENAME TO pk_old_subscription")

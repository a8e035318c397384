"""requests and outbox."""

import sqlalchemy as sa
from alembic import op

revision = "b1f0c5a7e913"
down_revision = "7c4b0d1f52ae"
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def one_of(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, length=20)


def upgrade() -> None:
    op.create_table(
        "mark",
        sa.Column("name", TEXT, nullable=False),
        sa.Column("value", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_mark")),
    )
    op.create_table(
        "notice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("recipient", TEXT, nullable=False),
        sa.Column("subject", TEXT, nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("token", TEXT, nullable=False),
        sa.Column("wanted", sa.Integer(), nullable=False),
        sa.Column("shown", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            one_of("noticestate", "waiting", "said", "moot", "uncertain", "refused", "dropped"),
            nullable=False,
        ),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("lease", TEXT, nullable=True),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("channel", TEXT, nullable=True),
        sa.Column("ts", TEXT, nullable=True),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", TEXT, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice")),
        sa.UniqueConstraint("key", name=op.f("uq_notice_key")),
    )
    with op.batch_alter_table("notice", schema=None) as batch_op:
        batch_op.create_index("ix_notice_state_due_at", ["state", "due_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_notice_subject"), ["subject"], unique=False)

    op.create_table(
        "subscription",
        sa.Column("channel_id", TEXT, nullable=False),
        sa.Column("segment", TEXT, nullable=False),
        sa.Column("by", TEXT, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("channel_id", "segment", name=op.f("pk_subscription")),
    )
    op.create_table(
        "approval_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("contract", TEXT, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("submission", sa.Integer(), nullable=False),
        sa.Column("content", TEXT, nullable=False),
        sa.Column("requested_by", TEXT, nullable=False),
        sa.Column("requested_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "state",
            one_of("requeststate", "open", "approved", "rejected", "recalled", "canceled"),
            nullable=False,
        ),
        sa.Column("decided_by", TEXT, nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", TEXT, nullable=True),
        sa.ForeignKeyConstraint(
            ["contract"], ["contract.ref"], name=op.f("fk_approval_request_contract")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approval_request")),
        sa.UniqueConstraint(
            "contract",
            "number",
            "submission",
            name=op.f("uq_approval_request_contract_number_submission"),
        ),
    )
    with op.batch_alter_table("approval_request", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_approval_request_state"), ["state"], unique=False)

    op.create_table(
        "editor",
        sa.Column("contract", TEXT, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("user_id", TEXT, nullable=False),
        sa.Column("author", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["contract"], ["contract.ref"], name=op.f("fk_editor_contract")),
        sa.PrimaryKeyConstraint("contract", "number", "user_id", name=op.f("pk_editor")),
    )
    with op.batch_alter_table("deadline", schema=None) as batch_op:
        batch_op.add_column(sa.Column("next_warning_on", sa.Date(), nullable=True))
        batch_op.create_index(
            batch_op.f("ix_deadline_next_warning_on"), ["next_warning_on"], unique=False
        )
    op.execute("UPDATE deadline SET next_warning_on = day")


def downgrade() -> None:
    with op.batch_alter_table("deadline", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_deadline_next_warning_on"))
        batch_op.drop_column("next_warning_on")

    op.drop_table("editor")
    op.drop_table("approval_request")
    op.drop_table("subscription")
    op.drop_table("notice")
    op.drop_table("mark")

"""approvals: policies, and of each request its steps, answers and whoever was asked."""

import sqlalchemy as sa
from alembic import op

revision = "ef16a4621657"
down_revision = "c4e7f2a9d518"
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
AT = sa.DateTime(timezone=True)
STEPS_OF_OLD_REQUESTS = (
    "INSERT INTO approval_step (request, rule, position, measured, asked_at)"
    " SELECT id, 'Any one manager', 0, '{}', requested_at FROM approval_request"
)
LOOKED_AT_NEXT = "UPDATE approval_request SET look_at = requested_at WHERE state = 'open'"


def upgrade() -> None:
    op.create_table(
        "approval_policy",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("by", TEXT, nullable=False),
        sa.Column("at", AT, nullable=False),
        sa.Column("body", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_approval_policy")),
    )
    op.create_table(
        "delegation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("of", TEXT, nullable=False),
        sa.Column("to", TEXT, nullable=False),
        sa.Column("rule", TEXT, nullable=True),
        sa.Column("since", AT, nullable=False),
        sa.Column("until", AT, nullable=False),
        sa.Column("by", TEXT, nullable=False),
        sa.Column("at", AT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delegation")),
    )
    with op.batch_alter_table("delegation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_delegation_until"), ["until"], unique=False)

    op.create_table(
        "manager",
        sa.Column("user_id", TEXT, nullable=False),
        sa.Column("manager", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_manager")),
    )
    op.create_table(
        "user_group",
        sa.Column("group_id", TEXT, nullable=False),
        sa.Column("fetched_at", AT, nullable=False),
        sa.PrimaryKeyConstraint("group_id", name=op.f("pk_user_group")),
    )
    op.create_table(
        "user_group_member",
        sa.Column("group_id", TEXT, nullable=False),
        sa.Column("user_id", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("group_id", "user_id", name=op.f("pk_user_group_member")),
    )
    op.create_table(
        "approval_answer",
        sa.Column("request", sa.Integer(), nullable=False),
        sa.Column("rule", TEXT, nullable=False),
        sa.Column("by", TEXT, nullable=False),
        sa.Column(
            "verdict",
            sa.Enum("approve", "reject", name="verdict", native_enum=False, length=20),
            nullable=False,
        ),
        sa.Column("at", AT, nullable=False),
        sa.Column("instead_of", TEXT, nullable=True),
        sa.Column("reason", TEXT, nullable=True),
        sa.Column("carried", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["request"], ["approval_request.id"], name=op.f("fk_approval_answer_request")
        ),
        sa.PrimaryKeyConstraint("request", "rule", "by", name=op.f("pk_approval_answer")),
    )
    op.create_table(
        "approval_asked",
        sa.Column("request", sa.Integer(), nullable=False),
        sa.Column("user_id", TEXT, nullable=False),
        sa.Column("at", AT, nullable=False),
        sa.Column("reminded_at", AT, nullable=True),
        sa.ForeignKeyConstraint(
            ["request"], ["approval_request.id"], name=op.f("fk_approval_asked_request")
        ),
        sa.PrimaryKeyConstraint("request", "user_id", name=op.f("pk_approval_asked")),
    )
    with op.batch_alter_table("approval_asked", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_approval_asked_user_id"), ["user_id"], unique=False)

    op.create_table(
        "approval_comment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("request", sa.Integer(), nullable=False),
        sa.Column("by", TEXT, nullable=False),
        sa.Column("at", AT, nullable=False),
        sa.Column("words", TEXT, nullable=False),
        sa.ForeignKeyConstraint(
            ["request"], ["approval_request.id"], name=op.f("fk_approval_comment_request")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approval_comment")),
    )
    with op.batch_alter_table("approval_comment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_approval_comment_request"), ["request"], unique=False)

    op.create_table(
        "approval_handover",
        sa.Column("request", sa.Integer(), nullable=False),
        sa.Column("of", TEXT, nullable=False),
        sa.Column("to", TEXT, nullable=False),
        sa.Column("at", AT, nullable=False),
        sa.ForeignKeyConstraint(
            ["request"], ["approval_request.id"], name=op.f("fk_approval_handover_request")
        ),
        sa.PrimaryKeyConstraint("request", "of", name=op.f("pk_approval_handover")),
    )
    op.create_table(
        "approval_measured",
        sa.Column("request", sa.Integer(), nullable=False),
        sa.Column("facts", TEXT, nullable=False),
        sa.ForeignKeyConstraint(
            ["request"], ["approval_request.id"], name=op.f("fk_approval_measured_request")
        ),
        sa.PrimaryKeyConstraint("request", name=op.f("pk_approval_measured")),
    )
    op.create_table(
        "approval_step",
        sa.Column("request", sa.Integer(), nullable=False),
        sa.Column("rule", TEXT, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("measured", TEXT, nullable=False),
        sa.Column("person", TEXT, nullable=True),
        sa.Column("added_by", TEXT, nullable=True),
        sa.Column("stage", sa.Integer(), nullable=True),
        sa.Column("asked_at", AT, nullable=True),
        sa.Column("escalated_at", AT, nullable=True),
        sa.ForeignKeyConstraint(
            ["request"], ["approval_request.id"], name=op.f("fk_approval_step_request")
        ),
        sa.PrimaryKeyConstraint("request", "rule", name=op.f("pk_approval_step")),
    )
    with op.batch_alter_table("approval_request", schema=None) as batch_op:
        batch_op.add_column(sa.Column("policy", sa.Integer(), server_default="0", nullable=False))
        batch_op.add_column(sa.Column("depends", TEXT, server_default="", nullable=False))
        batch_op.add_column(
            sa.Column("overridden", sa.Boolean(), server_default=sa.false(), nullable=False)
        )
        batch_op.add_column(sa.Column("look_at", AT, nullable=True))
        batch_op.add_column(sa.Column("shown", TEXT, server_default="", nullable=False))
        batch_op.create_index(batch_op.f("ix_approval_request_look_at"), ["look_at"], unique=False)

    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.add_column(sa.Column("status", TEXT, server_default="", nullable=False))

    op.execute(STEPS_OF_OLD_REQUESTS)
    op.execute(LOOKED_AT_NEXT)


def downgrade() -> None:
    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.drop_column("status")

    with op.batch_alter_table("approval_request", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_approval_request_look_at"))
        batch_op.drop_column("shown")
        batch_op.drop_column("look_at")
        batch_op.drop_column("overridden")
        batch_op.drop_column("depends")
        batch_op.drop_column("policy")

    op.drop_table("approval_step")
    op.drop_table("approval_measured")
    op.drop_table("approval_handover")
    with op.batch_alter_table("approval_comment", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_approval_comment_request"))

    op.drop_table("approval_comment")
    with op.batch_alter_table("approval_asked", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_approval_asked_user_id"))

    op.drop_table("approval_asked")
    op.drop_table("approval_answer")
    op.drop_table("user_group_member")
    op.drop_table("user_group")
    op.drop_table("manager")
    with op.batch_alter_table("delegation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_delegation_until"))

    op.drop_table("delegation")
    op.drop_table("approval_policy")

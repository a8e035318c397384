"""assigned: who goes on with a version that somebody else wrote; editors are found by person."""

import sqlalchemy as sa
from alembic import op

revision = "5b8e0d37c1a4"
down_revision = "a7d2c94e1b06"
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
AT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "assigned",
        sa.Column("contract", TEXT, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("of", TEXT, nullable=False),
        sa.Column("to", TEXT, nullable=False),
        sa.Column("at", AT, nullable=False),
        sa.ForeignKeyConstraint(["contract"], ["contract.ref"], name=op.f("fk_assigned_contract")),
        sa.PrimaryKeyConstraint("contract", "number", "of", name=op.f("pk_assigned")),
    )
    with op.batch_alter_table("editor", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_editor_user_id"), ["user_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("editor", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_editor_user_id"))
    op.drop_table("assigned")

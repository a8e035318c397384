"""ends: requests about what shall be done with a version, and the end of an account."""

import sqlalchemy as sa
from alembic import op

revision = "5d0b7c3e91fa"
down_revision = "a86f2d41c7e3"
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
VERBS = ("submit", "terminate", "suspend", "lapse", "end account", "import")


def upgrade() -> None:
    op.create_table(
        "account_end_contract",
        sa.Column("account", TEXT, nullable=False),
        sa.Column("contract", TEXT, nullable=False),
        sa.Column("left", TEXT, nullable=False),
        sa.Column("before", TEXT, nullable=False),
        sa.Column("requests", TEXT, nullable=False),
        sa.ForeignKeyConstraint(
            ["account"], ["account.code"], name=op.f("fk_account_end_contract_account")
        ),
        sa.PrimaryKeyConstraint("contract", name=op.f("pk_account_end_contract")),
    )
    with op.batch_alter_table("account_end_contract", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_account_end_contract_account"), ["account"], unique=False
        )
    op.add_column("account", sa.Column("ended", sa.JSON(), nullable=True))
    verb = sa.Enum(*VERBS, name="verb", native_enum=False, length=20)
    op.add_column(
        "approval_request", sa.Column("verb", verb, server_default="submit", nullable=False)
    )
    op.add_column(
        "approval_request", sa.Column("proposal", TEXT, server_default="", nullable=False)
    )


def downgrade() -> None:
    op.drop_column("approval_request", "proposal")
    op.drop_column("approval_request", "verb")
    op.drop_column("account", "ended")
    op.drop_table("account_end_contract")

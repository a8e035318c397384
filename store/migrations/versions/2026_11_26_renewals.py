"""renewal, index_value: what renews by itself on which day, and by which index prices move."""

import sqlalchemy as sa
from alembic import op

revision = "a86f2d41c7e3"
down_revision = "5d0c93be7a14"
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
AT = sa.DateTime(timezone=True)
FROM_DEADLINES = (  # what renews next is known already: a term that has begun since is made up
    "INSERT INTO renewal (contract, number, day)"
    " SELECT contract, number, day FROM deadline WHERE kind = 'renewal'"
)


def upgrade() -> None:
    op.create_table(
        "renewal",
        sa.Column("contract", TEXT, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["contract"], ["contract.ref"], name=op.f("fk_renewal_contract")),
        sa.PrimaryKeyConstraint("contract", "number", name=op.f("pk_renewal")),
    )
    op.create_index(op.f("ix_renewal_day"), "renewal", ["day"], unique=False)
    op.create_table(
        "index_value",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("folded", TEXT, nullable=False),
        sa.Column("series", TEXT, nullable=False),
        sa.Column("month", TEXT, nullable=False),
        sa.Column("value", TEXT, nullable=False),
        sa.Column("known_at", AT, nullable=False),
        sa.Column("by", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_index_value")),
        sa.UniqueConstraint(
            "folded", "month", "known_at", name=op.f("uq_index_value_folded_month_known_at")
        ),
    )
    op.execute(FROM_DEADLINES)


def downgrade() -> None:
    op.drop_table("index_value")
    op.drop_table("renewal")

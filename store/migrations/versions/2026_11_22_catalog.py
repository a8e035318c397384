"""catalog."""

import sqlalchemy as sa
from alembic import op

revision = "7c4b0d1f52ae"
down_revision = "2da1f86d9faa"
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "catalog",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "seller",
                "policy",
                "product",
                "price_list",
                "product_set",
                "account",
                "contract",
                name="itemkind",
                native_enum=False,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("body", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_catalog")),
        sa.UniqueConstraint("kind", "name", "since", name=op.f("uq_catalog_kind_name_since")),
    )


def downgrade() -> None:
    op.drop_table("catalog")

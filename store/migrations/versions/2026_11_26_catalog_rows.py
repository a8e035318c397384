"""catalog: products and list prices in rows of their own; rows are only ever added."""

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

from contracts.folding import folded  # the search finds only what is folded as it is today

revision = "b1d9a3e86c40"
down_revision = "b1f0c5a7e913"
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
ALWAYS = datetime(1, 1, 1, tzinfo=UTC)  # since when what is there already counts as known
ONLY_THE_LAST = (
    "DELETE FROM catalog WHERE id NOT IN (SELECT max(id) FROM catalog GROUP BY kind, name, since)"
)
MAKE_SEARCH = {
    "sqlite": ("CREATE VIRTUAL TABLE product_search USING fts5(names, tokenize='trigram')",),
    "postgresql": (
        "CREATE TABLE product_search (rowid integer PRIMARY KEY, names text NOT NULL)",
        "CREATE INDEX ix_product_search_names ON product_search USING gin (names gin_trgm_ops)",
    ),
}
CATALOG = sa.table("catalog", *map(sa.column, ("id", "kind", "name")))
BODIES = sa.table("catalog", *map(sa.column, ("id", "kind", "body")))
PRODUCT = sa.table(
    "product",
    sa.column("id"),
    sa.column("sku"),
    sa.column("since", sa.Date()),
    sa.column("recorded_at", sa.DateTime(timezone=True)),
    sa.column("body"),
)
LIST_PRICE = sa.table("list_price", *map(sa.column, ("list_id", "place", "sku", "price", "per")))


def upgrade() -> None:
    _make_tables()
    connection = op.get_bind()
    _move_products(connection)
    _split_price_lists(connection)


def _make_tables() -> None:
    with op.batch_alter_table("catalog", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("uq_catalog_kind_name_since"), type_="unique")
        batch_op.add_column(sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.create_index("ix_catalog_name", ["name"], unique=False)
    every = sa.table("catalog", sa.column("recorded_at", sa.DateTime(timezone=True)))
    op.execute(every.update().values(recorded_at=ALWAYS))
    with op.batch_alter_table("catalog", schema=None) as batch_op:
        batch_op.alter_column("recorded_at", nullable=False)
    op.create_table(
        "product",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sku", TEXT, nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("body", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_product")),
    )
    with op.batch_alter_table("product", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_product_sku"), ["sku"], unique=False)
        batch_op.create_index(batch_op.f("ix_product_since"), ["since"], unique=False)
    op.create_table(
        "list_price",
        sa.Column("list_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("sku", TEXT, nullable=False),
        sa.Column("price", TEXT, nullable=False),
        sa.Column("per", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["list_id"], ["catalog.id"], name=op.f("fk_list_price_list_id")),
        sa.PrimaryKeyConstraint("list_id", "place", name=op.f("pk_list_price")),
    )
    with op.batch_alter_table("list_price", schema=None) as batch_op:
        batch_op.create_index("ix_list_price_list_id_sku", ["list_id", "sku"], unique=False)
    for statement in MAKE_SEARCH[op.get_bind().dialect.name]:
        op.execute(statement)


def _move_products(connection: sa.Connection) -> None:
    """From the one table to their own; the last row of each is found by its names."""
    moved = (
        "INSERT INTO product (sku, since, recorded_at, body) SELECT name, since, recorded_at, body"
        " FROM catalog WHERE kind = 'product' ORDER BY id"
    )
    connection.execute(sa.text(moved))
    connection.execute(CATALOG.delete().where(CATALOG.c.kind == "product"))
    found: dict[str, tuple[int, str]] = {}
    for row in connection.execute(sa.select(PRODUCT).order_by(PRODUCT.c.id)):
        name = json.loads(row.body)["name"]
        found[row.sku] = row.id, "\n".join(folded(one) for one in (row.sku, name))
    rows = [{"id": row, "names": names} for row, names in found.values()]
    if rows:
        add = "INSERT INTO product_search (rowid, names) VALUES (:id, :names)"
        connection.execute(sa.text(add), rows)


def _split_price_lists(connection: sa.Connection) -> None:
    """Each price a row; what is left of the body says how many, and their hash."""
    lists = connection.execute(sa.select(BODIES).where(BODIES.c.kind == "price_list")).all()
    for row in lists:
        said = json.loads(row.body)
        prices = said.get("prices", [])
        digest = hashlib.sha256(json.dumps(prices, ensure_ascii=False).encode()).hexdigest()
        said["prices"] = {"count": len(prices), "sha256": digest}
        body = json.dumps(said, ensure_ascii=False)
        connection.execute(BODIES.update().where(BODIES.c.id == row.id).values(body=body))
        if prices:
            connection.execute(LIST_PRICE.insert(), list(_rows(row.id, prices)))


def _rows(list_id: int, prices: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for place, one in enumerate(prices):
        price = {"sku": one["sku"], "price": one["price"], "per": one.get("per", 1)}
        yield {"list_id": list_id, "place": place, **price}


def downgrade() -> None:
    connection = op.get_bind()
    _join_price_lists(connection)
    back = (
        "INSERT INTO catalog (kind, name, since, recorded_at, body)"
        " SELECT 'product', sku, since, recorded_at, body FROM product ORDER BY id"
    )
    connection.execute(sa.text(back))
    connection.execute(sa.text(ONLY_THE_LAST))
    op.execute("DROP TABLE product_search")
    with op.batch_alter_table("product", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_product_since"))
        batch_op.drop_index(batch_op.f("ix_product_sku"))
    op.drop_table("product")
    with op.batch_alter_table("catalog", schema=None) as batch_op:
        batch_op.drop_index("ix_catalog_name")
        batch_op.drop_column("recorded_at")
        batch_op.create_unique_constraint(
            batch_op.f("uq_catalog_kind_name_since"), ["kind", "name", "since"]
        )


def _join_price_lists(connection: sa.Connection) -> None:
    lists = connection.execute(sa.select(BODIES).where(BODIES.c.kind == "price_list")).all()
    for row in lists:
        query = sa.select(LIST_PRICE).where(LIST_PRICE.c.list_id == row.id)
        rows = connection.execute(query.order_by(LIST_PRICE.c.place))
        prices = [_said(price) for price in rows]
        said = {n: v for n, v in json.loads(row.body).items() if n != "prices"}
        body = json.dumps(said | ({"prices": prices} if prices else {}), ensure_ascii=False)
        connection.execute(BODIES.update().where(BODIES.c.id == row.id).values(body=body))
    with op.batch_alter_table("list_price", schema=None) as batch_op:
        batch_op.drop_index("ix_list_price_list_id_sku")
    op.drop_table("list_price")


def _said(price: sa.Row[Any]) -> dict[str, Any]:
    per = {} if price.per == 1 else {"per": price.per}
    return {"sku": price.sku, "price": price.price, **per}

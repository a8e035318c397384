"""The tables of what we sell, and by what. Only ``store`` may import this module."""

from datetime import date, datetime

from sqlalchemy import Column, Index
from sqlmodel import Field

from contracts.files.items import ItemKind
from store.tables import TEXT, Table, by_value


class CatalogRow(Table, table=True):
    """What belongs to us, from a day on: the seller, policies, price lists, product sets.

    Rows are only ever added: of those of one name and first day the last one counts. ``since`` is
    the first day there is where the file names none; ``body`` is canonical JSON.
    """

    __tablename__ = "catalog"
    __table_args__ = (Index("ix_catalog_name", "name"),)

    id: int | None = Field(default=None, primary_key=True)
    kind: ItemKind = Field(sa_column=Column(by_value(ItemKind), nullable=False))
    name: str = Field(sa_type=TEXT)
    since: date
    recorded_at: datetime
    body: str = Field(sa_type=TEXT)


class ProductRow(Table, table=True):
    """A product, from a day on; rows are only ever added, as those of the catalog."""

    __tablename__ = "product"

    id: int | None = Field(default=None, primary_key=True)
    sku: str = Field(sa_type=TEXT, index=True)
    since: date = Field(index=True)
    recorded_at: datetime
    body: str = Field(sa_type=TEXT)


class ListPriceRow(Table, table=True):
    """A price of a price list, which is a row of the catalog."""

    __tablename__ = "list_price"
    __table_args__ = (Index("ix_list_price_list_id_sku", "list_id", "sku"),)

    list_id: int = Field(foreign_key="catalog.id", primary_key=True)
    place: int = Field(primary_key=True)  # in the file
    sku: str = Field(sa_type=TEXT)
    price: str = Field(sa_type=TEXT)  # 95.00 EUR
    per: int

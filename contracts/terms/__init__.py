"""The closed set of kinds of terms. A new one: write its module, add it to ``Term``."""

from typing import Annotated

from pydantic import Field, TypeAdapter

from contracts.terms.base import Level, Section, TermBase
from contracts.terms.clause import Clause
from contracts.terms.master_catalog_price import MasterCatalogPrice

Term = Annotated[Clause | MasterCatalogPrice, Field(discriminator="kind")]
Terms = tuple[Term, ...]
TERMS: TypeAdapter[Terms] = TypeAdapter(Terms)

__all__ = ["TERMS", "Clause", "Level", "MasterCatalogPrice", "Section", "Term", "TermBase", "Terms"]

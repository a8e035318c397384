"""Terms as elements: natively where reading them gives the same back, else in our own form."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from pydantic import ValidationError

from contracts.files.websphere.nodes import Node, apart, left_over
from contracts.files.websphere.own import TERM, condition, made
from contracts.files.websphere.sets import Around
from contracts.files.websphere.terms import JOINED, terms_in
from contracts.files.websphere.writing import others, prices
from contracts.files.websphere.writing.parts import Form
from contracts.terms import TERMS, Term

WRITERS: Mapping[str, Callable[[Form], Iterator[Node]]] = {
    "master_catalog_price": prices.catalog,
    "price_list_price": prices.price_list,
    "selective_price": prices.selective,
    "custom_prices": prices.custom,
    "catalog_filter": prices.filtering,
    "product_inclusion": prices.included,
    "product_exclusion": prices.excluded,
    "shipping_modes": others.modes,
    "shipping_charge": others.charge,
    "shipping_adjustment": others.adjustment,
    "ship_to": others.addresses,
    "fulfilment_centers": others.centers,
    "handling_charge": others.handling,
    "payment_methods": others.payment,
    "returns": others.returns,
    "purchase_limit": others.limit,
    "purchase_commitment": others.commitment,
    "order_approval": others.approval,
}


def term_nodes(terms: Sequence[Term], forms: Sequence[Form]) -> Iterator[Node]:
    """The elements of *terms*, whose plain data *forms* are, in their order.

    Of terms that reading joins into one (see JOINED) several are never written natively.
    """
    kinds = Counter(term.kind for term in terms)
    for term, form in zip(terms, forms, strict=True):
        alone = term.kind not in JOINED or kinds[term.kind] == 1
        native = list(WRITERS.get(term.kind, _none)(form)) if alone else []
        yield from native if _says(native, term) else _own(form)


def _none(_form: Form) -> Iterator[Node]:
    yield from ()


def _says(nodes: Sequence[Node], term: Term) -> bool:
    """Whether reading *nodes* gives *term* and leaves nothing over."""
    contract = made("BuyerContract", *(node.copy() for node in nodes))
    contract.taken = True
    found = Around()
    try:
        read = TERMS.validate_python(apart(terms_in(contract, found), 0)[0])
    except ValidationError:
        return False
    over = (one for node in contract.children for one in left_over(node) if "/@" in one.field)
    return read == (term,) and not found.sets and not any(over)


def _own(form: Form) -> Iterator[Node]:
    if written := condition(TERM, dict(form)):
        yield written

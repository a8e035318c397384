"""What the sweep writes on a day, the delivery says on that day: both know what is settled."""

from datetime import date
from itertools import product
from typing import Any

import pytest

from notifications.kind import Moment
from notifications.kinds.warning import warning
from store import Store
from tests.examples import ACME, a_contract, a_version, keep
from tests.notifications.sweeping import HERE, noon, swept, waiting

pytestmark = pytest.mark.words

Fields = dict[str, Any]
TERMS: list[Fields] = [
    {"kind": "obligation", "who": "us", "what": "Report", "due": "2026-10-15"},
    {"kind": "obligation", "who": "us", "what": "Count", "due": "2026-01-31", "every": "1 month"},
    {"kind": "price_review", "every": "6 months"},
    {"kind": "promotion", "percent": -2, "valid_to": "2026-10-20"},
    {"kind": "purchase_commitment", "amount": "1000 EUR", "per": "quarter"},
    {"kind": "purchase_commitment", "amount": "1000 EUR", "per": "contract"},
]
GOING_ON: list[Fields] = [
    {},
    {"renewal": {"kind": "automatic", "for": "12 months"}, "notice": {"period": "3 months"}},
    {"renewal": {"kind": "automatic", "for": "1 month"}},
    {"renewal": {"kind": "evergreen"}, "notice": {"period": "1 month"}},
    {"end": "unknown"},
]
STANDING: list[Fields] = [
    {},
    {"state": "suspended", "suspensions": [{"from": "2026-09-01"}]},
    {"state": "terminated", "termination": {"on": "2026-11-15", "reason": "Merged"}},
    {"notice_given": {"on": "2026-08-01", "ends": "2026-12-31"}},
    {"lapses": [{"on": "2026-12-31", "reason": "Merged", "decided": "2026-08-01"}]},
]
FOLLOWING = [None, "2026-11-01", "2027-01-01", "2027-03-01"]


def contracts(terms: list[Fields]) -> list[Any]:
    """A contract for each way in which it may go on, stand, and be followed."""
    made = []
    for number, (goes_on, stands, start) in enumerate(product(GOING_ON, STANDING, FOLLOWING)):
        versions = [a_version(terms=terms, **goes_on, **stands)]
        if start is not None:
            versions.append(a_version(2, start=start, end="2028-12-31"))
        made.append(a_contract(f"ACME-{number}", *versions))
    return made


@pytest.mark.parametrize("day", [date(2026, 10, 10), date(2026, 12, 30)])
def test_whatever_is_swept_is_said(store: Store, day: date) -> None:
    keep(store, *contracts(TERMS), accounts=(ACME,))
    swept(store, day)
    notices = waiting(store)
    assert len(notices) > 500
    moment = Moment(noon(day), HERE)
    with store.reading() as work:
        unsaid = [one.key for one in notices if warning.message(one, work, moment) is None]
    assert unsaid == []

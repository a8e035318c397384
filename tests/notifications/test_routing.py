"""Where a warning goes: the first way that is there."""

import pytest

from contracts.account import Account
from notifications.routing import Routes
from store import Subscription
from tests.examples import NOW

OWN, ENTERPRISE, EVERYTHING, ALERTS = "C0OWN0001", "C0ENT0001", "C0ALL0001", "C0ALR0001"
OWNER, ADMINS = "U0REP0001", ("U0ADM0002", "U0ADM0001")


def wants(channel: str, segment: str = "") -> Subscription:
    return Subscription(channel, segment, OWNER, NOW)


def an_account(**fields: str) -> Account:
    return Account.model_validate({"code": "ACME", "name": "ACME Industries"} | fields)


BOTH = (wants(ENTERPRISE, "Énterprise "), wants(EVERYTHING))
ALL_OF_IT = {"channel": OWN, "segment": "enterprise", "owner": OWNER}
NO_CHANNEL = {"segment": "enterprise", "owner": OWNER}


@pytest.mark.parametrize(
    ("fields", "subscriptions", "alerts", "admins", "recipients"),
    [
        (ALL_OF_IT, BOTH, ALERTS, ADMINS, (OWN,)),
        (NO_CHANNEL, BOTH, ALERTS, ADMINS, (ENTERPRISE,)),
        (NO_CHANNEL, (*BOTH, wants(OWN, "ENTERPRISE")), ALERTS, ADMINS, (ENTERPRISE, OWN)),
        (NO_CHANNEL, BOTH[1:], ALERTS, ADMINS, (EVERYTHING,)),
        ({"segment": "retail"}, BOTH, ALERTS, ADMINS, (EVERYTHING,)),
        ({"owner": OWNER}, BOTH, ALERTS, ADMINS, (EVERYTHING,)),
        ({"segment": "retail", "owner": OWNER}, BOTH[:1], ALERTS, ADMINS, (ALERTS,)),
        (NO_CHANNEL, (), "", ADMINS, (OWNER,)),
        ({}, (), "", ADMINS, ("U0ADM0001", "U0ADM0002")),
        ({}, (), "", (), ()),
        (None, BOTH, ALERTS, ADMINS, (EVERYTHING,)),
        (None, BOTH[:1], ALERTS, ADMINS, (ALERTS,)),
        (None, (), "", ADMINS, ("U0ADM0001", "U0ADM0002")),
    ],
)
def test_the_first_way_that_is_there(fields, subscriptions, alerts, admins, recipients) -> None:
    account = None if fields is None else an_account(**fields)
    assert Routes(subscriptions, alerts, admins).of(account) == recipients

"""Whatever is in a contract: each warning about it is one that Slack takes."""

from datetime import date

import pytest

from blocks.kit import Message
from notifications.kind import Moment
from notifications.kinds.warning import warning
from sandbox.checks.surfaces import check_message
from store import Notice, Store
from tests.commands.test_any_line import ODD_CODES, odd_account, odd_contracts
from tests.examples import keep
from tests.notifications.sweeping import HERE, noon, swept, waiting

pytestmark = pytest.mark.words

YEARS = [date(2026, 12, 20), date(2027, 1, 15), date(2027, 3, 3)]


@pytest.fixture
def odd(store: Store) -> Store:
    keep(store, *odd_contracts(), accounts=tuple(map(odd_account, ODD_CODES)))
    return store


def shown(store: Store, notice: Notice, day: date) -> Message | None:
    with store.reading() as work:
        return warning.message(notice, work, Moment(noon(day), HERE))


def test_every_warning_about_odd_contracts_is_taken_by_slack(odd: Store) -> None:
    for day in YEARS:
        swept(odd, day)
    notices = waiting(odd)
    messages = [shown(odd, notice, day) for notice in notices for day in YEARS]
    assert len([one for one in messages if one]) > len(ODD_CODES) * len(YEARS)
    for message in filter(None, messages):
        assert check_message(list(message.blocks))
        assert message.text

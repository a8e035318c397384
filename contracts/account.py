"""A customer organisation (TERMS 1)."""

from typing import Annotated

from pydantic import AfterValidator, StringConstraints

from contracts.end import End
from contracts.i18n import _
from contracts.money import check_currency
from contracts.terms.base import Model
from contracts.terms.fields import Name
from contracts.zones import Zone

# What people type behind a command: no blank or quote, which would part or bind words, no dash
# first, which would begin a flag, no slash, which parts a contract from its version.
TYPED = r"^[^\s/<>&|`\"“”„\-–—][^\s/<>&|`\"“”„]{0,%d}$"
Code = Annotated[str, StringConstraints(strip_whitespace=True, pattern=TYPED % 39)]
Currency = Annotated[str, AfterValidator(check_currency)]
UserId = Annotated[str, StringConstraints(pattern=r"^[UW][A-Z0-9]{2,20}$")]
ChannelId = Annotated[str, StringConstraints(pattern=r"^[CG][A-Z0-9]{2,20}$")]
HolidayCalendar = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}(-[A-Z0-9]{1,3})?$")]


class Contact(Model):
    """Somebody on the customer's side."""

    name: Name
    role: Name | None = None
    email: Annotated[str, StringConstraints(pattern=r"^[^@\s]+@[^@\s]+$")] | None = None
    signs: bool = False


class AccountEnd(End):
    """We do no more business with a customer: since when, and why."""


class Account(Model):
    """Who the customer is, and who of us looks after them."""

    code: Code
    name: Name
    aliases: tuple[Name, ...] = ()
    segment: Name | None = None
    region: Name | None = None
    currency: Currency | None = None
    timezone: Zone | None = None
    holidays: HolidayCalendar | None = None
    owner: UserId | None = None
    team: Name | None = None
    channel: ChannelId | None = None
    contacts: tuple[Contact, ...] = ()
    ended: AccountEnd | None = None


def customer_name(account: Account | None, *, first: bool = False) -> str:
    """What people call whose contract it is; nobody's are shared terms. *first* begins a line."""
    if account is not None:
        return account.name
    return _("Shared terms") if first else _("shared terms")

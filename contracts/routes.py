"""Where a warning goes, and why it goes there: everybody once, whoever they are in several ways.

The account's channel, every channel that asked for it, and the owner; the owner's manager where the
last steps come and nobody reacted. What has no channel goes to that of the settings, and what has
nobody at all to the admins (docs/adr/0020).
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from contracts.account import Account
from contracts.alerts import About, Filters


class Subscription(Protocol):
    """A channel, and what it wants to be warned of."""

    @property
    def channel_id(self) -> str: ...
    @property
    def filters(self) -> Filters: ...


class Why(StrEnum):
    """By which way somebody is warned."""

    CHANNEL = "channel"  # it is the account's
    ASKED = "asked"  # the channel asked for what fits
    NO_CHANNEL = "no channel"  # there is none but that of the settings
    TAKEN = "taken"  # they look after it
    OWNER = "owner"
    OWNER_LEFT = "owner left"  # in the place of the owner
    ESCALATED = "escalated"  # as the owner's manager
    NOBODY = "nobody"  # to an admin, for want of anybody else


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom to warn, and why; *instead_of* is the owner, where that explains it."""

    reader: str  # a person or a channel
    why: Why
    instead_of: str = ""


@dataclass(frozen=True, slots=True)
class Ways:
    """Who there is beside the channels: whose managers people are, and who has left.

    *able* may look contracts up; None: everybody who is here.
    """

    managers: Mapping[str, str]
    gone: Collection[str]
    able: Collection[str] | None = None

    def may_read(self, user_id: str) -> bool:
        """Whether they can be told anything of a contract."""
        return user_id not in self.gone and (self.able is None or user_id in self.able)

    def manager_of(self, user_id: str) -> str | None:
        """The next one above who may read it; None: nobody may."""
        seen, above = {user_id}, self.managers.get(user_id)
        while above is not None and above not in seen:
            if self.may_read(above):
                return above
            seen.add(above)
            above = self.managers.get(above)
        return None


NOBODY_KNOWN = Ways({}, frozenset())


@dataclass(frozen=True, slots=True)
class Routes:
    """What is known of where warnings go: who wants them, and who gets what nobody wants."""

    subscriptions: Sequence[Subscription]
    alert_channel: str
    admins: Collection[str]
    people: Ways = NOBODY_KNOWN

    def of(self, about: About) -> Sequence[Recipient]:
        """Everybody to be warned of it, each once; nobody where there is nobody at all."""
        channels = list(self._channels(about))
        found = [*channels, *self._taker(about), *self._people(about, alone=not channels)]
        first: dict[str, Recipient] = {}
        for one in found or self._admins():
            first.setdefault(one.reader, one)
        return tuple(first.values())

    def goes_to(self, channel_id: str, about: About) -> bool:
        """Whether *channel_id* is one of the channels."""
        return any(one.reader == channel_id for one in self._channels(about))

    def _channels(self, about: About) -> Iterator[Recipient]:
        """Those of the account and of whoever asked; else that of the settings."""
        account = about.account
        own = [account.channel] if account is not None and account.channel else []
        asked = sorted({one.channel_id for one in self.subscriptions if one.filters.fits(about)})
        yield from (Recipient(channel, Why.CHANNEL) for channel in own)
        yield from (Recipient(channel, Why.ASKED) for channel in asked)
        if self.alert_channel and not (own or asked):
            yield Recipient(self.alert_channel, Why.NO_CHANNEL)

    def _taker(self, about: About) -> Iterator[Recipient]:
        """Whoever said that they look after it, as long as they are here."""
        if about.taken_by and about.taken_by not in self.people.gone:
            yield Recipient(about.taken_by, Why.TAKEN)

    def _people(self, about: About, *, alone: bool) -> Iterator[Recipient]:
        """The owner, or who stands in for them; late and without a reaction also the manager.

        An owner without a role reads nothing: it matters only where they *alone* would.
        """
        owner = _owner(about.account)
        if not owner:
            return
        manager = self.people.manager_of(owner)
        if owner in self.people.gone:
            yield from self._in_place_of(owner, manager)
            return
        if alone or self.people.may_read(owner):
            yield Recipient(owner, Why.OWNER)
        if manager and about.is_late and not about.reacted:
            yield Recipient(manager, Why.ESCALATED, owner)

    def _in_place_of(self, owner: str, manager: str | None) -> Iterator[Recipient]:
        """Somebody has to find the account another owner."""
        others = [one for one in (manager or self.alert_channel,) if one] or sorted(self.admins)
        yield from (Recipient(one, Why.OWNER_LEFT, owner) for one in others)

    def _admins(self) -> Iterator[Recipient]:
        yield from (Recipient(one, Why.NOBODY) for one in sorted(self.admins))


def _owner(account: Account | None) -> str:
    return (account.owner or "") if account is not None else ""

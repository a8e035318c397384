"""Where a warning goes: to who looks after the account, else to somebody who can pass it on."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from contracts.account import Account
from contracts.folding import folded
from store import Subscription


@dataclass(frozen=True, slots=True)
class Routes:
    """What is known of where warnings go: who wants them, and who gets what nobody wants."""

    subscriptions: Sequence[Subscription]
    alert_channel: str
    admins: Collection[str]

    def of(self, account: Account | None) -> tuple[str, ...]:
        """Whom to warn about *account*, or about a contract without one; the first that is there.

        Its channel, the channels that asked for its segment, those that asked for everything, the
        channel of the settings, its owner, the admins. Nobody where there is none of these.
        """
        everything = _channels(self.subscriptions, "")
        ways = (
            *([_one(account.channel), _segment(self.subscriptions, account)] if account else []),
            everything,
            _one(self.alert_channel),
            _one(account.owner) if account else (),
            tuple(sorted(set(self.admins))),
        )
        return next(filter(None, ways), ())


def _one(recipient: str | None) -> tuple[str, ...]:
    return (recipient,) if recipient else ()


def _segment(subscriptions: Sequence[Subscription], account: Account) -> tuple[str, ...]:
    return _channels(subscriptions, account.segment) if account.segment else ()


def _channels(subscriptions: Sequence[Subscription], segment: str) -> tuple[str, ...]:
    """The channels that asked for *segment*, each once however it was written."""
    wanted = folded(segment)
    return tuple(sorted({one.channel_id for one in subscriptions if folded(one.segment) == wanted}))

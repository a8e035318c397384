"""The form of an account: a new one, or one that is there already."""

from collections.abc import Iterator, Mapping

from blocks import inputs, kit, limits
from blocks.kit import Block
from blocks.mrkdwn import bold, joined
from blocks.view import View
from contracts.account import Account
from contracts.i18n import _, number


def new_account_form(code: str) -> View:
    """For an account that nobody made yet; *code* is what it may be called."""
    hint = _("Short, such as ACME: references of its contracts begin with it. It never changes.")
    first = inputs.text_input("code", _("Code"), code or None, hint=hint, most=40)
    return View(
        _("New account"),
        (first, *_asked({})),
        line="account new",
        submit=_("Save account"),
        close=_("Close"),
    )


def account_form(account: Account) -> View:
    """For one that is there: every field, an empty one clears what stood there."""
    head = kit.text(joined(" · ", [bold(account.code), account.name]))
    return View(
        _("Change account"),
        (head, *_asked(account.model_dump())),
        line=f"account {account.code}",
        submit=_("Save account"),
        close=_("Close"),
    )


def _asked(held: Mapping[str, object]) -> Iterator[Block]:
    said = {name: str(value) for name, value in held.items() if isinstance(value, str)}
    yield inputs.text_input("name", _("Name"), said.get("name"), most=200)
    yield _aliases(held.get("aliases"))
    hint = _("Who looks after it.")
    yield inputs.people_select("owner", _("Owner"), said.get("owner"), hint=hint, optional=True)
    hint = _("Where warnings about its contracts go; only colleagues may read it.")
    yield inputs.channel_select(
        "channel", _("Channel"), said.get("channel"), hint=hint, optional=True
    )
    for name, (label, hint) in TEXTS.items():
        words = _(hint) if hint else ""
        yield inputs.text_input(name, _(label), said.get(name), hint=words, optional=True)


def _aliases(held: object) -> Block:
    """The input; what is too long for one stays as it is, and that is said."""
    names = "\n".join(held) if isinstance(held, tuple) else ""
    if len(names) > limits.INPUT_VALUE:
        count = number(names.count("\n") + 1)
        words = "It has {count} other names, too many for a form: they stay as they are."
        return kit.context(_(words, count=count))
    hint = _("Other names, one per line.")
    return inputs.text_input(
        "aliases", _("Also called"), names, hint=hint, optional=True, multiline=True
    )


TEXTS: Mapping[str, tuple[str, str]] = {
    "currency": ("Currency", "Such as EUR: for amounts without a currency."),
    "timezone": ("Time zone", "Such as Europe/Amsterdam: where its days begin and end."),
    "holidays": ("Holidays", "A country or a part of it, such as NL or DE-BY: when nobody works."),
    "segment": ("Segment", "Such as enterprise: warnings can go to a channel by segment."),
    "region": ("Region", ""),
    "team": ("Team", ""),
}
"""Labels and hints of the short texts."""

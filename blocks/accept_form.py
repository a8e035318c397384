"""The form in which the customer's acceptance is recorded."""

from dataclasses import dataclass
from datetime import date

from blocks import kit
from blocks.inputs import choice, day_input, text_input
from blocks.mrkdwn import Mrkdwn, bold, joined
from blocks.view import View
from contracts.account import Account
from contracts.i18n import _
from contracts.terms.wording import short

WAYS = {
    "signature": "Signature",
    "e-mail": "E-mail",
    "order": "Order",
    "orally": "Orally",
}
NAME_ROOM, LONGEST_NAME = 80, 200


@dataclass(frozen=True, slots=True)
class AcceptForm:
    """What is known before anybody fills it in."""

    ref: str
    title: str
    account: Account | None
    on: date
    by: str = ""
    document: str = ""

    @property
    def about(self) -> Mrkdwn:
        """Which version it is, and whose."""
        who = self.account.name if self.account else ""
        return joined(" · ", [bold(self.ref), short(who, NAME_ROOM), short(self.title, NAME_ROOM)])

    @property
    def signer(self) -> str:
        """Whoever may sign on the customer's side, if anybody is known to."""
        contacts = self.account.contacts if self.account else ()
        return self.by or next((one.name for one in contacts if one.signs), "")


def accept_form(form: AcceptForm) -> View:
    """How, by whom, when, and where the paper is."""
    ways = {value: _(words) for value, words in WAYS.items()}
    blocks = (
        kit.text(form.about),
        choice("how", _("How"), ways, "signature"),
        text_input("by", _("By whom"), form.signer, optional=True, most=LONGEST_NAME),
        day_input("on", _("When"), form.on),
        text_input(
            "document",
            _("Document"),
            form.document,
            hint=_("The web address of the signed paper, if there is one."),
            placeholder="https://",
            optional=True,
        ),
    )
    title = _("Record the acceptance")
    return View(title, blocks, f"accept {form.ref}", submit=_("Record"), close=_("Not yet"))

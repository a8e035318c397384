"""A notice that was given, with its form and its proofs, as cards say it."""

from collections.abc import Iterator
from typing import Protocol

from blocks import kit
from blocks.element_shapes import Button
from blocks.mrkdwn import Mrkdwn, is_web, joined, link, phrase
from contracts.i18n import _
from contracts.renewal import NoticeGiven
from contracts.terms.wording import short

ADDRESS_ROOM = 200


class Proven(Protocol):
    """What a proof says, of the notice itself or of its receipt."""

    @property
    def proof(self) -> str | None: ...
    @property
    def reference(self) -> str | None: ...
    @property
    def document(self) -> str | None: ...


def notice_words(given: NoticeGiven) -> Mrkdwn:
    """“sent on 14 Aug 2026, ends it on 31 Dec 2026 · by registered letter · proof: …”."""
    form = phrase("by {form}", form=given.form) if given.form else ""
    return joined(" · ", [given, form, *proofs(given)])


def proofs(given: NoticeGiven) -> Iterator[Mrkdwn]:
    """What proves the notice, and what proves its receipt."""
    proof = proof_words(given)
    if proof:
        yield phrase("proof: {proof}", proof=proof)
    receipt = proof_words(given.receipt) if given.receipt else ""
    if receipt:
        yield phrase("proof of receipt: {proof}", proof=receipt)


def proof_words(proven: Proven) -> Mrkdwn:
    """“postal receipt, RR 123 456 785 NL, the paper”; empty where nothing was recorded."""
    said = [proven.proof or "", proven.reference or ""]
    return joined(", ", [*said, _paper(proven.document) if proven.document else ""])


def _paper(document: str) -> str | Mrkdwn:
    """A link where it leads anywhere; else what stands there."""
    return link(document, _("the paper")) if is_web(document) else short(document, ADDRESS_ROOM)


def receipt_button(ref: str) -> Button:
    """Opens the form in which it is recorded that the notice of the contract *ref* arrived."""
    return kit.runs(_("Record the receipt"), f"notice {ref} --receipt")

"""What every form about a notice asks for: what happened, in which form, and what proves it."""

from blocks import limits
from blocks.inputs import Options, choice, file_input, text_input
from blocks.shapes import Block, Input
from contracts.i18n import _
from contracts.notice_forms import USUAL_FORMS, USUAL_PROOFS
from contracts.renewal import Counts, Side

LONGEST_NAME, LONGEST_ADDRESS = 200, 1_800
HOW = {Counts.RECEIVED: "Received", Counts.SENT: "Sent"}
WHO = {Side.US: "Us", Side.THEM: "Them"}
PAPERS = ("pdf", "png", "jpg", "jpeg", "docx", "doc", "eml", "msg", "txt", "zip")


def how_input(how: Counts) -> Input:
    options = {one.value: _(words) for one, words in HOW.items()}
    return choice("how", _("What happened"), options, how)


def by_input(by: Side | None) -> Input:
    usual = _("Left empty: us where it was sent, them where it was received.")
    options = {side.value: _(words) for side, words in WHO.items()}
    return choice("by", _("Given by"), options, by, hint=usual, optional=True)


def form_input(agreed: str | None, used: str) -> Input:
    """The form that was agreed comes first; none is chosen for anybody."""
    hint = _("Agreed: {form}. Another form is recorded, too, with a warning.", form=agreed)
    options = {
        form: _("{form} (as agreed)", form=form) for form in filter(None, [_offered(agreed)])
    }
    options |= {form: _(form) for form in USUAL_FORMS if form != agreed}
    chosen, label = _offered(used), _("Form")
    return choice("form", label, options, chosen, hint=hint if agreed else "", optional=True)


def _offered(said: str | None) -> str | None:
    """*said*, where Slack takes it in a menu: what is longer can only be typed on a line."""
    return said if said and len(said) <= limits.OPTION_VALUE else None


def proof_inputs(proof: str, reference: str, document: str) -> list[Block]:
    """What kind of proof there is, its number, and where the paper lies."""
    where = _("Slack shows it to those with whom the file is shared.")
    most = LONGEST_ADDRESS
    return [
        choice("proof", _("Proof"), _proofs(), _offered(proof), optional=True),
        text_input(
            "reference",
            _("Reference"),
            reference,
            hint=_("For example the tracking number."),
            optional=True,
            most=LONGEST_NAME,
        ),
        file_input("file", _("The paper, as a file"), PAPERS, hint=where, kept=True),
        text_input(
            "document",
            _("Or its web address"),
            document,
            placeholder="https://",
            optional=True,
            most=most,
        ),
    ]


def _proofs() -> Options:
    return {proof: _(proof) for proof in USUAL_PROOFS}

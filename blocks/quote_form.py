"""The form of a quotation: lines to paste, or a file of them."""

from blocks import inputs, kit
from blocks.mrkdwn import bold, joined
from blocks.view import View
from contracts.account import Account
from contracts.i18n import _

FILES = ("csv", "tsv")
PASTED = "BOLT-M8; 500"


def quote_form(account: Account, line: str) -> View:
    """Submitting it runs *line* with what was pasted."""
    head = kit.text(joined(" · ", [bold(account.name), _("what should it cost?")]))
    hint = _("A product and a quantity on each line, as copied from a spreadsheet.")
    pasted = inputs.text_input(
        "lines", _("Lines"), hint=hint, placeholder=PASTED, optional=True, multiline=True
    )
    words = _("With a file, the lines above do not count")
    file = inputs.file_input("lines_file", _("From a CSV file"), FILES, hint=words, optional=True)
    return View(
        _("Quotation"),
        (head, pasted, file),
        line=line,
        submit=_("Quote"),
        close=_("Close"),
    )

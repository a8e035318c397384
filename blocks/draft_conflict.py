"""What the second of two editors is told, so that nothing that either of them wrote is lost."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from blocks import kit
from blocks.diff_card import field_line
from blocks.kit import Block
from blocks.mrkdwn import Mrkdwn, bold, phrase, user
from blocks.view import View
from contracts.difference import FieldChange
from contracts.i18n import _, show_moment
from contracts.terms import Term


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """Who wrote last, as far as that is known, and the reader's time zone."""

    who: str | None
    at: datetime | None
    zone: str

    @property
    def when(self) -> str:
        """“16 Aug, 11:05”, where the reader is."""
        if self.at is None:
            return _("a moment ago")
        return show_moment(self.at, self.zone)


def conflict_view(ref: str, by: Meanwhile, changes: Sequence[FieldChange], form: View) -> View:
    """On top of *form*, which keeps what was typed; submitting that again writes it."""
    said = [
        phrase("{who} changed *{ref}* meanwhile ({when}).", who=_who(by), ref=ref, when=by.when),
        phrase("Nothing of yours was saved yet. Saving again would change theirs like this:"),
    ]
    hint = _("Go back and fill in what you want to keep of theirs; then save again.")
    return _on_top(_("Changed meanwhile"), _blocks(said, changes, hint), form)


def _blocks(said: Sequence[Mrkdwn], changes: Sequence[FieldChange], hint: str) -> Iterator[Block]:
    yield from kit.texts(said)
    yield from kit.texts(map(field_line, changes))
    yield kit.context(hint)


def term_gone_view(
    ref: str, by: Meanwhile, alike: Sequence[Term], form: View, *, filled_in: bool
) -> View:
    """The term is not there any more; *alike* are those of its kind that are."""
    words = "This term of *{ref}* is gone: {who} changed or removed it ({when})."
    said: list[object] = [phrase(words, ref=ref, who=_who(by), when=by.when)]
    if alike:
        said += [bold(_("There is now:")), *(phrase("• {line}", line=t.line()) for t in alike)]
    hint = (
        _("Nothing was saved yet. Go back and save again to add yours as another term.")
        if filled_in
        else _("The list behind this is up to date.")
    )
    return _on_top(_("Changed meanwhile"), (*kit.texts(said), kit.context(hint)), form)


def _on_top(title: str, blocks: Iterator[Block] | Sequence[Block], below: View) -> View:
    return View(title, tuple(blocks), close=_("Back to the form"), on_top=True, below=below)


def _who(by: Meanwhile) -> str:
    return user(by.who) if by.who else _("Somebody")

"""What there is to know once a draft was saved: its dates, what is still wrong, what comes next."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from blocks import kit
from blocks.kit import Block, Message
from blocks.mrkdwn import Mrkdwn, bold, joined, phrase
from blocks.second_look import second_look
from blocks.standing import agreed_dates
from blocks.view import View, as_view
from contracts.cautions import Caution
from contracts.i18n import _, many
from contracts.submission import Problem
from contracts.version import Version


@dataclass(frozen=True, slots=True)
class SavedDraft:
    """A draft as it stands; not *changed* where nothing was done.

    *problems* are what it would be refused for, *cautions* what whoever decides will be shown.
    """

    ref: str
    version: Version
    problems: Sequence[Problem]
    cautions: Sequence[Caution] = ()
    decides: Mrkdwn | str = ""  # who would be asked if it were submitted as it is
    changed: bool = True


def saved_message(draft: SavedDraft) -> Message:
    """For whoever typed."""
    return Message(_("{ref} is saved as a draft", ref=draft.ref), tuple(_blocks(draft)))


def saved_view(draft: SavedDraft) -> View:
    """In the place of the form."""
    return as_view(saved_message(draft), _("Draft saved"))


def _blocks(draft: SavedDraft) -> Iterator[Block]:
    words = "Saved as a draft: *{ref}*" if draft.changed else "Nothing changed: *{ref}* is a draft"
    yield kit.text(phrase(words, ref=draft.ref))
    yield kit.text(agreed_dates(draft.version))
    value = draft.version.value
    worth = phrase("Value {value}", value=value.short) if value else _("No value")
    count = len(draft.version.terms)
    terms = many("{count} term", "{count} terms", count) if count else _("no terms of its own")
    yield kit.text(joined(" · ", [worth, terms]))
    yield from _problems(draft)
    if draft.cautions:
        yield from kit.texts(map(second_look, draft.cautions))
    if draft.decides:
        yield kit.context(draft.decides)
    yield _next(draft)


def _problems(draft: SavedDraft) -> Iterator[Block]:
    count = len(draft.problems)
    if not count:
        yield kit.text(_("Nothing is missing: it can be submitted."))
        return
    words = many(
        "It cannot be submitted yet: one thing is missing or wrong.",
        "It cannot be submitted yet: {count} things are missing or wrong.",
        count,
    )
    said = [problem_line(one, draft.version) for one in draft.problems]
    yield from kit.texts([bold(words), *said])


def problem_line(problem: Problem, version: Version) -> Mrkdwn:
    """“• −5 % on the whole catalog: a contract has at most one”."""
    if problem.term is None:
        return phrase("• {sentence}", sentence=problem.sentence)
    line = version.terms[problem.term].line()
    return phrase("• {term}: {sentence}", term=line, sentence=problem.sentence)


def _next(draft: SavedDraft) -> Block:
    ready = not draft.problems
    return kit.actions(
        kit.runs(
            _("Submit for approval"), f"submit {draft.ref}", style="primary" if ready else None
        ),
        kit.runs(_("Go on editing"), f"edit {draft.ref}", style=None if ready else "primary"),
        kit.runs(_("Who decides?"), f"who {draft.ref}"),
        kit.runs(_("Show all terms"), f"show {draft.ref}"),
    )

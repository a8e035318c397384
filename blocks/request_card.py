"""The card of a request: what an approver must know to decide, the most important first."""

from collections.abc import Iterator

from blocks import kit
from blocks.approval_words import answers_lines, people, steps_lines
from blocks.consequences import effect_lines
from blocks.kit import Block, Confirm, Message
from blocks.menus import overflow
from blocks.mrkdwn import Mrkdwn, bold, joined, lines, phrase, user
from blocks.proposal_words import DO, reason_line
from blocks.request_changes import all_new, changes, clauses_kept
from blocks.request_outcome import outcome
from blocks.request_words import (
    NAME_ROOM,
    Dossier,
    Reader,
    comment_line,
    how_much,
    size_in_short,
    what,
    why_and_until,
)
from blocks.second_look import second_look
from blocks.standing import period
from blocks.term_lines import QUOTED
from contracts.account import customer_name
from contracts.cautions import cautions
from contracts.i18n import _, show_day_of
from contracts.terms.wording import short

SUMMARY_ROOM = 500


def request_message(asked: Dossier, reader: Reader) -> Message:
    """The card for somebody who may decide; once it is decided, its outcome."""
    if not asked.request.open:
        return Message(
            _("{ref} is decided", ref=asked.request.called), tuple(_closed(asked, reader))
        )
    if not reader.asking:
        text = _("{ref} does not wait for you", ref=asked.request.called)
        return Message(text, tuple(_for_others(asked, reader)))
    blocks = (
        _head(asked, reader),
        *(_proposal(asked) if asked.request.proposed else _submission(asked, reader)),
        *where_it_stands(reader),
        *_while_away(reader),
    )
    text = _("{ref} waits for your decision", ref=asked.request.called)
    return Message(text, (*blocks, decide_buttons(asked)))


def _head(asked: Dossier, reader: Reader) -> Block:
    """What, how much, why me and until when."""
    said = joined(" ", list(why_and_until(asked, reader)))
    return kit.text(lines([what(asked), how_much(asked), said]))


def _for_others(asked: Dossier, reader: Reader) -> Iterator[Block]:
    """What is left of the card of somebody who need not act any more, or not again."""
    yield kit.text(lines([what(asked), how_much(asked), _not_mine(reader)]))
    yield from where_it_stands(reader)
    yield kit.actions(kit.runs(_("Show all terms"), f"show {asked.ref}"))


def _while_away(reader: Reader) -> Iterator[Block]:
    """A proposal to whoever is asked while their status says that they are away."""
    if reader.away:
        words = "Your status says “{status}”. Shall somebody decide in your place meanwhile?"
        said = phrase(words, status=short(reader.away, NAME_ROOM))
        yield kit.text(said, button=kit.runs(_("Delegate…"), "delegate --new"))


def _not_mine(reader: Reader) -> Mrkdwn:
    """Why there is nothing to do: it was done, or others are asked instead."""
    if any(reader.user_id in one.answers for one in reader.progress.steps):
        return phrase("Your decision counts; it waits for others.")
    waiting = reader.progress.asking(reader.user_id)
    sitting = [seat.by for one in waiting for seat in one.seats if seat.of == reader.user_id]
    above = [who for one in waiting for who in one.above]
    instead = dict.fromkeys(above or sitting)
    words = "*You need not act any more.* Asked in your place: {whom}."
    return phrase(words if instead else NOT_ANY_MORE, whom=people(list(instead)))


NOT_ANY_MORE = "*You need not act any more.*"


def where_it_stands(reader: Reader) -> Iterator[Block]:
    """Who said what, and who is asked beside the reader or after; nothing where all is said."""
    progress = reader.progress
    alone = len(progress.steps) == 1 and not any(one.answers for one in progress.steps)
    said = [] if alone else list(steps_lines(progress))
    said += [comment_line(one) for one in reader.comments]
    if said:
        yield from kit.texts([bold(_("Where it stands")), *said])


def _submission(asked: Dossier, reader: Reader) -> Iterator[Block]:
    yield from _changes(asked)
    if asked.before is not None and reader.asked_about("custom_clauses"):
        yield from clauses_kept(asked.before, asked.version)
    yield from _asked(asked)
    yield from _findings(asked)


def _proposal(asked: Dossier) -> Iterator[Block]:
    """Why it is proposed, and what comes of it."""
    proposal, request = asked.request.proposed, asked.request
    who, day = user(request.requested_by), show_day_of(request.requested_at)
    if proposal is not None:
        by = phrase("Proposed by {who} on {day}", who=who, day=day)
        yield from kit.texts([by, reason_line(proposal)])
    if asked.consequences is not None:
        yield from kit.texts([bold(_("What comes of it")), *effect_lines(asked.consequences)])


def _changes(asked: Dossier) -> Iterator[Block]:
    """Only what differs from the version in force; of a new contract its first terms."""
    if asked.before is None:
        return all_new(asked.contract, asked.version)
    return changes(asked.contract, asked.before, asked.version, asked.effect)


def _asked(asked: Dossier) -> Iterator[Block]:
    """Who asks, and what they say of it."""
    who, day = user(asked.request.requested_by), show_day_of(asked.request.requested_at)
    said = [phrase("Asked by {who} on {day}", who=who, day=day)]
    if asked.version.summary:
        said.append(phrase(QUOTED, line=short(asked.version.summary, SUMMARY_ROOM)))
    yield from kit.texts(said)


def _findings(asked: Dossier) -> Iterator[Block]:
    """What deserves a second look."""
    found = cautions(asked.version, asked.beside, asked.today)
    if found:
        yield from kit.texts(map(second_look, found))


def decide_buttons(asked: Dossier) -> Block:
    """Approve, reject, or read all of it first."""
    ref, seen = asked.ref, asked.request.seen
    question = _("Approve {ref}?", ref=short(asked.request.called, NAME_ROOM))
    sure = Confirm(question, _sure(asked), _("Approve"), _("Not yet"))
    return kit.actions(
        kit.runs(_("Approve"), f"approve {ref} --seen {seen}", style="primary", confirm=sure),
        kit.runs(_("Reject"), f"reject {ref} --seen {seen}", style="danger"),
        kit.runs(_("Ask for a change"), f"send-back {ref} --seen {seen}"),
        overflow(
            {
                _("Show all terms"): f"show {ref}",
                _("Where it stands"): f"status {ref}",
                _("Comment"): f"comment {ref}",
                _("Add an approver"): f"involve {ref}",
                _("Hand it over"): f"hand-over {ref}",
            }
        ),
    )


def _sure(asked: Dossier) -> str:
    """What Slack asks again, in plain text: whose, how much, how long."""
    proposal = asked.request.proposed
    who = customer_name(asked.account)
    size = [_(DO[proposal.verb])] if proposal else [size_in_short(asked), period(asked.version)]
    facts = [short(who, NAME_ROOM), *size]
    return _("{facts}. Your decision counts at once.", facts=" · ".join(facts))


def _closed(asked: Dossier, reader: Reader) -> Iterator[Block]:
    """What became of it, in the place of the card."""
    yield kit.text(lines([what(asked), how_much(asked), outcome(asked.request)]))
    if len(reader.progress.steps) > 1:
        yield from kit.texts(answers_lines(reader.progress))
    yield kit.actions(kit.runs(_("Show all terms"), f"show {asked.ref}"))

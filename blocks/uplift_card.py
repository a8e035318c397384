"""An uplift of many contracts: what it would change of each, and the drafts that came of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from blocks import kit
from blocks.done_card import in_turn
from blocks.kit import Block, Message
from blocks.mrkdwn import Mrkdwn, bold, joined, phrase
from contracts.i18n import _, many
from contracts.terms.wording import short
from contracts.uplift import Uplifted


@dataclass(frozen=True, slots=True)
class Planned:
    """One contract among many: what becomes of it; *why* it is left alone, else empty."""

    ref: str  # of the contract, or of the draft once it is there
    customer: str
    result: Uplifted | None = None
    why: str = ""


def plan_message(plan: Sequence[Planned], by: str, more: int, line: str, again: str) -> Message:
    """A table of what would change; *line* drafts it, *again* shows the next *more* contracts."""
    would = [one for one in plan if not one.why]
    said = many("{count} contract would change", "{count} contracts would change", len(would))
    blocks: list[Block] = [kit.text(joined(" · ", [bold(said), by]))]
    if plan:
        blocks.append(kit.table([[_(title) for title in TITLES], *map(_row, plan)], right=(2, 3)))
    if more:
        blocks.append(kit.context(many("{count} more follows.", "{count} more follow.", more)))
    buttons = [kit.runs(_("Draft these"), line, style="primary")] if would else []
    buttons += [kit.runs(_("The next ones"), again)] if more else []
    return Message(_("What an uplift would change"), (*blocks, *_row_of(buttons)))


CELL = 150  # characters: Slack takes 10,000 in a table
TITLES = ("Contract", "Customer", "Value", "Prices", "Left alone")


def _row(one: Planned) -> list[str]:
    if one.result is None or one.why:
        return [one.ref, one.customer, "", "", short(one.why, CELL)]
    value = one.result.value
    worth = _("{old} → {new}", old=value.old.short, new=value.new.short) if value else ""
    kept = [short(f"{kept.words}: {kept.why}", CELL) for kept in one.result.kept]
    return [one.ref, one.customer, worth, str(one.result.changed), "; ".join(_few(kept))]


def _few(said: Sequence[str]) -> list[str]:
    more = len(said) - 1
    rest = [many("and {count} more", "and {count} more", more)] if more > 0 else []
    return [*said[:1], *rest]


def _row_of(buttons: Sequence[kit.Button]) -> list[Block]:
    return [kit.actions(*buttons)] if buttons else []


def all_drafted_message(plan: Sequence[Planned], by: str, more: int, line: str) -> Message:
    """What was drafted, to be submitted one after the other, and what was left alone."""
    done = [one for one in plan if not one.why]
    said = many("{count} draft is ready", "{count} drafts are ready", len(done))
    said = said if done else _("Nothing was drafted")
    lines = [_said(one) for one in done]
    left = [phrase("• {ref} {who}: {why}", ref=one.ref, who=one.customer, why=one.why)
            for one in plan if one.why]  # fmt: skip
    head = [bold(_("Left alone")), *left] if left else []
    buttons = [_submit_all([one.ref for one in done])] if done else []
    buttons += [kit.runs(_("Draft the next ones"), line)] if more else []
    blocks = [*kit.texts([joined(" · ", [bold(said), by]), *lines, *head]), *_row_of(buttons)]
    return Message(_("The uplift is drafted") if done else said, tuple(blocks))


def _submit_all(refs: Sequence[str]) -> kit.Button:
    return kit.runs(_("Submit one after the other"), in_turn(refs), style="primary")


def _said(one: Planned) -> Mrkdwn:
    changed = one.result.changed if one.result else 0
    count = many("{count} price", "{count} prices", changed)
    return phrase("• *{ref}* {who}: {count}", ref=one.ref, who=one.customer, count=count)

"""Texts, options and questions within blocks, each of a size that Slack takes."""

from collections.abc import Collection
from dataclasses import dataclass

from blocks import limits
from blocks.element_shapes import ConfirmDialog, MarkdownText, Option, PlainText, Style
from blocks.mrkdwn import clean, prose


@dataclass(frozen=True, slots=True)
class Confirm:
    """What Slack itself asks before a press counts, and the words to agree and to go back."""

    title: str
    text: str
    agree: str
    deny: str
    style: Style | None = None


def confirm_dialog(confirm: Confirm) -> ConfirmDialog:
    dialog: ConfirmDialog = {
        "title": wording(confirm.title, limits.CONFIRM_TITLE),
        "text": wording(confirm.text, limits.CONFIRM_TEXT),
        "confirm": wording(confirm.agree, limits.CONFIRM_BUTTON),
        "deny": wording(confirm.deny, limits.CONFIRM_BUTTON),
    }
    if confirm.style:
        dialog["style"] = confirm.style
    return dialog


def option(words: object, value: str) -> Option:
    """An entry of a menu; ValueError for a *value* that Slack would not give back whole."""
    fit(value, limits.OPTION_VALUE, "option value")
    return {"text": wording(words, limits.OPTION_TEXT), "value": value}


def wording(value: object, limit: int) -> PlainText:
    """*value* on one line, visibly shortened with “…” where it is longer than *limit*."""
    return {"type": "plain_text", "text": shortened(value, limit) or "–", "emoji": False}


def shortened(value: object, limit: int) -> str:
    said = clean(value).replace("\n", " ").strip()
    return said if len(said) <= limit else f"{said[: limit - 1].rstrip()}…"


def mrkdwn(value: object, limit: int, what: str) -> MarkdownText:
    said = prose(value)
    fit(said, limit, what)
    return {"type": "mrkdwn", "text": said, "verbatim": True}


def fit(said: str, limit: int, what: str) -> None:
    if not 0 < len(said) <= limit:
        raise ValueError(f"{what} of {len(said)} characters; Slack takes 1 to {limit}")


def count(values: Collection[object], limit: int, what: str) -> None:
    if not 0 < len(values) <= limit:
        raise ValueError(f"{len(values)} {what}; Slack takes 1 to {limit}")

"""What a model refuses, as sentences for whoever filled in a form or pasted lines."""

from collections.abc import Sequence

from pydantic_core import ErrorDetails

from contracts.i18n import _, many

MOST = 10  # sentences beside one input; whoever mends these asks again
SENTENCES = {
    "missing": "This is needed",
    "extra_forbidden": "There is no such field here",
}


def sentence(detail: ErrorDetails) -> str:
    """What is wrong, without a full stop: our own words, or pydantic's."""
    said = SENTENCES.get(detail["type"])
    return _(said) if said else detail["msg"].removeprefix("Value error, ").rstrip(".")


def together(sentences: Sequence[str]) -> str:
    """All of *sentences*, one a line, or the first of them and how many more there are.

    Several end with full stops: where an error stands beside an input, Slack joins its lines.
    """
    if len(sentences) == 1:
        return sentences[0]
    rest = len(sentences) - MOST
    more = [many("And {count} more", "And {count} more", rest)] if rest > 0 else []
    return "\n".join(f"{one}." for one in [*sentences[:MOST], *more])

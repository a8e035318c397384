"""What a channel wants to be warned of, as it is typed."""

import re

from blocks.deadline_words import NAMES
from commands.amounts import spoken_amount
from commands.grammar import BadArguments
from contracts.alerts import EVERYTHING, Filters
from contracts.deadlines import DeadlineKind
from contracts.folding import folded
from contracts.i18n import _, listed, many, quoted
from contracts.ladders import Ladders

BETWEEN = re.compile(r"[\s_-]+")


def spoken_filters(
    segment: str | None, kind: str | None, min_value: str | None, within: int | None
) -> Filters:
    """All of them together; BadArguments or NoAmount for what cannot be read."""
    return Filters(
        segment or "",
        spoken_kind(kind) if kind is not None else None,
        spoken_amount(min_value, None) if min_value is not None else None,
        EVERYTHING.within if within is None else within,
    )


def spoken_kind(text: str) -> DeadlineKind:
    """The kind of deadline, however its words are parted; its beginning is enough."""
    said = _words(text)
    known = {_words(words): kind for kind in DeadlineKind for words in (NAMES[kind], kind)}
    fitting = {kind for words, kind in known.items() if said and words.startswith(said)}
    if said in known or len(fitting) == 1:
        return known.get(said) or fitting.pop()
    hint = _("There are: {kinds}.", kinds=listed([kind.value for kind in DeadlineKind]))
    raise BadArguments(_("{text} is no kind of deadline.", text=quoted(text)), hint=hint)


def _words(text: str) -> str:
    return BETWEEN.sub(" ", folded(text)).strip()


def check_within(filters: Filters, ladders: Ladders) -> None:
    """Raises BadArguments where no step of any ladder is that short."""
    known = [ladders.usual, *(rule.ladder for rule in ladders.rules)]
    last = min(ladder.steps[-1] for ladder in known)
    if filters.within < last:
        said = many(
            "The last warning comes {count} day before a deadline: none would come.",
            "The last warning comes {count} days before a deadline: none would come.",
            last,
        )
        raise BadArguments(said, hint=_("Say --within {least} or more.", least=last))

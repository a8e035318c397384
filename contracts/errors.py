"""Everything the domain can refuse. The message is what the user reads."""

import inspect
from collections.abc import Mapping, Sequence

from contracts.i18n import _


class Refusal(Exception):  # noqa: N818 - it is an answer, not a fault
    """That is not possible."""

    hint: str = ""

    def __init__(
        self,
        message: str = "",
        *,
        hint: str = "",
        whom: Sequence[str] = (),
        offers: Mapping[str, str] | None = None,
    ) -> None:
        """*hint* says what to do next, *whom* are the ids of the people to ask.

        *offers* are command lines that may be meant instead, by what a button says.
        """
        super().__init__(message or _(inspect.cleandoc(type(self).__doc__ or "")))
        self.hint = hint or type(self).hint
        self.whom = tuple(whom)
        self.offers = dict(offers or {})


class NotAllowed(Refusal):
    """You may not do that."""


class NotFound(Refusal):
    """There is nothing of that name."""

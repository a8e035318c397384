"""What `expiring` and `calendar` are asked: which days, and whose deadlines."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from blocks.expiring_card import ComingView
from commands.grammar import POSITIONAL, BadArguments, flags_of
from commands.resolve import account_called
from commands.spec import Context, LookUp
from commands.spoken_ahead import LONGEST, Meant, Scope, meaning, meanings
from contracts.account import Account
from contracts.errors import NotFound, Refusal
from contracts.i18n import _, listed, quoted
from contracts.window import Window, ahead
from store import Whose, team_of

MOST_WORDS = 12
FLAGS = {Scope.MINE: "--mine", Scope.TEAM: "--team"}


class Ahead(LookUp):
    """Arguments of both."""

    what: Annotated[str | None, POSITIONAL, Field(description="ACCOUNT or WORDS")] = None
    within: Annotated[int | None, Field(ge=0, le=LONGEST, description="DAYS")] = None
    mine: bool = False
    team: bool = False


class NoTeam(Refusal):
    """I do not know who your team is."""

    hint = (
        "No account of yours names a team, and nobody is your manager: an admin says who is,"
        " with `/contract manager @you @manager`."
    )


class Unclear(BadArguments):
    """Words that are neither a time nor whose deadlines are meant."""

    hint = (
        "Say a customer, `mine` or `team`, and a time such as `90`, `next 30 days` or"
        " `this quarter`."
    )


@dataclass(frozen=True, slots=True)
class Question:
    """Which days, and whose; *account* where it is one customer's."""

    window: Window
    scope: Scope
    whose: Whose | None
    account: Account | None = None

    def view(self, context: Context) -> ComingView:
        """What comes due, for a card."""
        first, last = self.window.first, self.window.last
        coming = context.work.deadlines.between(context.today(), last, self.whose)
        return ComingView(
            found=[one for one in coming.found if one.deadline.day >= first],
            today=context.today(),
            window=self.window,
            account=self.account,
            whose=self.whose,
            scope=self.typed,
            more_from=coming.more_from,
        )

    @property
    def typed(self) -> str:
        """Whose, as it is typed."""
        return self.account.code if self.account else FLAGS.get(self.scope, "")


def question(args: Ahead, days: int, otherwise: Scope, context: Context) -> Question:
    """What *args* ask for: *days* ahead and *otherwise* where they do not say.

    Raises Unclear for words that mean nothing, NotFound for a customer that there is not, NoTeam.
    """
    reading = _Reading(args, context)
    account = reading.account()
    scope = reading.scope(account) or otherwise
    window = reading.window() or ahead(context.today(), days)
    return Question(window, scope, _whose(scope, account, context), account)


def _whose(scope: Scope, account: Account | None, context: Context) -> Whose | None:
    if account is not None:
        return Whose(account=account.code)
    me, work = context.actor.user_id, context.work
    if scope is Scope.MINE:
        return Whose(owners=(me,))
    if scope is Scope.ALL:
        return None
    team = team_of(me, work.people, work.accounts)
    if team is None:
        raise NoTeam
    return team


class _Reading:
    """One set of arguments on its way to a question."""

    def __init__(self, args: Ahead, context: Context) -> None:
        self._args, self._context = args, context
        self._words = (args.what or "").split()
        self._today = context.today()
        self._known: list[Meant] = []

    def account(self) -> Account | None:
        """The customer who is named; the words around that are told apart on the way."""
        name, rest = self._named()
        told = list(meanings(rest, self._today))
        self._known = [one for one in told if isinstance(one, Meant)]
        left = [one for one in told if isinstance(one, str)]
        if name and left:
            raise _unclear(left)
        return self._called(name or " ".join(left), left)

    def _named(self) -> tuple[str, Sequence[str]]:
        """The longest name of a customer among the words, and the others."""
        places = list(_stretches(self._words, self._is_known))
        names = [" ".join(self._words[start:end]) for start, end in places]
        name, _found = self._context.work.accounts.called_first(names) if names else ("", [])
        if not name:
            return "", self._words
        start, end = places[names.index(name)]
        return name, [*self._words[:start], *self._words[end:]]

    def _is_known(self, words: Sequence[str]) -> bool:
        """Whether each of *words* means a time, or whose."""
        return all(isinstance(one, Meant) for one in meanings(words, self._today))

    def _called(self, name: str, left: Sequence[str]) -> Account | None:
        if not name:
            return None
        try:
            return account_called(name, self._context, self._again)
        except NotFound as missing:
            if missing.offers:
                raise
            raise _unclear(left or [name]) from missing

    def _again(self, code: str) -> str:
        """The line with the right name: words that mean something stay, and so do the flags."""
        command = self._context.line.partition(" ")[0]
        kept = [word for word in self._words if meaning([word], self._today)]
        return " ".join([command, code, *kept]) + flags_of(self._args)

    def scope(self, account: Account | None) -> Scope | None:
        """Whose: said once, in words or by a flag."""
        flags = {Scope.MINE: self._args.mine, Scope.TEAM: self._args.team}
        said = {one.scope for one in self._known if one.scope}
        said |= {scope for scope, given in flags.items() if given}
        said |= {Scope.ACCOUNT} if account else set()
        if len(said) > 1:
            names = listed(sorted(account.code if one is Scope.ACCOUNT and account else one
                                  for one in said))  # fmt: skip
            raise Unclear(_("Whose do you mean: {names}?", names=names))
        return next(iter(said), None)

    def window(self) -> Window | None:
        """Which days: said once, in words or by the flag."""
        windows = [one.window for one in self._known if one.window]
        if self._args.within is not None:
            windows.append(ahead(self._today, self._args.within))
        if len(windows) > 1:
            raise Unclear(_("Which time do you mean: {times}?",
                            times=listed([one.words for one in windows])))  # fmt: skip
        return next(iter(windows), None)


def _stretches(
    words: Sequence[str], is_known: Callable[[Sequence[str]], bool]
) -> Iterator[tuple[int, int]]:
    """From where to where a name may stand, the longest first.

    Words that all mean something else are a name only where there are no others.
    """
    count = min(len(words), MOST_WORDS)
    for size in range(count, 0, -1):
        for start in range(len(words) - size + 1):
            if size == len(words) or not is_known(words[start : start + size]):
                yield start, start + size


def _unclear(words: Sequence[str]) -> Unclear:
    said = "I do not understand {words}: it is no customer, and no time."
    return Unclear(_(said, words=quoted(" ".join(words))))

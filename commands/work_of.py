"""What of somebody's work is open, and which part of it another one can take over."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from commands.spec import Context
from contracts.account import Account, customer_name
from contracts.approval.progress import Asking, Progress
from contracts.assigning import Handing, Left, Moving, Work
from contracts.i18n import _
from contracts.requests import Request
from store import Delegation, Office, authors_of, progress_of, waiting_for

DECIDES = "Whoever takes over is asked to decide on it: nobody decides on what they write."
MAY_NOT = "Whoever takes over may not decide: it takes the role manager, finance, legal or admin."
WROTE = "Whoever takes over wrote in it, and does not decide on it."
PROPOSED = "Whoever takes over proposed it, and does not decide on it."
SEVERAL = "The same rule asks whoever takes over, too, and takes several people."
ABOVE = "It was escalated to whoever leaves: the policy says to whom else."


def delegations_of(handing: Handing, context: Context) -> list[Delegation]:
    """Those of the one who leaves and to them; they are about no single account."""
    if handing.account is not None:
        return []
    found = context.work.delegations.to_come(context.now)
    return [one for one in found if handing.of in {one.of, one.to}]


def taken_by(user_id: str, context: Context) -> list[tuple[str, int]]:
    """The versions with a deadline that *user_id* took, and that is to come or overdue."""
    return context.work.matters.taken_by(user_id, context.today())


@dataclass(frozen=True, slots=True)
class WorkOf:
    """The work of one person, looked at with the eyes of another one."""

    handing: Handing
    context: Context

    def moving(self) -> Moving:
        drafts, decisions = list(self._drafts()), list(self._decisions())
        requests = list(self._requests())
        found = [*drafts, *requests, *decisions]
        whole, owned = self.handing.account is None, self._accounts()
        return Moving(
            self.handing,
            [one for one in owned if one.ended is None],
            [one for one in drafts if isinstance(one, Work)],
            [one for one in decisions if isinstance(one, Work)],
            list(self._about(taken_by(self.handing.of, self.context))),
            [one for one in requests if isinstance(one, Work)],
            len(delegations_of(self.handing, self.context)),
            [one for one in found if isinstance(one, Left)],
            [one for one in owned if one.ended is not None],
            self._reports() if whole else (),
        )

    def _accounts(self) -> list[Account]:
        owned = self.context.work.accounts.owned_by(self.handing.of)
        only = self.handing.account
        return [one for one in owned if only is None or one.code == only.code]

    def _reports(self) -> tuple[str, ...]:
        managers = self.context.work.people.managers()
        return tuple(who for who, manager in managers.items() if manager == self.handing.of)

    def _drafts(self) -> Iterator[Work | Left]:
        """What the one who leaves wrote in and is not done; never what the other one decides on.

        What somebody took over already is theirs.
        """
        of, work = self.handing.of, self.context.work
        written = work.assigned.written_by(of)
        for one in self._about([key for key in written if not work.assigned.heirs(*key, of)]):
            yield self._unless_decided(one)

    def _requests(self) -> Iterator[Work | Left]:
        """What the one who leaves, or goes on with it, asked for: a proposal, or others' work."""
        of, work = self.handing.of, self.context.work
        asked = [one for one in work.requests.waiting() if self._waits_for_it(one)]
        keys = [(one.contract, one.number) for one in asked]
        written = set(work.assigned.written_by(of))
        for one in self._about([key for key in keys if key not in written]):
            yield self._unless_decided(one)

    def _waits_for_it(self, request: Request) -> bool:
        about = request.contract, request.number, request.requested_by
        return waiting_for(self.context.work, *about)[-1] == self.handing.of

    def _unless_decided(self, one: Work) -> Work | Left:
        return Left(one, _(DECIDES)) if self._takes_part(one) else one

    def _takes_part(self, one: Work) -> bool:
        """Whether whoever takes over is asked about it, or has answered."""
        request = self.context.work.requests.latest(*one.key)
        if request is None or not request.open:
            return False
        to = self.handing.to
        return any(step.takes(to) or to in step.answers for step in self._progress(request).steps)

    def _decisions(self) -> Iterator[Work | Left]:
        """What waits for the one who leaves, now or at a later stage."""
        waiting = {(one.contract, one.number): one for one in self.context.work.requests.waiting()}
        for one in self._about(list(waiting)):
            progress = self._progress(waiting[one.key])
            asked = self._asked(waiting[one.key], progress)
            if asked:
                why = self._why_not(waiting[one.key], asked)
                yield Left(one, _(why)) if why else one

    def _asked(self, request: Request, progress: Progress) -> list[Asking]:
        """The steps that ask the one who leaves for themselves, not in another's place.

        A delegation to them ends; what was handed to them in this request is theirs, and what
        they handed to others is not.
        """
        of = self.handing.of
        handovers = self.context.work.approvals.handovers(request)
        handed = of in handovers.values()
        mine = [] if of in handovers else progress.answerable(of)
        return [
            one
            for one in mine
            if handed or of in one.above or any(seat.of == of for seat in one.seats)
        ]

    def _why_not(self, request: Request, asked: Sequence[Asking]) -> str:
        """Why whoever takes over cannot decide on it; empty where they can."""
        to, of, work = self.handing.to, self.handing.of, self.context.work
        if to in authors_of(work, request):
            return PROPOSED if request.proposed else WROTE
        if not Office(work.people, None, self.context.actor.user_id, self.context.now).able([to]):
            return MAY_NOT
        if any(of in step.above for step in asked):
            return ABOVE
        if any(step.needed > 1 and step.takes(to) for step in asked):
            return SEVERAL
        return ""

    def _progress(self, request: Request) -> Progress:
        return progress_of(self.context.work, request, self.context.now, timed=False)

    def _about(self, keys: Collection[tuple[str, int]]) -> Iterator[Work]:
        """Those of *keys* that are of the account, each with its customer's name."""
        contracts = self.context.work.contracts.by_ref({ref for ref, _number in keys})
        codes = {one.account for one in contracts.values() if one.account}
        accounts = self.context.work.accounts.by_code(codes)
        only = self.handing.account
        for ref, number in keys:
            account = accounts.get(contracts[ref].account or "")
            if only is None or (account is not None and account.code == only.code):
                yield Work(ref, number, customer_name(account, first=True))

"""A version that waits for its approval, for verbs that do something about that."""

from dataclasses import dataclass

from commands.decisions import hold_grounds
from commands.drafts import Target, asked_called
from commands.resolve import Again
from commands.spec import Context
from contracts.approval.progress import Progress
from contracts.errors import NotAllowed, Refusal
from contracts.i18n import _
from contracts.lifecycle import STANDS
from contracts.people import Permission
from contracts.requests import Request
from store import Office, authors_of, office_of, progress_of


class NothingWaits(Refusal):
    """A version does not wait for anybody's decision."""

    def __init__(self, target: Target) -> None:
        stands = _(STANDS[target.version.state], ref=target.ref)
        super().__init__(_("{stands}: there is nothing to decide.", stands=stands))


class MayNotDecide(NotAllowed):
    """That person may not decide: it takes the role manager, finance, legal or admin."""

    hint = "An admin grants it: `/contract role grant @somebody manager`."


class NotAsked(NotAllowed):
    """Only whoever is asked does that."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A version with its open request, and how far that is."""

    target: Target
    request: Request
    progress: Progress
    office: Office

    @property
    def ref(self) -> str:
        return self.target.ref

    def involved(self, context: Context) -> set[str]:
        """Whoever wrote in it, asked for it, or is or was asked."""
        asked = context.work.approvals.asked(self.request)
        authors = authors_of(context.work, self.request)
        return {*authors, self.request.requested_by, *asked}


def waiting_called(said: str, context: Context, again: Again) -> Waiting:
    """The version called *said*, which waits; NothingWaits where it does not."""
    target = asked_called(said, context, again)
    request = context.work.requests.latest(*target.key)
    hold_grounds(target, request, context)
    if request is None or not request.open:
        raise NothingWaits(target)
    office = office_of(context.work, target.contract.ref, request.requested_by, context.now)
    stands = progress_of(context.work, request, context.now)
    return Waiting(target, request, stands, office)


def demand_asked(waiting: Waiting, context: Context) -> None:
    """Raises NotAsked for somebody whose turn it is not."""
    if not waiting.progress.asking(context.actor.user_id):
        raise NotAsked(hint=_("Asked are now:"), whom=waiting.progress.to_ask())


def demand_involved(waiting: Waiting, context: Context) -> None:
    """Raises NotAllowed for somebody who has nothing to do with it, and may not decide."""
    actor = context.actor
    if not actor.may(Permission.DECIDE) and actor.user_id not in waiting.involved(context):
        raise NotAllowed(_("Only those who wrote it or are asked may do that."))


def able(user_id: str, waiting: Waiting, context: Context) -> str:
    """*user_id*, who may answer in this request; a Refusal that says why not."""
    if user_id in authors_of(context.work, waiting.request):
        words = "Who proposed it does not decide on it." if waiting.request.proposed else WROTE
        raise NotAllowed(_(words, ref=waiting.ref))
    if not waiting.office.able([user_id]):
        raise MayNotDecide
    return user_id


WROTE = "Who wrote in {ref} does not decide on it."

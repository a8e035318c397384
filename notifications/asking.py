"""Who is asked next about a request: each gets one card, and nobody is told out of turn."""

from collections.abc import Sequence

from contracts.approval.progress import DONE, Asking, Progress
from contracts.requests import Request
from notifications.telling import tell
from store import UnitOfWork, about_request, progress_of


def ask_next(work: UnitOfWork, request: Request, stands: Progress | None = None) -> None:
    """Everybody whose turn it is gets a card; where a rule has nobody, the admins are told.

    Whoever was asked before sees how it stands now: as *stands* says, or as is found out.
    """
    if not request.open:
        return
    progress = stands or progress_of(work, request, work.at)
    if progress.standing in DONE:
        work.requests.look_again(request, work.at)  # nobody has to press: the clock ends it
    _begin(work, request, progress.waiting())
    for user_id in progress.to_ask():
        work.approvals.ask(request, user_id, work.at)
        tell(work, "approval", request.id, user_id)
    if any(one.blocked for one in progress.waiting()):
        tell_admins(work, request)
    if work.requests.show(request, progress.shown):
        work.outbox.touch(about_request(request.id), work.at)


def _begin(work: UnitOfWork, request: Request, waiting: Sequence[Asking]) -> None:
    """From now on their time counts."""
    for asking in waiting:
        if asking.since is None:
            work.approvals.begin(request, asking.rule.name, work.at)


def tell_admins(work: UnitOfWork, request: Request) -> None:
    """That a rule finds nobody who may answer."""
    for user_id in work.people.admins():
        tell(work, "nobody_decides", request.id, user_id)


def remind(work: UnitOfWork, request: Request, user_id: str, by: str = "") -> None:
    """Tell *user_id* once more that it waits for them; *by* is who asked for that."""
    tell(work, "reminder", request.id, user_id, f"{work.at:%Y%m%dT%H%M%S}", by=by)


def relieved(before: Progress, after: Progress) -> Sequence[str]:
    """Who was asked and need not act any more, without having answered."""
    answered = {who for one in after.steps for who in one.answers}
    return [who for who in before.to_ask() if who not in {*after.to_ask(), *answered}]

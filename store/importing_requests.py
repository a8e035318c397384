"""Requests about versions that an import brings in another state: nobody has to decide any more."""

from collections.abc import Iterable, Iterator

from contracts.events import Closed
from contracts.lifecycle import State
from contracts.requests import RequestState
from contracts.version import Version
from store.requests import Outcome
from store.saving import Saved
from store.unit_of_work import UnitOfWork


def close_requests(work: UnitOfWork, saved: Iterable[Saved]) -> None:
    """End the open requests about what no longer waits for a decision."""
    for both in saved:
        for version in _decided_elsewhere(both):
            _close(work, both.new.ref, version.number)


def _decided_elsewhere(both: Saved) -> Iterator[Version]:
    now = {version.number: version.state for version in both.new.versions}
    for version in both.old.versions if both.old else ():
        if version.state is State.PENDING and now.get(version.number) is not State.PENDING:
            yield version


def _close(work: UnitOfWork, ref: str, number: int) -> None:
    request = work.requests.latest(ref, number)
    canceled = Outcome(RequestState.CANCELED, work.by)
    if request and work.requests.close(request, canceled, work.at):
        work.record(Closed(request.id, ref, number, work.by))

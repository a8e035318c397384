"""What somebody asked for and had to wait for: the file, or why there is none."""

from dataclasses import dataclass

from blocks import kit
from blocks.file_message import Attached, FileMessage
from blocks.kit import Message
from contracts.i18n import _
from notifications.kind import Kind, Moment
from store import JobState, MadeFile, Notice, UnitOfWork


@dataclass(frozen=True, slots=True)
class NotMade:
    """The reference under which the log has why."""

    reference: str


def facts(notice: Notice, work: UnitOfWork, _moment: Moment) -> MadeFile | NotMade | None:
    """What the job made; nothing where it was said already: a file is never changed."""
    job = work.jobs.find(notice.facts["job"])
    if job is None or notice.ts is not None:
        return None
    if job.state is JobState.FAILED:
        return NotMade(job.reason or "")
    return work.jobs.made_by(job.id)


def render(found: MadeFile | NotMade) -> Message:
    if isinstance(found, NotMade):
        return _apology(found)
    attached = Attached(found.name, found.title, found.content, found.alt)
    return FileMessage(found.said, file=attached)


def _apology(found: NotMade) -> Message:
    words = "I could not make the file that you asked for: something broke on our side. Please try again; if it lasts, tell whoever runs the bot and quote `{reference}`."  # noqa: E501 - one sentence to translate
    said = _(words, reference=found.reference)
    return Message(said, (kit.text(said),))


EXAMPLE: MadeFile | NotMade = MadeFile(
    "deadlines-acme.ics", "Deadlines of ACME Industries", "Here it is.", b"BEGIN"
)

file = Kind("file", facts, render, EXAMPLE)

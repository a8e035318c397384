"""Between Bolt and the door: whatever Slack sends, whatever happens inside, there is an answer."""

from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from functools import partial
from threading import Event
from time import perf_counter

import structlog

from blocks import kit
from blocks.kit import Message
from blocks.view import View, as_view
from bot import payloads
from bot.errors import Outcome, explain
from bot.marks import is_marked, marked
from bot.metrics import Metrics
from bot.payloads import Body, Payload
from bot.respond import Respond
from bot.slack_files import Files
from bot.slack_views import Forms
from commands.asked import Asked, Door, Reply
from commands.grammar import FieldErrors
from contracts.errors import NotAllowed
from contracts.i18n import _

log = structlog.get_logger(__name__)


LOOK_AGAIN, LOOKS = 0.3, 5  # seconds, times


class OtherWorkspace(NotAllowed):
    """I answer only in our own workspace."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is shown, to whom, how it ended, and what is wrong with which input of a form."""

    reply: Reply
    outcome: Outcome
    errors: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Slack:
    """The ways to show something after, or beside, an ack."""

    respond: Respond
    forms: Forms
    files: Files
    later: Executor


def settled(run: Callable[[], Reply]) -> Answer:
    """What *run* replies, or what there is to say about its failure. Never raises."""
    try:
        return Answer(run(), Outcome.ANSWERED)
    except Exception as error:  # noqa: BLE001 - the one boundary of a request
        explained = explain(error)
        errors = error.errors if isinstance(error, FieldErrors) else {}
        return Answer(Reply(explained.message), explained.outcome, errors)


class Desk:
    """Takes what Slack sent to the door, and brings back what is to be shown."""

    def __init__(self, door: Door, team_id: str, slack: Slack, metrics: Metrics) -> None:
        self._door, self._team_id = door, team_id
        self._slack, self._metrics = slack, metrics

    def command(self, body: Body) -> Payload | None:
        """The answer to a slash command, for its ack; None once a form is open."""
        reply = self._answer(body, payloads.typed(body)).reply
        if isinstance(reply.answer, Message):
            return payloads.shown(reply.answer, shared=reply.shared)
        if self._slack.forms.open(payloads.trigger_id(body), reply.answer):
            return None
        return payloads.shown(_not_open())

    def press(self, body: Body) -> None:
        """Answer a press, in a message or in a form."""
        answer = self._answer(body, payloads.pressed(body))
        if payloads.view_id(body):
            shown = self._in_form(body, answer)
        else:
            shown = self._in_message(body, answer)
        if not shown:
            self._metrics.undelivered()

    def submit(self, body: Body) -> Payload | None:
        """The answer to a form, for its ack; what else it changes is shown later."""
        if payloads.files(body):
            self._slack.later.submit(self._submit_files, body)
            return {"response_action": "push", "view": _reading(body).payload}
        answer = self._answer(body, payloads.submitted(body))
        if _beside_fields(answer, body):
            return _errors(answer, body)
        view = _as_view(answer)
        if answer.outcome is not Outcome.ANSWERED or view.on_top:
            self._update_later(payloads.view_id(body), view.below)
            return {"response_action": "push", "view": view.payload}
        below = payloads.view_below(body)
        if below and isinstance(answer.reply.answer, View):
            self._update_later(below, view)
            return None
        return {"response_action": "update", "view": view.payload}

    def _submit_files(self, body: Body) -> None:
        """The same for a form with files, which take longer than an ack may: shown when done.

        The form stays below: what was filled in is lost only once it is saved.
        """
        answer = self._answer(body, self._with_files(body))
        view = _as_view(answer)
        done = answer.outcome is Outcome.ANSWERED and not view.on_top
        if done and isinstance(answer.reply.answer, View):
            for view_id in filter(None, (payloads.view_id(body), payloads.view_below(body))):
                self._slack.forms.update(view_id, view)
            view = as_view(Message(_("The file was read. Close this to go on.")), _("Contracts"))
        elif view.below is not None:
            self._slack.forms.update(payloads.view_id(body), view.below)
        elif (form := _marked_form(answer, body)) is not None:
            self._slack.forms.update(payloads.view_id(body), form)
            view = _go_back(view)
        if not self._show_read(replace(view, below=None, name=_note(body))):
            self._metrics.undelivered()

    def _with_files(self, body: Body) -> Asked:
        """What was submitted; its files are fetched by whoever knows that they may be."""
        read, addresses = self._slack.files.text, payloads.files(body)
        files = {name: partial(read, address) for name, address in addresses.items()}
        return replace(payloads.submitted(body), files=files)

    def _show_read(self, view: View) -> bool:
        """In the place of the note, which may open a moment later than the file is read."""
        pause = Event()
        return any(
            self._slack.forms.update_named(view) or pause.wait(LOOK_AGAIN) for _look in range(LOOKS)
        )

    def _update_later(self, view_id: str, view: View | None) -> None:
        if view is not None:
            self._slack.later.submit(self._slack.forms.update, view_id, view)

    def _in_form(self, body: Body, answer: Answer) -> bool:
        """An answer takes the place of the form; a refusal lies on one that asks for something.

        Slack lays no more than three on each other: what would lose nothing is not kept below.
        """
        view, form = _as_view(answer), payloads.view_id(body)
        kept = answer.outcome is not Outcome.ANSWERED and bool(payloads.inputs(body))
        if not (view.on_top or kept):
            return self._slack.forms.update(form, view)
        shown = self._slack.forms.push(payloads.trigger_id(body), view)
        if view.below is not None:
            self._slack.forms.update(form, view.below)
        return shown

    def _in_message(self, body: Body, answer: Answer) -> bool:
        """By a form, or through the ``response_url`` of the message.

        The answer takes the place of the ephemeral message that was pressed. A message that
        others see stays, and so does one whose button did not work.
        """
        reply = answer.reply
        if isinstance(reply.answer, View):
            opened = self._slack.forms.open(payloads.trigger_id(body), reply.answer)
            return opened or self._respond(body, payloads.shown(_not_open()), replace=False)
        payload = payloads.shown(reply.answer, shared=reply.shared)
        moved = answer.outcome is not Outcome.ANSWERED or reply.shared
        return self._respond(body, payload, replace=payloads.is_ephemeral(body) and not moved)

    def _respond(self, body: Body, payload: Payload, *, replace: bool) -> bool:
        payload["replace_original"] = replace
        return self._slack.respond(payloads.response_url(body), payload)

    def _answer(self, body: Body, asked: Asked) -> Answer:
        started = perf_counter()
        command = self._metrics.name_of(asked.line)
        answer = settled(partial(self._ask, payloads.request_team(body), asked))
        self._metrics.answered(command, answer.outcome, started)
        log.info("answered", command=command, outcome=answer.outcome.value, user=asked.user_id)
        return answer

    def _ask(self, team_id: str, asked: Asked) -> Reply:
        if team_id != self._team_id:
            raise OtherWorkspace
        return self._door(asked)


def _as_view(answer: Answer) -> View:
    shown = answer.reply.answer
    return shown if isinstance(shown, View) else as_view(shown, _("Contracts"))


def _beside_fields(answer: Answer, body: Body) -> bool:
    """Whether all that is wrong is wrong with a field of the form."""
    return bool(answer.errors) and answer.errors.keys() <= payloads.inputs(body)


def _errors(answer: Answer, body: Body) -> Payload:
    """Slack's own words beside the fields; ours where some stand there since a file was read."""
    form = _marked_form(answer, body)
    if form is not None and is_marked(payloads.form(body)):
        return {"response_action": "update", "view": form.payload}
    return {"response_action": "errors", "errors": dict(answer.errors)}


def _marked_form(answer: Answer, body: Body) -> View | None:
    """The form with what is wrong below its fields; None where it cannot hold that."""
    if not _beside_fields(answer, body):
        return None
    try:
        return marked(payloads.form(body), answer.errors)
    except ValueError:
        return None


def _go_back(told: View) -> View:
    """*told* lies on the form in which it is marked."""
    hint = kit.context(_("Each is marked in the form, and what you filled in is still there."))
    back = _("Back to the form")
    return replace(told, title=_("Not saved yet"), blocks=(*told.blocks, hint), close=back)


def _reading(body: Body) -> View:
    """The note that lies on the form until its file is read."""
    note = as_view(Message(_("Reading the file …")), _("One moment"))
    return replace(note, name=_note(body))


def _note(body: Body) -> str:
    """What it is called: once for each submission."""
    return f"reading:{payloads.trigger_id(body)}"


def _not_open() -> Message:
    return Message(_("Slack did not open the form. Please try again."))

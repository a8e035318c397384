"""The one door: whatever is typed or pressed comes through here (DESIGN 4)."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime
from typing import Any

from commands.asked import Answer, Asked, Directory, Instead, Reply
from commands.grammar import Arguments, BadArguments
from commands.registry import Registry
from commands.spec import Command, Context, LookUp, not_allowed
from commands.words import to_repeat
from contracts.errors import NotAllowed
from contracts.i18n import _, living_in, number, reading
from contracts.people import Actor
from store import Store, UnitOfWork

LONGEST_LINE = 1_900


class Dispatcher:
    """Who is it, may they, what do they mean, one unit of work, the reply."""

    def __init__(
        self,
        registry: Registry,
        store: Store,
        directory: Directory,
        now: Callable[[], datetime],
        zone: str,
    ) -> None:
        self._registry, self._store, self._directory = registry, store, directory
        self._now, self._zone = now, zone

    def __call__(self, asked: Asked) -> Reply:
        """Answer *asked*, or raise the Refusal that says why not.

        What is written is committed before the reply exists.
        """
        actor = self._directory.actor(asked)
        with reading(actor.person.locale), living_in(self._zone):
            _check_length(asked.line)
            command, rest = self._registry.find(asked.line)
            self._allow(command, actor)
            arguments = command.parse(rest, asked.filled_in())
            shared = isinstance(arguments, LookUp) and arguments.share
            if shared:
                self._may_share(asked.channel_id)
            self._may_post(command, arguments, asked.channel_id)
            answer = self._run(command, arguments, actor, asked)
        if isinstance(answer, Instead):
            return self(replace(asked, line=f"{answer.command} {asked.line}"))
        return Reply(answer, shared)

    def _run(
        self, command: Command[Any], arguments: Arguments, actor: Actor, asked: Asked
    ) -> Answer | Instead:
        now = self._now()
        with self._work(command, arguments, actor, now) as work:
            context = Context(
                actor,
                now,
                self._zone,
                work,
                to_repeat(asked.line),
                self._registry.offered(actor),
                self._directory.admins,
                asked.channel_id,
                asked.via,
            )
            return command.handler(arguments, context)

    def _work(
        self, command: Command[Any], arguments: Arguments, actor: Actor, now: datetime
    ) -> AbstractContextManager[UnitOfWork]:
        writes = command.changes(arguments)
        return self._store.writing(actor.user_id, now) if writes else self._store.reading()

    def _allow(self, command: Command[Any], actor: Actor) -> None:
        if not actor.may(command.needs):
            raise not_allowed(command.needs, self._directory.admins(), actor.user_id)

    def _may_share(self, channel_id: str) -> None:
        if not self._directory.channel(channel_id).inside:
            raise NotAllowed(
                _("People from outside read this channel: nothing was posted."),
                hint=_("Ask again without --share; only you will see the answer."),
            )

    def _may_post(self, command: Command[Any], arguments: Arguments, here: str) -> None:
        for channel_id in command.posts_to(arguments, here) if command.posts_to else ():
            if not self._directory.channel(channel_id).inside:
                raise NotAllowed(
                    _("People from outside read this channel: nothing was changed."),
                    hint=_("Choose a channel that only colleagues read."),
                )


def _check_length(line: str) -> None:
    """A line must leave room to be repeated by a button that turns the page."""
    if len(line) > LONGEST_LINE:
        raise BadArguments(
            _(
                "That is too long to read: {given} characters, and {most} are possible.",
                given=number(len(line)),
                most=number(LONGEST_LINE),
            )
        )

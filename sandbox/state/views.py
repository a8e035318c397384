"""Modals in their stack of three, and the Home tab, as each person has them open."""

from collections import defaultdict
from dataclasses import replace

from blocks.limits import VIEWS_IN_STACK
from sandbox.state.errors import SlackError
from sandbox.state.journal import Journal, Kind
from sandbox.state.model import Json, View
from sandbox.state.named import with_ids
from sandbox.state.stamps import Stamps
from sandbox.state.values import Place, complete, preset


class Views:
    """What is open on whose screen, and what is filled in there."""

    def __init__(self, journal: Journal, stamps: Stamps) -> None:
        self._journal = journal
        self._lock = journal.lock
        self._stamps = stamps
        self._stacks: defaultdict[str, list[View]] = defaultdict(list)
        self._homes: dict[str, View] = {}
        self._filled: defaultdict[str, dict[Place, Json]] = defaultdict(dict)

    def stack(self, user: str) -> list[View]:
        """The modals of *user*, the one on top last."""
        with self._lock:
            return list(self._stacks[user])

    def home(self, user: str) -> View | None:
        with self._lock:
            return self._homes.get(user)

    def open(self, user: str, content: Json) -> View:
        """Show a modal; whatever was open before is gone."""
        with self._lock:
            self._free(content)
            for view in self._stacks.pop(user, []):
                self._filled.pop(view.id, None)
            return self._show(user, content)

    def push(self, user: str, content: Json) -> View:
        """Put a modal on top. Refuses a fourth, and a push where nothing is open."""
        with self._lock:
            if not self._stacks[user]:
                raise SlackError("not_found")
            if len(self._stacks[user]) >= VIEWS_IN_STACK:
                raise SlackError("push_limit_reached")
            self._free(content)
            return self._show(user, content)

    def _free(self, content: Json, own: str | None = None) -> None:
        wanted = content.get("external_id")
        taken = (view for view in self._all() if view.id != own)
        if wanted and any(view.content.get("external_id") == wanted for view in taken):
            raise SlackError("duplicate_external_id")

    def _all(self) -> list[View]:
        modals = [view for stack in self._stacks.values() for view in stack]
        return [*modals, *self._homes.values()]

    def _show(self, user: str, content: Json) -> View:
        stack = self._stacks[user]
        view_id = self._stamps.id("V")
        root_id = stack[0].root_id if stack else view_id
        previous = stack[-1].id if stack else None
        view = View(view_id, user, self._hash(), self._named(content), root_id, previous)
        stack.append(view)
        self._filled[view.id] = preset(view.blocks)
        self._journal.add(Kind.VIEW, user=user, view=view)
        return view

    def _hash(self) -> str:
        return f"{self._stamps.ts()}.{self._stamps.id('h')}"

    def _named(self, content: Json) -> Json:
        return {**content, "blocks": list(with_ids(content["blocks"], self._stamps))}

    def find(self, view_id: str | None = None, external_id: str | None = None) -> View:
        """An open view by its id or the app's. Refuses with `not_found`."""
        with self._lock:
            for view in self._all():
                named = external_id and view.content.get("external_id") == external_id
                if view.id == view_id or named:
                    return view
            raise SlackError("not_found")

    def update(self, view: View, content: Json, seen: str | None = None) -> View:
        """Other content for an open view; *seen* is the hash the app knew.

        What people filled in stays where block_id and action_id stay the same.
        """
        with self._lock:
            now = self.find(view.id)
            if seen and seen != now.hash:
                raise SlackError("hash_conflict")
            if content["type"] != now.kind:
                raise SlackError("invalid_arguments", ["[ERROR] the type of a view cannot change"])
            self._free(content, own=now.id)
            new = replace(now, hash=self._hash(), content=self._named(content), errors={})
            self._put(new)
            self._keep_filled(new)
            kind = Kind.HOME if new.kind == "home" else Kind.VIEW
            self._journal.add(kind, user=new.user, view=new)
            return new

    def _put(self, view: View) -> None:
        if view.kind == "home":
            self._homes[view.user] = view
            return
        stack = self._stacks[view.user]
        stack[[shown.id for shown in stack].index(view.id)] = view

    def _keep_filled(self, view: View) -> None:
        filled, places = self._filled[view.id], complete(view.blocks, {}).keys()
        kept = {place: filled[place] for place in places & filled.keys()}
        self._filled[view.id] = {**preset(view.blocks), **kept}

    def publish(self, user: str, content: Json, seen: str | None = None) -> View:
        """Set somebody's Home tab."""
        with self._lock:
            if user in self._homes:
                return self.update(self._homes[user], content, seen)
            self._free(content)
            view_id = self._stamps.id("V")
            view = View(view_id, user, self._hash(), self._named(content), view_id)
            self._homes[user] = view
            self._filled[view.id] = preset(view.blocks)
            self._journal.add(Kind.HOME, user=user, view=view)
            return view

    def show_errors(self, view: View, errors: dict[str, str]) -> None:
        """The errors that the app put beside the fields of a modal."""
        with self._lock:
            self._put(replace(self.find(view.id), errors=dict(errors)))
            self._journal.add(Kind.VIEW_ERRORS, user=view.user, view=self.find(view.id))

    def close(self, view: View, *, whole_stack: bool = False) -> list[View]:
        """Close a modal and what lies on it, or all; gives what was closed, the top one first."""
        with self._lock:
            stack = self._stacks[view.user]
            place = next((i for i, shown in enumerate(stack) if shown.id == view.id), len(stack))
            kept = 0 if whole_stack else place
            closed = stack[kept:][::-1]
            del stack[kept:]
            for gone in closed:
                self._filled.pop(gone.id, None)
                self._journal.add(Kind.VIEW_CLOSED, user=view.user, view=gone)
            return closed

    def filled(self, view_id: str) -> dict[Place, Json]:
        """What the person filled in so far."""
        with self._lock:
            return dict(self._filled[view_id])

    def values(self, view: View) -> dict[Place, Json]:
        """The state of every element of a view, touched or not."""
        return complete(view.blocks, self.filled(view.id))

    def fill(self, view_id: str, place: Place, value: Json) -> None:
        with self._lock:
            self._filled[view_id][place] = value

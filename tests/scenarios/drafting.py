"""Who drafts, and what the store and the forms then say."""

from collections.abc import Callable
from typing import Any

from contracts.people import Role
from contracts.version import Version
from sandbox.people.person import PATIENCE, Person
from sandbox.people.seen import Seen
from sandbox.people.words import of_view
from sandbox.state.model import View
from store import OPERATOR, Store
from tests.examples import NOW

ANNA, BEN, MARIA, LENA = "U0REP0001", "U0REP0002", "U0MGR0001", "U0LEG0001"
ROLES = ((ANNA, Role.REP), (BEN, Role.REP), (MARIA, Role.MANAGER), (LENA, Role.LEGAL))


def cast_roles(store: Store) -> None:
    """Anna and Ben are reps, Maria a manager, Lena of legal; Viktor may only look up."""
    with store.writing(OPERATOR, NOW) as work:
        for user, role in ROLES:
            work.people.grant(user, role)


def asked(view: View) -> dict[str, object]:
    """What each input of a form holds as it opens, by its label."""
    inputs = [block for block in view.blocks if block["type"] == "input"]
    return {block["label"]["text"]: _initial(block["element"]) for block in inputs}


def _initial(element: dict[str, Any]) -> object:
    found = [value for key, value in element.items() if key.startswith("initial_")]
    return found[0]["value"] if found and isinstance(found[0], dict) else next(iter(found), None)


def listed(view: View) -> list[str]:
    """The lines of the terms that a form lists, each with a menu beside it."""
    return [block["text"]["text"] for block in view.blocks if "accessory" in block]


def screen(person: Person, words: str) -> View:
    """The modal on top, as soon as these words stand in it."""
    return person.reads_form(words)


def renewed(person: Person, before: View) -> View:
    """The modal on top once it is *before* with another line to run, and the rest closed."""
    line = before.content["private_metadata"]
    return _soon(person, lambda v: v.id == before.id and v.content["private_metadata"] != line)


def _soon(person: Person, there: Callable[[View], bool]) -> View:
    world = person._world
    with world.journal.changed:
        seen = world.clock.wait(
            world.journal.changed,
            lambda: person.modal is not None and there(person.modal),
            PATIENCE,
        )
    assert person.modal is not None
    assert seen, of_view(person.modal)
    return person.modal


def adds(person: Person, kind: str, on: View | Seen) -> View:
    """Choose a kind of term; its form."""
    person.chooses("Add a term", kind, on=on)
    return screen(person, "Back")


def version_in(store: Store, ref: str, number: int) -> Version:
    with store.reading() as work:
        [found] = [v for v in work.contracts.by_ref([ref])[ref].versions if v.number == number]
    return found


def journal(store: Store, ref: str) -> list[tuple[str, str]]:
    with store.reading() as work:
        return [(entry.what, entry.actor) for entry in work.journal.of(ref)]


def editors(store: Store, ref: str, number: int) -> list[str]:
    with store.reading() as work:
        return work.editors.of(ref, number)

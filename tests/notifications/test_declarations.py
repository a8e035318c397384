"""Every declared kind of notification can be shown; new files join by themselves."""

from pathlib import Path
from typing import get_args

import pytest

import notifications.kinds
from contracts.events import Event
from notifications.kind import Kind, discover
from notifications.prose import TEMPLATES
from notifications.reactions import REACTIONS
from sandbox.checks.surfaces import check_message

KINDS: list[Kind] = list(discover(notifications.kinds))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_kind_shows_its_example(kind: Kind) -> None:
    message = kind.render(kind.example)
    assert message.text
    assert check_message(list(message.blocks))


def test_no_two_kinds_have_one_name() -> None:
    assert len({kind.name for kind in KINDS}) == len(KINDS)


def test_every_template_belongs_to_a_kind() -> None:
    names = {kind.name for kind in KINDS}
    for path in Path(TEMPLATES).glob("*.md.j2"):
        assert path.name.removesuffix(".md.j2") in names


def test_every_event_has_a_reaction() -> None:
    assert set(REACTIONS) == set(get_args(Event))

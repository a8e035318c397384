"""What a warning of each kind says before its day, on it and after it, word for word.

The sentences stand in ``data/warnings.md``: below each heading the notification, then the card.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from notifications.kinds.warning import warning
from tests.notifications.warning_views import VIEWS, said

pytestmark = pytest.mark.words

SENTENCES = Path(__file__).parent / "data" / "warnings.md"
WHEN = {"30 days before": 30, "on the day": 0, "3 days after": -3}


def sections() -> Iterator[tuple[str, Sequence[str]]]:
    """Each heading, and the lines below it."""
    for section in SENTENCES.read_text(encoding="utf-8").split("\n## ")[1:]:
        heading, *lines = section.splitlines()
        yield heading, [line for line in lines if line]


WRITTEN = dict(sections())


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize("when", WHEN)
def test_each_kind_says_what_happens_when_and_what_to_do(name: str, when: str) -> None:
    view = replace(VIEWS[name], today=VIEWS[name].day - timedelta(days=WHEN[when]))
    notification, *card = WRITTEN[f"{name}, {when}"]
    assert warning.render(view).text == notification
    assert said(view) == card


def test_every_sentence_is_of_a_warning() -> None:
    assert WRITTEN.keys() == {f"{name}, {when}" for name in VIEWS for when in WHEN}

"""The same as ``test_sweep_stories``, very many of them."""

from collections.abc import Callable

from hypothesis import given, settings

from tests.notifications.story.plans import Story, stories
from tests.notifications.test_sweep_stories import FIXTURE, played


@settings(max_examples=60, suppress_health_check=FIXTURE)
@given(story=stories(most=60))
def test_many_stories(database: str, empty: Callable[[], None], story: Story) -> None:
    played(story, database, empty)

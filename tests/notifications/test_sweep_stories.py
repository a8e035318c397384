"""Whatever happens between two sweeps: all that was due is said, once, and nothing settled is."""

from collections.abc import Callable
from contextlib import closing

from hypothesis import HealthCheck, given, settings

from contracts.ladder import Ladder
from store import Store
from tests.notifications.story.plans import Story, stories
from tests.notifications.story.told import Play

FIXTURE = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]


def played(story: Story, database: str, empty: Callable[[], None]) -> None:
    empty()
    with closing(Store.at(database, Ladder(story.usual))) as store:
        play = Play(store, story)
        for act in story.acts:
            play.run(act)


@settings(max_examples=25, suppress_health_check=FIXTURE)
@given(story=stories())
def test_all_that_was_due_is_said_once_and_nothing_that_was_settled(
    database: str, empty: Callable[[], None], story: Story
) -> None:
    played(story, database, empty)

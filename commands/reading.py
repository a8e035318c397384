"""When a reader, somebody or a channel, gets what is not urgent."""

from dataclasses import replace

from commands.channels import is_channel
from commands.spec import Context
from contracts.rhythm import Weekly
from store import Habit


def reader_of(reader_id: str, context: Context) -> Habit:
    """What is set for a channel, by the clock of whoever sets it; or for the person who asks."""
    found = context.work.habits.find(reader_id)
    if is_channel(reader_id):
        return replace(found, zone=found.zone or context.actor.person.timezone)
    return replace(found, home=context.actor.person.timezone)


def gather(reader: Habit, weekly: Weekly | None, context: Context) -> Habit:
    """Let *reader* have a digest from now on, or (None) none any more; how it is set then."""
    due = None
    if weekly is not None:
        due = weekly.following(context.now, reader.lives_in(context.zone), reader.last)
    changed = replace(reader, weekly=weekly, due=due)
    context.work.habits.put(changed)
    return changed

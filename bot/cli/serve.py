"""``contract-bot serve``: answer Slack until told to stop."""

from bot.cli.environment import settings
from bot.logs import set_up_logging
from bot.memory import share_heaps
from bot.serve import serve


def run() -> None:
    """Answer Slack until told to stop (SIGTERM, Ctrl-C)."""
    share_heaps()
    chosen = settings(serving=True)
    set_up_logging(chosen.log_format, chosen.log_level)
    serve(chosen)

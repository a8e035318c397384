"""The bot and its Slack together, from one command."""

"""What Slack shows: typed builders, escaping, limits, cards. Pure, no I/O."""

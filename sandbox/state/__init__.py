"""What this Slack knows: people, channels, messages, views. Pure, thread-safe, no network."""

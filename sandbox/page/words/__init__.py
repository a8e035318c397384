"""Slack's ways of writing as safe HTML. Whatever is not markup of ours is escaped."""

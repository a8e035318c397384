"""Strict validation of what an app sends: tables of shapes, and Slack's words for what is wrong."""

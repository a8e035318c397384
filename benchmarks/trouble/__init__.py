"""A fault harness: warnings are swept and delivered while Slack fails and processes are killed."""

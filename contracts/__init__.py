"""The domain: what a contract is and what its terms mean. No I/O, no clock, no Slack."""

"""What we say unasked: to whom, when, and that it arrives once."""

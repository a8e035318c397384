"""People before their screens: what they do, and what they then see."""

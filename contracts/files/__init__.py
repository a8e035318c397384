"""Contract files: read into items with the line of every value, validated, written again."""

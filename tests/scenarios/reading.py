"""What somebody reads, line by line."""


def lines(seen) -> list[str]:
    return seen.text.splitlines()

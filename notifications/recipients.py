"""Who is told: a person in a direct message, or a channel."""

PEOPLE = ("U", "W")  # how the ids of people begin


def is_person(recipient: str) -> bool:
    return recipient.startswith(PEOPLE)

"""What notices are about: all of one subject are brought up to date together."""


def about_request(request_id: int) -> str:
    return f"request:{request_id}"


def about_delegation(number: int) -> str:
    return f"delegation:{number}"


def about_reader(reader: str) -> str:
    return f"reader:{reader}"


def about_week(reader: str) -> str:
    return f"week:{reader}"


def about_work_of(user_id: str) -> str:
    return f"work:{user_id}"


def about_any_deadline(ref: str) -> str:
    """How the subjects of all versions of a contract begin."""
    return f"deadline:{ref}/"


def about_deadlines(ref: str, number: int) -> str:
    return f"{about_any_deadline(ref)}{number}"

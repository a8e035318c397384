"""What notices are about: all of one subject are brought up to date together."""


def about_request(request_id: int) -> str:
    return f"request:{request_id}"


def about_deadlines(ref: str, number: int) -> str:
    return f"deadline:{ref}/{number}"

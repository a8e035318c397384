"""The way from a price to the terms by which it is: the same day, by what was known then."""

from commands.grammar import Arguments, flags_of

SHARED = ("on", "known", "for_")  # what a question about terms knows, too


def terms_line(account: str, args: Arguments) -> str:
    """The line that asks for the prices in the terms of *account* as *args* asked for a price."""
    others = {name: field.default for name, field in type(args).model_fields.items()
              if name not in SHARED and not field.is_required()}  # fmt: skip
    return f"terms {account} --section pricing{flags_of(args.model_copy(update=others))}"

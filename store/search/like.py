"""A question to the index of names as a condition of SQL, which both databases understand."""

from store.search.questions import AllOf, AnyOf, Part, Question

ESCAPED = str.maketrans({"\\": r"\\", "%": r"\%", "_": r"\_"})


def condition(question: Question, patterns: dict[str, str]) -> str:
    """*question* in SQL; *patterns* gains what is looked for, each once, and its parameter."""
    match question:
        case Part(part):
            pattern = f"%{part.translate(ESCAPED)}%"
            name = patterns.setdefault(pattern, f"part{len(patterns)}")
            return rf"names LIKE :{name} ESCAPE '\'"
        case AllOf(several):
            return f"({' AND '.join(condition(one, patterns) for one in several)})"
        case AnyOf(several):
            return f"({' OR '.join(condition(one, patterns) for one in several)})"

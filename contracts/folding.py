"""Names as people compare them: without case, accents, typographic signs and odd spaces."""

import unicodedata
from functools import lru_cache

PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "`": "'", "´": "'", "“": '"', "”": '"', "–": "-", "—": "-", "−": "-"}
)


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """*text* so that equal means the same name: ``L’Oréal  SA`` and ``l'oreal sa``."""
    if text.isascii():
        return " ".join(text.casefold().split())
    plain = unicodedata.normalize("NFKD", text.translate(PLAIN)).casefold()
    kept = "".join(c for c in plain if not unicodedata.combining(c) and c.isprintable())
    return " ".join(kept.split())

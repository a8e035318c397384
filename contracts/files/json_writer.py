"""Plain data as JSON with exact numbers, which json.dumps would write through a float."""

import json
from decimal import Decimal
from typing import Any

from contracts.percent import plain


def written(value: Any) -> str:
    """*value* as JSON on one line."""
    if isinstance(value, dict):
        pairs = (f"{json.dumps(key)}: {written(inner)}" for key, inner in value.items())
        return f"{{{', '.join(pairs)}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(written, value))}]"
    if isinstance(value, Decimal):
        return plain(value)
    return json.dumps(value, ensure_ascii=False)

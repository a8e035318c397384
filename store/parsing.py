"""From a version's row to the version: parsed once for each content, as versions never change."""

import json
from collections import OrderedDict
from threading import Lock

from contracts.terms import TERMS, Terms
from contracts.version import Version

MOST = 5_000


def parse(facts: str, terms: str) -> Version:
    """The version that *facts* and *terms*, both canonical JSON, say."""
    return Version.model_validate(json.loads(facts) | {"terms": TERMS.validate_json(terms)})


class Versions:
    """The versions parsed last, by their content hash and the facts beside it."""

    def __init__(self, most: int = MOST) -> None:
        self._kept: OrderedDict[tuple[str, str], Version] = OrderedDict()
        self._lock, self._most = Lock(), most

    def get(self, facts: str, terms: str, content_hash: str) -> Version:
        key = (content_hash, facts)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        version = parse(facts, terms)
        with self._lock:
            self._kept[key] = version
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return version


def canonical_terms(terms: Terms) -> bytes:
    """The one JSON text of *terms*."""
    plain = [
        {"kind": term.kind} | term.model_dump(mode="json", exclude_defaults=True) for term in terms
    ]
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()

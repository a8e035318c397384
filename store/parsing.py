"""From a version's row to the version: parsed once for each content, as versions never change."""

import json
from threading import Lock

from cachetools import LRUCache

from contracts.terms.forms import parse_canonical
from contracts.version import Version

MOST = 1_000


def parse(facts: str, terms: str) -> Version:
    """The version that *facts* and *terms*, both canonical JSON, say."""
    return Version.model_validate(json.loads(facts) | {"terms": parse_canonical(terms)})


class Versions:
    """The versions parsed last, by their content hash and the facts beside it."""

    def __init__(self, most: int = MOST) -> None:
        self._kept: LRUCache[tuple[str, str], Version] = LRUCache(most)
        self._lock = Lock()

    def get(self, facts: str, terms: str, content_hash: str) -> Version:
        key = (content_hash, facts)
        with self._lock:
            version = self._kept.get(key)
        if version is None:
            version = parse(facts, terms)
            with self._lock:
                self._kept[key] = version
        return version

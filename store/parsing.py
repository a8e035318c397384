"""From a version's row to the version: parsed once, and its terms once for all its states."""

import json
from threading import Lock

from cachetools import LRUCache

from contracts.terms import Terms
from contracts.terms.forms import AS_STORED, parse_canonical
from contracts.version import Version

MOST, MOST_TERMS = 1_000, 100


class Versions:
    """The versions parsed last, by their content hash and the facts beside it; neither changes.

    The terms parsed last, by the hash alone: a version that goes from state to state keeps them.
    """

    def __init__(self, most: int = MOST) -> None:
        self._kept: LRUCache[tuple[str, str], Version] = LRUCache(most)
        self._terms: LRUCache[str, Terms] = LRUCache(MOST_TERMS)
        self._lock = Lock()

    def known(self, facts: str, content_hash: str) -> Version | None:
        """The version of these facts, where it is kept: its terms need not be read again."""
        with self._lock:
            found: Version | None = self._kept.get((content_hash, facts))
        return found

    def get(self, facts: str, terms: str, content_hash: str) -> Version:
        """The version that *facts* and *terms*, both canonical JSON, say."""
        key = (content_hash, facts)
        with self._lock:
            version, agreed = self._kept.get(key), self._terms.get(content_hash)
        if version is None:
            agreed = parse_canonical(terms) if agreed is None else agreed
            version = _version(facts, agreed)
            with self._lock:
                self._kept[key], self._terms[content_hash] = version, agreed
        return version


def outline(facts: str) -> Version:
    """The version that *facts*, canonical JSON, say, as if it had no terms."""
    return _version(facts, ())


def _version(facts: str, terms: Terms) -> Version:
    return Version.model_validate(json.loads(facts) | {"terms": terms}, context=AS_STORED)

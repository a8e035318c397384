"""Who the tests take for whom, whatever a test grants: as the settings would say it."""

from contracts.people import Role
from sandbox.cast import ADA
from store import Access

OFFICE = Access(frozenset({ADA.id}), frozenset({Role.VIEWER}))
"""Ada is an admin, and every full member may look up."""

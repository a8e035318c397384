"""The measurements by name: a new one is a module here and a line below."""

from collections.abc import Mapping

from benchmarks.measures.deciding import deciding
from benchmarks.measures.delivering import delivering
from benchmarks.measures.faults import faults
from benchmarks.measures.find import find
from benchmarks.measures.importing import importing
from benchmarks.measures.pacing import pacing
from benchmarks.measures.pricing import pricing
from benchmarks.measures.routing import routing
from benchmarks.measures.serving import serving
from benchmarks.measures.sweeping import sweeping
from benchmarks.measures.terms import terms
from benchmarks.measures.waiting import waiting
from benchmarks.run import Measure

MEASURES: Mapping[str, Measure] = {
    "terms": terms,
    "find": find,
    "pricing": pricing,
    "deciding": deciding,
    "routing": routing,
    "sweep": sweeping,
    "delivery": delivering,
    "pace": pacing,
    "waiting": waiting,
    "faults": faults,
    "serving": serving,
    "import": importing,
}

"""Texts of clauses, put together from what contracts usually say."""

from random import Random

TITLES = (
    "Governing law",
    "Confidentiality",
    "Exclusivity",
    "Limitation of liability",
    "Data protection",
    "Force majeure",
    "Assignment",
    "Audit rights",
    "Intellectual property",
    "Warranty",
    "Non-solicitation",
    "Insurance",
)
OPENINGS = (
    "Neither party may, without the prior written consent of the other,",
    "The supplier shall, at its own cost and for the whole term of this agreement,",
    "The customer shall, within thirty days of a written request,",
    "Subject to the mandatory law of the place of delivery, each party shall",
    "During the term and for two years after it the receiving party shall",
    "Where an event beyond reasonable control prevents performance, the party concerned shall",
)
CORES = (
    "keep books and records of all deliveries and give access to them during office hours",
    "maintain insurance with a carrier of good standing for product and public liability",
    "treat every price, drawing and forecast as confidential and return it on demand",
    "transfer rights or obligations under this agreement to any affiliate or third party",
    "remedy defects of material and workmanship by repair or replacement",
    "process personal data only on documented instructions and notify every breach at once",
    "offer the products to no other distributor in the territory named in the schedule",
    "hire, or try to hire, anybody who took part in the performance of the services",
)
CLOSINGS = (
    "and shall bear the costs that arise from it.",
    "failing which the other party may withdraw from the orders concerned.",
    "up to the total of the amounts invoiced in the twelve months before.",
    "unless the law of the Netherlands provides otherwise.",
    "as set out in the schedule, which is a part of this agreement.",
)


def clause(chance: Random) -> dict[str, str]:
    """One clause as a contract file has it."""
    parts = (chance.choice(OPENINGS), chance.choice(CORES), chance.choice(CLOSINGS))
    return {"kind": "clause", "title": chance.choice(TITLES), "text": " ".join(parts)}

"""Who has to approve what: the policy, by what it measures, and in which order (TERMS 6)."""

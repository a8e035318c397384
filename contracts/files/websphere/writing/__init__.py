"""Accounts, contracts and terms as elements of the dialect ``Package``."""

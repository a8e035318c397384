"""Accounts and contracts in any number, as a seller of a million versions has them."""

"""The Web API: methods in tables, without any network."""

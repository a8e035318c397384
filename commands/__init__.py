"""What people can ask for. ``commands/contract/terms.py`` is ``/contract terms``."""

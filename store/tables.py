"""The tables. Only ``store`` may import this module."""

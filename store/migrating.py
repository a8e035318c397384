"""Alembic, for the one time that a schema changes; a process that need not, never imports it."""

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine

from store.migrate import MIGRATIONS


def run_all(engine: Engine) -> None:
    """Run every migration that has not run yet."""
    command.upgrade(config_for(engine), "head")


def config_for(engine: Engine) -> Config:
    """Alembic's configuration for *engine*, without a file."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["engine"] = engine
    return config

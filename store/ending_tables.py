"""The table of what the end of an account changed. Only ``store`` may import this module."""

from sqlmodel import Field

from store.tables import TEXT, Table, refers


class EndedContractRow(Table, table=True):
    """A contract that the end of its account changed, and how it was left."""

    __tablename__ = "account_end_contract"

    account: str = refers("account.code")
    contract: str = Field(primary_key=True, sa_type=TEXT)
    left: str = Field(sa_type=TEXT)  # a hash: what changed since is not put back
    before: str = Field(sa_type=TEXT)  # its versions until then, as JSON, by number
    requests: str = Field(sa_type=TEXT)  # the ids of those that were closed, as JSON

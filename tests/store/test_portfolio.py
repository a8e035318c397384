"""Versions of many customers at once, and what was said about them."""

from contracts.contract import Contract
from store import OPERATOR, NewNotice, NoticeState, Store, about_deadlines
from tests.examples import ACME, NOW, ONEIL, a_contract, a_version, keep

GLOBEX = ACME.model_copy(update={"code": "GLOBEX", "name": "Globex", "aliases": ()})
OLD, NOW_ON = a_version(1, state="superseded"), a_version(2, start="2027-01-01", end="2027-12-31")


def contracts() -> list[Contract]:
    paused = [{"from": "2026-05-01", "reason": "They do not pay"}]
    return [
        a_contract("ACME-7", OLD, NOW_ON, a_version(3, state="draft")),
        a_contract("ACME-8", a_version(1, state="suspended", suspensions=paused)),
        a_contract("GLOBEX-1", a_version(), account="GLOBEX"),
        a_contract("ONEIL-1", a_version(), account="ONEIL"),
    ]


def test_the_versions_of_several_accounts_that_run_are_found(store: Store) -> None:
    keep(store, *contracts(), accounts=(ACME, GLOBEX, ONEIL))
    with store.reading() as work:
        assert work.portfolio.running_of(["GLOBEX", "ACME"]) == [
            ("ACME-7", 2),
            ("ACME-8", 1),
            ("GLOBEX-1", 1),
        ]
        assert work.portfolio.running_of([]) == []


def test_what_was_said_of_several_subjects_is_brought_up_to_date_together(store: Store) -> None:
    keep(store, *contracts(), accounts=(ACME, GLOBEX, ONEIL))
    subjects = [about_deadlines("ACME-7", number) for number in range(1_000)]
    with store.writing(OPERATOR, NOW) as work:
        for subject in subjects[:600]:
            work.outbox.add(NewNotice(subject, "warning", "C1", subject, {}), NOW)
    with store.writing(OPERATOR, NOW) as work:
        assert work.outbox.touch_all(subjects[100:], NOW) == 500
        assert work.outbox.touch_all([], NOW) == 0
    with store.reading() as work:
        waiting = work.outbox.listed([NoticeState.WAITING], 1_000)
    assert {one.subject for one in waiting if one.wanted == 2} == set(subjects[100:600])

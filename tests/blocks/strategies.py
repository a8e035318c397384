"""Any block, message and view that our builders build, for properties."""

from datetime import date

from hypothesis import strategies as st

from blocks import inputs, kit, menus
from blocks.kit import Confirm, Message
from blocks.view import View

words = st.text(min_size=1, max_size=200)
some = st.text(max_size=200)
line = st.text(min_size=1, max_size=150)
style = st.sampled_from([None, "primary", "danger"])
confirm = st.builds(Confirm, words, words, words, words, style)
button = st.one_of(
    st.builds(kit.runs, words, words, style=style, confirm=st.none() | confirm),
    st.builds(kit.opens, words, st.just("https://x.example/a?b=c&d")),
)
menu = st.builds(
    menus.menu,
    words,
    words,
    st.dictionaries(words, st.dictionaries(words, line, min_size=1, max_size=3), min_size=1),
)
overflow = st.builds(menus.overflow, st.dictionaries(words, line, min_size=1, max_size=5))
visible = words.filter(lambda text: bool(kit.texts([text])))
block = st.one_of(
    st.builds(kit.header, words),
    st.builds(kit.text, visible, button=st.none() | button | overflow),
    st.builds(kit.plain, visible),
    st.builds(lambda values: kit.context(*values), st.lists(visible, min_size=1, max_size=10)),
    st.builds(kit.divider),
    st.builds(lambda row: kit.actions(*row), st.lists(button | menu, min_size=1, max_size=25)),
    st.builds(lambda said: kit.preformatted([said])[0], visible),
    st.builds(kit.image, st.just("https://x.example/a.png"), visible),
)
fact_blocks = st.builds(kit.facts, st.dictionaries(visible, words, min_size=1, max_size=25))
tables = st.integers(1, 5).flatmap(
    lambda width: st.builds(
        kit.table,
        st.lists(st.lists(some, min_size=width, max_size=width), min_size=1, max_size=8),
        st.sets(st.integers(0, 4)),
    )
)
messages = st.builds(
    lambda blocks, facts, table: Message("Terms of ACME", (*blocks, *facts, *table)),
    st.lists(block, max_size=40),
    fact_blocks,
    st.lists(tables, max_size=1),
)

options = st.dictionaries(line, words, min_size=1, max_size=10)
flag = st.booleans()
name = st.text("abcdefghij_", min_size=1, max_size=20)
asked = st.one_of(
    st.builds(
        inputs.text_input,
        name,
        words,
        st.none() | some,
        hint=some,
        placeholder=some,
        optional=flag,
        multiline=flag,
    ),
    st.builds(
        inputs.day_input,
        name,
        words,
        st.none() | st.dates(date(1990, 1, 1)),
        hint=some,
        optional=flag,
    ),
    st.builds(inputs.choice, name, words, options, st.none() | line, hint=some, optional=flag),
    st.builds(inputs.ticked, name, words, words, value=flag, hint=some),
    st.builds(inputs.people_select, name, words, st.sampled_from([None, "U0REP0001"]), hint=some),
    st.builds(inputs.channel_select, name, words, st.sampled_from([None, "C0SAL0001"]), hint=some),
    st.builds(inputs.file_input, name, words, st.just(["csv", "tsv"]), hint=some, optional=flag),
)
views = st.builds(
    lambda title, asked, blocks, submit, close, line: View(
        title, (*asked, *blocks), line=line, submit=submit, close=close
    ),
    some,
    st.lists(asked, min_size=1, max_size=10, unique_by=lambda one: one["block_id"]),
    st.lists(block, max_size=10),
    st.sampled_from(["Save", "Save this term and the next one"]),
    some,
    words,
)

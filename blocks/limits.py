"""The sizes that Slack enforces: the builders keep to them and the sandbox refuses by them.

Characters unless the name says otherwise. Source: Slack's Block Kit and Web API reference.
"""

from typing import Final

BLOCKS_IN_MESSAGE: Final = 50
BLOCKS_IN_VIEW: Final = 100
VIEW_BYTES: Final = 250_000
VIEWS_IN_STACK: Final = 3

SECTION_TEXT: Final = 3_000
SECTION_FIELDS: Final = 10
FIELD_TEXT: Final = 2_000
HEADER_TEXT: Final = 150
CONTEXT_ELEMENTS: Final = 10
ACTIONS_ELEMENTS: Final = 25
IMAGE_ALT: Final = 2_000
IMAGE_TITLE: Final = 2_000
INPUT_LABEL: Final = 2_000
INPUT_HINT: Final = 2_000
INPUT_VALUE: Final = 3_000
FILES_IN_INPUT: Final = 10
PLACEHOLDER: Final = 150
MARKDOWN_PER_PAYLOAD: Final = 12_000

TABLE_ROWS: Final = 100
TABLE_COLUMNS: Final = 20
TABLE_CHARACTERS: Final = 10_000
TABLES_IN_MESSAGE: Final = 1

BUTTON_TEXT: Final = 75
BUTTON_VALUE: Final = 2_000
OPTION_TEXT: Final = 75
OPTION_VALUE: Final = 150
OPTION_DESCRIPTION: Final = 75
OPTIONS: Final = 100
OPTIONS_IN_OVERFLOW: Final = 5
OPTIONS_IN_RADIO: Final = 10
OPTIONS_IN_CHECKBOXES: Final = 10
CONFIRM_TITLE: Final = 100
CONFIRM_TEXT: Final = 300
CONFIRM_BUTTON: Final = 30
URL: Final = 3_000
FILE_ALT: Final = 1_000  # alt_txt of files.getUploadURLExternal

IDENTIFIER: Final = 255  # action_id, block_id, callback_id
MODAL_TITLE: Final = 24  # also its submit and close buttons
PRIVATE_METADATA: Final = 3_000

POSTED_TEXT: Final = 40_000
METADATA_BYTES: Final = 8_000  # Slack does not tell; ours is an opaque key
UPDATED_TEXT: Final = 4_000  # chat.update takes less than chat.postMessage

RESPONSE_URL_USES: Final = 5
RESPONSE_URL_SECONDS: Final = 30 * 60
TRIGGER_SECONDS: Final = 3

"""A workbook of one action."""

import pytest

from tests.exchange.shares import one_action, xlsx


@pytest.fixture(scope="module")
def data() -> bytes:
    return xlsx(one_action())

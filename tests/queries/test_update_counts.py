"""How many SELECTs a lead's landing page takes: as many for twelve lines as for one."""

from collections.abc import Callable

import pytest
from flask import Flask

from tests.factories import SmallStrategy, make_lead
from tests.page_client import PageClient
from tests.queries.test_query_counts import ALWAYS, ANEW, count, large, small
from tracker.queries import assessments

PAGE = "/strategies/harbor/my-updates"
#: What they keep as drafts.
OWN = 1


@pytest.mark.parametrize("make", [small, large])
def test_my_updates_take_as_many_selects_however_much_is_owed(
    app: Flask, client: PageClient, make: Callable[[], SmallStrategy]
) -> None:
    strategy = make()
    client.sign_in(make_lead(strategy.id, strategy.organizations[0]))
    assessments._kept.clear()
    assert count(client, PAGE) == ALWAYS + OWN + ANEW, "read anew"
    assert count(client, PAGE) == ALWAYS + OWN, "kept"

"""The words for how work is going."""

from tracker.domain.status import REPORTABLE, STATUS_ORDER, Status


def test_every_status_is_found_again_by_what_is_stored_of_it() -> None:
    assert [Status(status.value) for status in Status] == list(Status)
    assert [str(status) for status in Status] == [
        "not_started", "on_track", "at_risk", "off_track", "complete", "unknown",
    ]  # fmt: skip


def test_unknown_asks_for_as_much_attention_as_off_track_and_complete_for_none() -> None:
    by_concern = sorted(Status, key=lambda status: status.concern)
    assert by_concern[0] is Status.COMPLETE
    assert {status for status in Status if status.concern == 3} == {Status.OFF_TRACK, Status.UNKNOWN}


def test_every_status_has_its_place_in_a_bar_and_a_lead_may_report_all_but_unknown() -> None:
    assert sorted(STATUS_ORDER) == sorted(Status)
    assert set(REPORTABLE) == set(Status) - {Status.UNKNOWN}

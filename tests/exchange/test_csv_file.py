import csv
import io

import pytest

from tracker.exchange.csv_file import neutral_cell, write_csv


def rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


def test_a_file_says_what_it_is_and_holds_the_table() -> None:
    data = write_csv(
        "UNCLASSIFIED · Timeline · as of 15 Dec 2025", [("Action", "Title"), ("1.1.1-A1", 'Say "hello", twice')]
    )
    assert rows(data) == [
        ["# UNCLASSIFIED · Timeline · as of 15 Dec 2025"],
        ["Action", "Title"],
        ["1.1.1-A1", 'Say "hello", twice'],
    ]
    assert data.startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("cell", ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\t=1"])
def test_no_cell_is_a_formula(cell: str) -> None:
    assert neutral_cell(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["-12.5", "+3", "12", "plain", ""])
def test_numbers_and_words_stay_as_they_are(cell: str) -> None:
    assert neutral_cell(cell) == cell

"""Names of files to download: they say what a file is of, for whom, and that it is illustrative where it is."""

from tracker.domain.document.cut import Cut


def file_name(*words: str, is_illustrative: bool, cut: Cut = Cut.WHOLE, ending: str = "json") -> str:
    """Return the name of a file, without a sign that some machine does not take.

    >>> file_name("harbor", "briefing", "FY2026 Q1", "2025-12-15", cut=Cut.PUBLIC, is_illustrative=True)
    'illustrative-harbor-briefing-FY2026-Q1-2025-12-15-public.json'
    """
    before, after = ["illustrative"] if is_illustrative else [], [cut.value] if cut is not Cut.WHOLE else []
    name = "-".join([*before, *words, *after])
    return "".join(sign if sign.isascii() and (sign.isalnum() or sign in "._") else "-" for sign in name) + f".{ending}"

"""Write docs/method.md: what the page /method says, with the thresholds of a plan that set none of its own.

Run as `python -m docs.make_method`; a house test says when it is out of date.
"""

from collections.abc import Iterable
from pathlib import Path
from textwrap import fill

from tracker.domain.assessment.status import Thresholds
from tracker.pages.method import MethodPage, Word, build_method_page

FILE = Path(__file__).parent / "method.md"
_WIDTH = 120

_INTRODUCTION = (
    "What the page `/method` prints, and `/strategies/<slug>/method` with the thresholds of that plan. It is made from "
    "`tracker/domain/assessment/rules.py` and `tracker/pages/method.py` by `python -m docs.make_method`; change the "
    "words there. One function, `assess(document, on=day)`, reckons every figure; pages, charts, files and print all "
    "take theirs from it."
)


def text() -> str:
    """Return what the file should hold."""
    page = build_method_page(Thresholds())
    parts = ["# How everything is reckoned", f"Rules version {page.rules_version}. {_INTRODUCTION}", *_rules(page)]
    parts += ["## Marks", _list((f"{mark.shape} {mark.word}", mark.meaning) for mark in page.marks)]
    parts += ["## Words", _terms(page.words), "## The record", _terms(page.record)]
    parts += ["## Sources", "\n".join(_wrapped(f"- {source}") for source in page.sources)]
    return "\n\n".join(part if part.startswith("-") or "\n" in part else _wrapped(part) for part in parts) + "\n"


def main() -> None:
    """Write the file."""
    FILE.write_text(text())


def _rules(page: MethodPage) -> Iterable[str]:
    """Yield the rules and the thresholds they name."""
    yield "## Thresholds"
    yield "\n".join(_wrapped(f"- {threshold.words}: {threshold.value}") for threshold in page.thresholds)
    yield "## Rules"
    for rule in page.rules:
        yield f"### {rule.number}. {rule.title}"
        yield "\n".join(_wrapped(f"- {sentence}") for sentence in rule.sentences)


def _terms(words: Iterable[Word]) -> str:
    """Return words and meanings as a list."""
    return _list((word.word, word.meaning) for word in words)


def _list(pairs: Iterable[tuple[str, str]]) -> str:
    """Return terms and what they mean, one a line."""
    return "\n".join(_wrapped(f"- **{term}**: {meaning}") for term, meaning in pairs)


def _wrapped(line: str) -> str:
    """Return a line broken where lines of the file end."""
    if line.startswith("#"):
        return line
    return fill(line, _WIDTH, subsequent_indent="  " if line.startswith("-") else "", break_long_words=False,
                break_on_hyphens=False)  # fmt: skip


if __name__ == "__main__":
    main()

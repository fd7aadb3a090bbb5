"""The JSON briefing: a document with its assessment, in a file that stands up when it is challenged."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime
from typing import Any

import orjson

from tracker.columns import format_moment
from tracker.config import PRODUCT, VERSION
from tracker.domain.assessment.assessment import Assessment
from tracker.domain.assessment.attention import Attention
from tracker.domain.assessment.listing import listed_assessment, listed_document
from tracker.domain.assessment.selection import Selection, subtotal
from tracker.domain.chain import canonical_bytes, sha256_hex
from tracker.domain.comparison.since import Since
from tracker.domain.document.cut import Cut
from tracker.domain.document.document import Document
from tracker.exchange.briefed_decisions import decisions_for_briefing
from tracker.exchange.document_file import document_parts
from tracker.exchange.file_name import file_name
from tracker.exchange.since import since_for_briefing
from tracker.operations.closing.issued_briefings import Issue
from tracker.pages.attention import attention_line
from tracker.queries.assessments import Assessed
from tracker.schemas.briefing import SCHEMA, SCHEMA_VERSION, BriefingSchema, EnvelopeSchema
from tracker.schemas.document import PARTS
from tracker.schemas.dump import dump

Content = dict[str, Any]


def briefing_content(
    assessed: Assessed, selection: Selection, *, known_on: date, since: Since | None = None
) -> Content:
    """Return all of a briefing but its envelope: the same input makes the same content.

    `known_on` is the day it is read: what was recorded up to the chain's head is known. `since` is the comparison with
    the last closed period, where one was closed.

    :raise NotFound: the selection names a goal or an organization that is not in the document.
    """
    whole, document = assessed.assessment, assessed.document
    listed = listed_document(document, whole, selection)
    shown = listed_assessment(whole, listed, selection)
    part = None if selection.is_empty else subtotal(document, whole, selection)
    return dump(
        BriefingSchema,
        {
            "rules_version": whole.rules_version,
            "thresholds": whole.thresholds,
            "as_of": whole.on,
            "as_known": known_on,
            "marking": document.strategy.marking,
            "notice": document.plan.notice,
            "is_illustrative": document.plan.is_illustrative,
            "filters": selection,
            "cut": assessed.cut,
            "head": assessed.head,
            "document": document_parts(listed, parts_of(assessed.cut)),
            "assessment": {field.name: getattr(shown, field.name) for field in fields(shown)} | {"selection": part},
            "attention": [_attention(document, whole, item) for item in shown.attention],
            "due_next": shown.due_next,
            "decisions": decisions_for_briefing(document, listed, selection, whole.on),
            "since": since_for_briefing(since, listed, shown, is_whole=selection.is_empty),
        },
    )


def write_briefing(content: Content, *, generated_at: datetime, issue: Issue | None = None) -> bytes:
    """Return a briefing as a file: compact JSON in UTF-8, keys in the order of the schema, ended by a line break.

    The envelope's digest covers the RFC 8785 form of the content, so a reader can lay the file out anew and still
    check it. `issue` is what the file of a frozen briefing says of itself.
    """
    about = {
        "schema": SCHEMA,
        "schema_version": SCHEMA_VERSION,
        "generated_at": format_moment(generated_at),
        "generator": {"name": PRODUCT, "version": VERSION},
        "content_sha256": content_sha256(content),
    }
    if issue is not None:
        about["issued"] = {name: getattr(issue, name) for name in ("number", "occasion", "audience", "issued_by")} | {
            "issued_at": format_moment(issue.issued_at),
            "known_at": format_moment(issue.known_at),
            "period": issue.period,
            "revision": issue.revision,
        }
    envelope = dump(EnvelopeSchema, about)
    return orjson.dumps({"envelope": envelope} | content, option=orjson.OPT_APPEND_NEWLINE)


def content_sha256(content: Content) -> str:
    """Return the digest of a briefing's content, however it is laid out."""
    return sha256_hex(canonical_bytes(content))


def parts_of(cut: Cut) -> tuple[str, ...]:
    """Return the parts of the document a cut leaves: the published text comes without a plan."""
    return tuple(part for part in PARTS if part != "plan" or cut is not Cut.TEXT)


def briefing_name(content: Content) -> str:
    """Return the name of a briefing's file: it says what it is of, and that it is illustrative where it is."""
    chosen = [str(value) for value in content["filters"].values() if value is not None]
    slug, cut = content["document"]["strategy"]["slug"], Cut(content["cut"])
    return file_name(slug, "briefing", *chosen, content["as_of"], cut=cut, is_illustrative=content["is_illustrative"])


def _attention(document: Document, assessment: Assessment, item: Attention) -> Mapping[str, Any]:
    """Return what needs attention with its sentence."""
    line = attention_line(document, assessment, item)
    figures = {"address": item.address, "reasons": item.reasons, "days_late": item.days_late}
    return {name: getattr(line, name) for name in ("number", "kind", "title", "status", "is_blocked")} | {
        "sentence": line.sentence,
        "owner": line.owner,
        **figures,
    }

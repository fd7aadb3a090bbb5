"""One table per file."""

from tracker.models.numbering import Numbering
from tracker.models.registry import LINKS, MODELS
from tracker.models.reminder import Reminder
from tracker.models.report_draft import ReportDraft
from tracker.models.revision import ChainHead, Redaction, Revision
from tracker.models.upload import Upload

__all__ = ["LINKS", "MODELS", "ChainHead", "Numbering", "Redaction", "Reminder", "ReportDraft", "Revision", "Upload"]

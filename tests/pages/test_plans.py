"""What a plan lacks."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.domain.documents import make_document
from tracker.pages.plans import build_gaps_page

"""Finding a figure by its address: the path it has in the assessment of the JSON briefing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from marshmallow import Schema, fields

from tracker.domain.assessment.action import ActionAssessment
from tracker.domain.assessment.assessment import Assessment, OrganizationAssessment
from tracker.domain.assessment.group import GroupAssessment
from tracker.domain.assessment.percent import exact_share
from tracker.domain.assessment.result import MetricAssessment
from tracker.domain.errors import NotFound
from tracker.schemas.assessment import AssessmentSchema
from tracker.schemas.figure import ExactShare

Owner = GroupAssessment | ActionAssessment | MetricAssessment | OrganizationAssessment

_SCHEMA = AssessmentSchema()


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: whose it is, its name there with dots, its value, and what it says in the briefing's own words."""

    owner: Owner
    name: str
    value: Any
    description: str

    @property
    def address(self) -> str:
        """Return its address."""
        return f"{self.owner.address}/{self.name.replace('.', '/')}"


def find_figure(assessment: Assessment, address: str) -> Figure:
    """Return the figure at an address.

    :raise NotFound: there is none.
    """
    steps = address.split("/")
    length = 1 if steps[0] == "strategy" else 2
    owner, schema = _find_owner(assessment, steps[:length])
    names = steps[length:]
    if owner is None or not names:
        raise NotFound(f"There is no figure at {address!r}.")
    value: Any = owner
    description = ""
    for name in names:
        value, schema, description = _step(value, schema, name, address)
    if schema is not None and value is not None:
        raise NotFound(f"There is no single figure at {address!r}.")
    return Figure(owner, ".".join(names), value, description)


def _find_owner(assessment: Assessment, steps: list[str]) -> tuple[Owner | None, Schema | None]:
    """Return the element an address begins with, and the schema of its figures."""
    field = _SCHEMA.fields.get(steps[0])
    if steps[0] == "strategy" and isinstance(field, fields.Nested):
        return assessment.strategy, field.schema
    if not isinstance(field, fields.Dict) or not isinstance(field.value_field, fields.Nested) or len(steps) < 2:
        return None, None
    elements: Mapping[str, Owner] = getattr(assessment, steps[0])
    return elements.get(steps[1]), field.value_field.schema


def _step(value: Any, schema: Any, name: str, address: str) -> tuple[Any, Any, str]:
    """Return what stands one step further down, the schema of what hangs below it, and its description.

    :raise NotFound: there is nothing.
    """
    if isinstance(value, tuple) and name.isdecimal() and int(name) < len(value):
        return value[int(name)], schema, ""
    field = schema.fields.get(name) if isinstance(schema, Schema) and not isinstance(value, tuple) else None
    if field is None or value is None:
        raise NotFound(f"There is no figure at {address!r}.")
    below = value
    for attribute in (field.attribute or name).split("."):
        below = getattr(below, attribute)
    if isinstance(field, ExactShare) and below is not None:
        below = exact_share(below)
    inner = field.inner if isinstance(field, fields.List) else field
    return below, inner.schema if isinstance(inner, fields.Nested) else None, field.metadata.get("description", "")

"""Frameworks in JSON."""

from marshmallow import fields

from tracker.models.framework import Framework, FrameworkEntry
from tracker.schemas.element import ElementSchema, column_field, id_field


class FrameworkEntrySchema(ElementSchema):
    """One entry of a framework."""

    id = id_field()
    number = column_field(FrameworkEntry.number)
    title = column_field(FrameworkEntry.title)
    text = column_field(FrameworkEntry.text)
    year = column_field(FrameworkEntry.year)


class FrameworkSchema(ElementSchema):
    """A framework with its entries in order."""

    id = id_field()
    title = column_field(Framework.title)
    issuer = column_field(Framework.issuer)
    description = column_field(Framework.description)
    entries = fields.List(fields.Nested(FrameworkEntrySchema), load_default=())

"""The shapes of JSON that come in and go out, as marshmallow schemas: fields written out, unknown keys refused."""

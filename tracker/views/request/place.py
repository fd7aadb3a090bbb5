"""The place of the record that an address asks to go on from."""

from flask import request

#: No chain is longer, and no database counts further.
_LAST = 2**62


def asked_place() -> int | None:
    """Return the place before which changes are asked for (?before=), or None where none is."""
    asked = request.args.get("before", type=int)
    return None if asked is None else max(0, min(asked, _LAST))

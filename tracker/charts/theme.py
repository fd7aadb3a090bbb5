"""Colours and fonts of all figures: distinct in grey-scale and for colour-blind eyes (README, "Marks")."""

from collections.abc import Mapping

from tracker.domain.status import Status

INK = "#1b1b1b"
QUIET = "#565c65"
LINE = "#a9aeb1"
PALE = "#dfe1e2"
BAND = "#f0f2f4"
ACCENT = "#005ea2"
MISSED = "#b5290d"

STATUS_COLOURS: Mapping[Status, str] = {
    Status.COMPLETE: "#162e51",
    Status.ON_TRACK: "#4aa99f",
    Status.AT_RISK: "#f2b233",
    Status.OFF_TRACK: "#b5290d",
    Status.UNKNOWN: "#c6cace",
    Status.NOT_STARTED: "#ffffff",
}

#: The text that reads on each colour.
STATUS_INK: Mapping[Status, str] = {
    Status.COMPLETE: "#ffffff",
    Status.ON_TRACK: INK,
    Status.AT_RISK: INK,
    Status.OFF_TRACK: "#ffffff",
    Status.UNKNOWN: INK,
    Status.NOT_STARTED: INK,
}

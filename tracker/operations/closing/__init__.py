"""Reporting periods, what closing them seals, and the briefings that are issued."""

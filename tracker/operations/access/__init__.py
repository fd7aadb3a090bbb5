"""Accounts, passwords, signing in and tokens."""

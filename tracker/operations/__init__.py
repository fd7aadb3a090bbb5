"""What can be done, one function per act: role, head lock, row, revision. The entry point commits."""

"""What every request passes, and what it may read: the routes beside this room are made of it."""

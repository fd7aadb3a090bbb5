"""The WSGI application: `flask --app app ...`, `gunicorn app:app`."""

import gc

gc.disable()  # what is loaded here stays: a dozen searches for waste among it take a fifth of the start

from tracker import create_app  # noqa: E402 - after the line above

app = create_app()
gc.freeze()
gc.enable()

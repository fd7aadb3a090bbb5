"""The WSGI application: `flask --app app ...`, `gunicorn app:app`."""

from tracker import create_app

app = create_app()

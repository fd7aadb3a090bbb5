from flask import Flask

from tracker.views.request.templating import once


def test_a_component_made_once_is_what_it_would_be_and_escapes_what_it_is_given(app: Flask) -> None:
    numbers_table = app.jinja_env.get_template("components/numbers_table.html").module.numbers_table
    table = [("Action", "Title"), ("1.1.1-A1", "<b>Survey</b> & publish")]
    for _ in range(2):
        made = once(numbers_table, "A title", table)
        assert made == numbers_table("A title", table)
        assert "&lt;b&gt;Survey&lt;/b&gt; &amp; publish" in made
    assert "Other" in once(numbers_table, "Other", table)

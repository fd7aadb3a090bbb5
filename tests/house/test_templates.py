"""Rules of the house for templates."""

import re
from pathlib import Path

TEMPLATES = Path(__file__).parents[2] / "templates"
COMPONENTS = sorted((TEMPLATES / "components").glob("*.html"))
PAGES = sorted(path for path in TEMPLATES.rglob("*.html"))


def test_a_component_is_one_macro_named_after_its_file_and_says_what_it_is() -> None:
    for path in COMPONENTS:
        text = path.read_text()
        macros = re.findall(r"{%-? macro (\w+)", text)
        assert macros == [path.stem], f"{path.name}: one macro per file, named after it; found {macros}"
        assert text.startswith(f"{{# {path.stem}("), (
            f"{path.name}: begin with what it is: {{# {path.stem}(...): ... #}}"
        )


def test_every_imported_macro_is_used() -> None:
    for path in PAGES:
        text = path.read_text()
        for name in re.findall(r"{% from \"components/\w+\.html\" import (\w+)", text):
            assert re.search(rf"\b{name}\(|once\({name},", text), f"{path.name}: {name} is imported and not used"


def test_components_look_nothing_up() -> None:
    for path in COMPONENTS:
        assert "url_for(" not in path.read_text(), f"{path.name}: the page passes addresses in"


def test_only_figures_are_taken_as_they_are() -> None:
    unsafe = [path.name for path in PAGES if "| safe" in path.read_text() and path.name != "chart.html"]
    assert not unsafe, f"nothing but a figure's JSON is safe as it is: {unsafe}"


def test_no_style_or_script_stands_in_a_page() -> None:
    for path in PAGES:
        text = path.read_text()
        assert not re.search(r"\sstyle=|\son\w+=", text), f"{path}: the policy refuses inline styles and handlers"
        for script in re.findall(r"<script[^>]*>", text):
            assert "src=" in script or 'type="application/json"' in script, f"{path}: {script}"


def test_a_percent_sign_stands_only_with_a_figure() -> None:
    allowed = {"percentage.html"}
    for path in PAGES:
        text = re.sub(r"{%.*?%}|{#.*?#}|{{.*?}}", "", path.read_text(), flags=re.DOTALL)
        assert "%" not in text or path.name in allowed, f"{path}: print percentages through components/percentage.html"

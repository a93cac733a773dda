"""Templates to text: the sandbox holds, and what is wrong is said at its line."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from pydantic import BaseModel

from briefings.errors import ContentError
from briefings.templates import faults, render
from briefings.views.facts import DeskFacts

MODEL = DeskFacts(name="Desk", language="en", series="Briefing", accent="#12436D", page="A4")


@dataclass(frozen=True)
class View:
    """A view with a model in it, which no real view has."""

    title: str
    model: BaseModel


def rendered(template: str) -> str:
    """Render one template."""
    return render("a.html.j2", View("A <b>", MODEL), {"a.html.j2": template.encode()})


def test_a_view_is_escaped() -> None:
    """Text of a view is shown as text."""
    assert rendered("{{ view.title }}") == "A &lt;b&gt;"


@pytest.mark.parametrize(
    "template",
    [
        "{{ view.model.parse_raw('1') }}",
        "{{ view.model.parse_file('/etc/hostname') }}",
        "{{ view.model.model_dump }}",
        "{{ view.__class__.__mro__ }}",
        "{{ view.title.format.__globals__ }}",
        "{{ ''.__class__.__subclasses__() }}",
        "{{ view.title.upper }}",
        "{{ lipsum() }}",
        "{{ [1, 2] | random }}",
        "{{ cycler() }}",
        "{{ '\\ud800' }}",
        "{{ nothing }}",
        "{% include 'b.html.j2' %}",
        "{% include 'a.html.j2' %}",
    ],
)
def test_what_a_template_must_not_do_is_a_diagnostic(template: str) -> None:
    """Whatever goes wrong in a template is said at its line, and nothing of Python is within reach."""
    with pytest.raises(ContentError) as raised:
        rendered("\n" + template)
    assert str(raised.value).startswith(("templates/a.html.j2:2:1: error[template", "templates/a.html.j2:1:1: error["))


def test_syntax_errors_are_found_before_anything_is_rendered() -> None:
    """Every template that cannot be read is named."""
    theme = {"a.html.j2": b"{% if %}", "b.html.j2": b"fine", "c.html.j2": b"{{ x"}
    assert [fault.mark.path for fault in faults(theme)] == ["templates/a.html.j2", "templates/c.html.j2"]

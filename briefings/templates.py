"""Templates to text: `render` puts a view into a template; the only importer of Jinja2.

Templates run in Jinja's sandbox with strict undefined names: they see the view and nothing else, and cannot
reach Python's inside. What is wrong with one is a diagnostic at the template's own line.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Mapping
from functools import lru_cache

from jinja2 import FunctionLoader, StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from briefings.artifacts import digest
from briefings.errors import ContentError, Diagnostic, Mark, Severity

__all__ = ["Markup", "render"]

FOLDER = "templates/"
OBJECT = re.compile(r"'(?:\w+\.)*(\w+) object'")


def render(template: str, view: object, theme: Mapping[str, bytes]) -> str:
    """Render a template.

    Args:
        template: its name in the theme.
        view: what it shows, as ``view``; nothing more reaches it.
        theme: all templates by name.

    Raises:
        ContentError: where a template is wrong, with its line.
    """
    try:
        return _environment(_Theme(theme)).get_template(template).render(view=view)
    except TemplateSyntaxError as error:
        name = error.name or template
        raise _fault("template-syntax", name, error.lineno, error.message or "syntax error") from None
    except TemplateNotFound as error:
        line = _line(error, theme)
        raise _fault("template-missing", line[0] or template, line[1], f"there is no template {error.name}") from None
    except SecurityError as error:
        name, number = _line(error, theme)
        raise _fault("template-sandbox", name or template, number, str(error)) from None
    except TemplateError as error:
        name, number = _line(error, theme)
        message = OBJECT.sub(r"\1", error.message or str(error))
        raise _fault("template-undefined", name or template, number, message) from None
    except RecursionError as error:
        name, number = _line(error, theme)
        raise _fault("template-error", name or template, number, "the template includes itself without end") from None
    except (TypeError, ValueError, ArithmeticError, LookupError, AttributeError) as error:
        name, number = _line(error, theme)
        if not name:
            raise
        raise _fault("template-error", name, number, str(error)) from None


class _Theme(dict[str, bytes]):
    """Templates by name, told apart by their content, so that an environment is made once for each theme."""

    def __hash__(self) -> int:  # type: ignore[override] # the mapping is never changed
        """Hash the content."""
        return hash(tuple((name, digest(text)) for name, text in sorted(self.items())))


@lru_cache(maxsize=4)
def _environment(theme: _Theme) -> ImmutableSandboxedEnvironment:
    """Make the environment of a theme."""
    return ImmutableSandboxedEnvironment(
        # The name given as the file's name lets an error be said at the template's own line.
        loader=FunctionLoader(lambda name: (_text(name, theme[name]), name, None) if name in theme else None),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )


def _text(name: str, content: bytes) -> str:
    """Return the text of a template."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise _fault("encoding", name, line, f"byte 0x{content[error.start]:02x} is not UTF-8") from None


def _line(error: BaseException, theme: Mapping[str, bytes]) -> tuple[str, int]:
    """Return the template and line in which an error was raised."""
    frames = traceback.extract_tb(error.__traceback__)
    found = [(frame.filename, frame.lineno or 1) for frame in frames if frame.filename in theme]
    return found[-1] if found else ("", 1)


def _fault(rule: str, template: str, line: int, message: str) -> ContentError:
    """Make the exception for a template that is wrong."""
    return ContentError([Diagnostic(Mark(FOLDER + template, line), Severity.ERROR, rule, message)])

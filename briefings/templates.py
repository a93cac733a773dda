"""Templates to text: `render` puts a view into a template; the only importer of Jinja2.

Templates run in Jinja's sandbox with strict undefined names: they see the view and nothing else, and cannot
reach Python's inside. What is wrong with one is a diagnostic at the template's own line.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from jinja2 import (
    FunctionLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    Undefined,
    pass_context,
)
from jinja2.exceptions import SecurityError
from jinja2.ext import InternationalizationExtension
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup
from pydantic import BaseModel

from briefings.errors import ContentError, Diagnostic, Mark, Severity
from briefings.fitting import has_long_word, shortened
from briefings.words import Words, words

__all__ = ["Markup", "faults", "render"]

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
        text = _environment(_Theme(theme)).get_template(template).render(view=view)
        text.encode()
    except ContentError:
        raise
    except Exception as error:  # noqa: BLE001 # a desk's own template may go wrong in any way
        raise _told(error, template, theme) from None
    return text


def faults(theme: Mapping[str, bytes]) -> tuple[Diagnostic, ...]:
    """Return what is wrong with templates before any is rendered: those that cannot be read at all."""
    found: list[Diagnostic] = []
    for name in sorted(theme):
        try:
            _environment(_Theme(theme)).get_template(name)
        except ContentError as error:
            found.extend(error.diagnostics)
        except TemplateError as error:
            found.extend(_told(error, name, theme).diagnostics)
    return tuple(found)


def _told(error: Exception, template: str, theme: Mapping[str, bytes]) -> ContentError:
    """Say what went wrong in a template, at its line."""
    name, line = _line(error, theme)
    match error:
        case TemplateSyntaxError():
            return _fault("template-syntax", error.name or template, error.lineno, error.message or "syntax error")
        case TemplateNotFound():
            return _fault("template-missing", name or template, line, f"there is no template {error.name}")
        case SecurityError():
            return _fault("template-sandbox", name or template, line, str(error))
        case TemplateError():
            message = OBJECT.sub(r"\1", error.message or str(error))
            return _fault("template-undefined", name or template, line, message)
        case RecursionError():
            return _fault("template-error", name or template, line, "the template includes itself without end")
    return _fault("template-error", name or template, line, str(error) or type(error).__name__)


class _Theme(dict[str, bytes]):
    """Templates by name, told apart by their content, so that an environment is made once for each theme."""

    def __hash__(self) -> int:  # type: ignore[override] # the mapping is never changed
        """Hash the content; bytes keep their hash, so that only the first page of a theme pays for it."""
        return hash(frozenset(self.items()))


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, shut further: no method of a model, which could read files or make objects."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 # Jinja's own
        super().__init__(**options)
        self._judged: dict[tuple[type, str], bool] = {}

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        """Refuse every attribute of a model, and what Jinja refuses; each judgement is about a type, and made once."""
        asked = (type(obj), attr)
        if asked not in self._judged:
            self._judged[asked] = not isinstance(obj, BaseModel) and super().is_safe_attribute(obj, attr, value)
        return self._judged[asked]


@lru_cache(maxsize=4)
def _environment(theme: _Theme) -> ImmutableSandboxedEnvironment:
    """Make the environment of a theme."""
    environment = _Sandbox(
        # The name given as the file's name lets an error be said at the template's own line.
        loader=FunctionLoader(lambda name: (_text(name, theme[name]), name, None) if name in theme else None),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        finalize=_printable,
        extensions=[InternationalizationExtension],
    )
    environment.install_gettext_callables(_gettext, _ngettext, newstyle=True, pgettext=_pgettext)  # type: ignore[attr-defined] # the extension adds it
    # What gives other text each time would break the promise that equal keys mean equal bytes.
    environment.globals.pop("lipsum")
    environment.filters |= {"opened": _opened, "listed": _listed, "shortened": shortened}
    environment.filters["has_long_word"] = has_long_word
    environment.filters.pop("random")
    return environment


def _words(context: Context) -> Words:
    """Return the words of the language in which a template shows something: the block's own, or the page's."""
    block, view = context.get("block"), context.get("view")
    language = getattr(block, "language", "") or getattr(getattr(view, "frame", None), "language", "en")
    return words(language)


@pass_context
def _gettext(context: Context, message: str) -> str:
    """Return a message in the language of the page."""
    return _words(context).gettext(message)


@pass_context
def _ngettext(context: Context, one: str, many: str, number: int) -> str:
    """Return a message in the form that a number takes in the language of the page."""
    return _words(context).translations.ngettext(one, many, number)


@pass_context
def _pgettext(context: Context, meaning: str, message: str) -> str:
    """Return a message that has another meaning elsewhere, in the language of the page."""
    return _words(context).pgettext(meaning, message)


def _opened(text: str) -> str:
    """Return a text with its first letter as a sentence begins; the others stay as they are."""
    return text[:1].upper() + text[1:]


@pass_context
def _listed(context: Context, names: Iterable[str]) -> str:
    """Return names one after another, with what the language of the page puts between them."""
    return Markup(_words(context).pgettext("between names", ", ")).join(names)  # noqa: S704 # of a catalogue; names are escaped


def _printable(value: object) -> object:
    """Refuse to print what is no text: a method would show its address in memory."""
    if callable(value) and not isinstance(value, Undefined):
        raise TypeError(f"{type(value).__name__} is no text to print")
    return value


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

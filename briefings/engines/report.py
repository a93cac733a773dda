"""Maker of the PDF reports: a briefing's view, set by the print engine."""

from __future__ import annotations

from briefings.artifacts import Resolved
from briefings.engines.page import content_view
from briefings.engines.print import MissingLetters, Properties, typeset
from briefings.errors import ContentError, Diagnostic, Mark, Severity
from briefings.inputs import files, text
from briefings.templates import render
from briefings.views.facts import BriefingFacts
from briefings.views.shown import Paper

__all__ = ["briefing"]

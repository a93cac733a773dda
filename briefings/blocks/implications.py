"""What follows, for whom, how likely, by when."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from briefings.block import Block
from briefings.values.dates import PartialDate
from briefings.values.judgement import Confidence, Likelihood
from briefings.values.names import Slug, SourceId
from briefings.values.record import Written
from briefings.values.text import Line, Text

__all__ = ["Implication", "Implications"]


class Implication(Written):
    """One row: a judgement that can be settled."""

    id: Slug
    """The row's name, kept for good: later briefings refer to it."""
    implication: Line
    """What follows, in a few words."""
    summary: Text | None = None
    """Why."""
    affects: Line | None = None
    """For whom it matters."""
    likelihood: Likelihood | None = None
    """How likely, as one of the seven bands of ICD 203."""
    confidence: Confidence | None = None
    """How sure the desk is of its ground."""
    horizon: PartialDate | None = None
    """By when it is to be judged."""
    settled_by: Line | None = None
    """What would have to be seen to call it true or false."""
    sources: tuple[SourceId, ...] = ()
    """What it rests on."""


class Implications(Block):
    """A table of judgements: likelihood, confidence, horizon and what would settle each."""

    implications: Annotated[tuple[Implication, ...], Field(min_length=1)]
    """The rows."""

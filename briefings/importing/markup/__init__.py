"""HTML to passages, by a walk of its own that keeps structure: tables with spans, footnotes, languages, code."""

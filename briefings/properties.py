"""The desk's own properties in a PDF: what they are called, and what they mean."""

from __future__ import annotations

__all__ = ["NAMESPACE", "OWN"]

NAMESPACE = "urn:uuid:a56acae0-05d2-4bf0-b6df-56ada5849647#"
"""What their names start with; it stays as it is for good, as files that are out have it."""
OWN = {
    "kind": "Whether the document is a briefing or an edition",
    "name": "The name of the briefing or edition at its desk",
    "edition": "The edition that the briefing belongs to",
    "contentSha256": "SHA-256 of the content that the document was made from",
    "namesSha256": "SHA-256 of the names that the document shows of its desk, authors, topics, entities and judgements",
    "tlp": "The marking of the document (Traffic Light Protocol 2.0)",
    "clearance": "The highest marking that the readers of the site may see for which the document was made",
    "preview": "What the document shows that is not for publication",
}

"""A manifest's bytes."""

from __future__ import annotations

import hashlib
import json

from briefings.engines.manifest import manifest


def test_files_by_their_digest() -> None:
    """Each file is named with the SHA-256 and the number of its bytes; a site for readers has no stamp."""
    edition = {"edition": "2025-w04", "number": None, "preview": ""}
    made = manifest({"edition": edition, "paths": {"page": "editions/2025-w04/index.html"}, "page": b"<p>"})
    assert json.loads(made) == {
        "format": 1,
        "edition": "2025-w04",
        "number": None,
        "page": {
            "path": "editions/2025-w04/index.html",
            "sha256": hashlib.sha256(b"<p>").hexdigest(),
            "bytes": 3,
        },
    }


def test_a_preview_says_so() -> None:
    """The manifest of a preview says what the preview shows."""
    made = manifest({"edition": {"preview": "drafts"}, "paths": {}})
    assert json.loads(made)["preview"] == "drafts"

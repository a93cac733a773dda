"""HTML that is read away from its page."""

from __future__ import annotations

import pytest

from briefings.views.feed import carried

PAGE = "https://desk.example/briefings/steel/"


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ('<p class="a" id="b" data-c="d">A &amp; &#8220;b&#8221;</p>', "<p>A &amp; &#8220;b&#8221;</p>"),
        ('<a href="#c">c</a>', f'<a href="{PAGE}#c">c</a>'),
        ('<a href="../ore/?a=1&amp;b=2">c</a>', '<a href="https://desk.example/briefings/ore/?a=1&amp;b=2">c</a>'),
        ('<a href="mailto:a@b.example">c</a>', '<a href="mailto:a@b.example">c</a>'),
        ('<img src="m.svg" alt="A &quot;mill&quot;">', f'<img src="{PAGE}m.svg" alt="A &quot;mill&quot;">'),
        ("<p>a<script>if (1 < 2) b()</script><style>p{}</style>c</p>", "<p>ac</p>"),
        ('<div>a<svg viewBox="0"><g><path d="M0"/><text>t</text></g></svg>b</div>', "<div>ab</div>"),
        ('<h2>One<a class="anchor" href="#one">#</a></h2>', "<h2>One</h2>"),
        ('<details class="data screen"><summary>Data</summary>t</details>', "<div><p>Data</p>t</div>"),
        ('a<span class="cite"><a href="#s">1</a></span>', f'a<sup><a href="{PAGE}#s">1</a></sup>'),
        ('a <span class="basis basis-claim">claim</span>', "a <em>(claim)</em>"),
        ('a<span class="footnote" role="note"> n</span>', "a<small>( n)</small>"),
        ('<p>a<span class="scale" aria-hidden="true"><b>x</b></span>b</p>', "<p>ab</p>"),
        ("<ul><li>a<li>b</ul>c", "<ul><li>a<li>b</li></li></ul>c"),
        ("<form><input><p>a</p></form>b</div>c", "bc"),
        ("<pre>a\n\n  b</pre>", "<pre>a\n\n  b</pre>"),
        ("<p>a</p>\n\n<nav>x</nav>\n<p>b</p>", "<p>a</p>\n<p>b</p>"),
        ("a<!-- note -->b", "ab"),
    ],
)
def test_what_is_carried(html: str, left: str) -> None:
    """Text and its structure stay; what needs the page is left out, replaced, or made absolute."""
    assert carried(html, PAGE) == left

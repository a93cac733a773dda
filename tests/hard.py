"""Content that is hard to set: long words and addresses, wide tables, deep lists, several scripts."""

from __future__ import annotations

__all__ = ["ARABIC", "CHINESE", "FONTS", "HARD", "LONG_TITLE", "WIDE_HEADERS", "edition_files"]

FONTS = """fonts:
  - {family: Noto Sans CJK, package: cvttf_NotoSansCJK_Regular, file: NotoSansCJKtc-Regular.otf,
     sha256: f57e46120a3dd025ac993801981849622405d1359b32093b1f046490f7885711}
  - {family: Amiri, package: fontpkg_amiri, file: files/Amiri-Regular.ttf,
     sha256: ab391c4147d054c48976e98322ad0eefe1427aa0e0502a12a4c75d80a70cfcd7}
  - {family: Amiri, package: fontpkg_amiri, file: files/Amiri-Bold.ttf, weight: 700,
     sha256: cfccb794268e7d573d857e6d6a67f89cf8a053e8ffd85dfa0c8ec1bb36fc4827}
"""
WORD = "Donaudampfschiff" * 13
ADDRESS = "https://example.org/" + "a-long-path/" * 24 + "?q=" + "x" * 20
LONG_TITLE = "A title that says far more than any running head of any page has ever had room for " * 3
WIDE_HEADERS = [f"{year} Q{quarter}" for year in range(2019, 2026) for quarter in (1, 2, 3, 4)][:25]
SENTENCE = "The division calls it the best year in its history, notwithstanding official figures, which differ. "
CODE = "def measure(" + ", ".join(f"argument_{number}: float = {number}.0" for number in range(20)) + ")"
ARABIC_SENTENCE = "تقول الشركة إن الإنتاج بلغ 1,404 طناً في عام 2024. "
CHINESE_SENTENCE = "该部门称这是其历史上最好的一年，产量达到1,404吨。"


def _row(label: str, columns: int) -> str:
    """Write one row of figures."""
    return f"[{label}, {', '.join(repr(f'{1000 + 137 * column:,}') for column in range(columns))}]"


def _indented(text: str, by: int) -> str:
    """Indent the lines of a text."""
    return "\n".join(" " * by + line for line in text.splitlines())


NESTED = "\n".join(f"{'  ' * depth}- Level {depth} {WORD[:60]} {SENTENCE}" for depth in range(8))
PROSE = f"""{SENTENCE * 3}{WORD} {SENTENCE}[@long, p. 3][^note]

[^note]: {SENTENCE * 6}{ADDRESS}

<{ADDRESS}>

{NESTED}

```
{CODE}
```

> {SENTENCE * 2}{WORD}

| A | B | C | D | E | F | G | H |
|--:|--:|--:|--:|--:|--|--:|--:|
| 1,000 | 20,000 | 300,000 | 4,000 | 50,000 | {WORD} | 7 | 8 |
"""
HARD = f"""title: {LONG_TITLE}{WORD[:90]}
date: 2025-01-20
tlp: AMBER
summary: {SENTENCE * 3}{WORD[:90]}
authors: []
sources:
  - {{id: long, title: '{SENTENCE * 4}{WORD}', publisher: '{WORD}', url: '{ADDRESS}',
     kind: press release, reliability: C, credibility: 3}}
highlights: |
  - {SENTENCE * 3}{WORD} [@long]
  - {SENTENCE}
lead: |
{_indented(PROSE, 2)}
body:
  - heading: {SENTENCE * 2}{WORD[:90]}
    prose: |
{_indented(SENTENCE * 30, 6)}
  - heading: Twenty-five columns
    table:
      caption: '{SENTENCE * 3}'
      columns: [Country, {", ".join(WIDE_HEADERS)}]
      units: [~, {", ".join(["kt"] * 25)}]
      rows:
{_indented(chr(10).join("- " + _row("Long name of a country", 25) for _ in range(40)), 8)}
  - heading: Long cells
    table:
      columns: [Name, Text, {WORD[:70]}]
      rows: [[{WORD}, '{SENTENCE * 8}', '{ADDRESS}'], [a, b, c]]
      notes: |
        {SENTENCE * 3}{ADDRESS}
  - heading: Eight columns
    table:
      columns: [Country, Output, Change, Output before, Share, Rank, Price, Remark]
      units: [~, tonnes of oxide, per cent, tonnes of oxide, per cent, ~, dollars a kilogram, ~]
      rows:
        - [China, '270,000', '+12.5', '240,000', '69.2', '1', '1,234.56', Estimate of the survey]
        - [Norway, '0', '0', '0', '0', '17', '0', '{WORD[:60]}']
  - heading: Products
    products:
      - name: {WORD[:120]}
        specification: {{{WORD[:50]}: '{SENTENCE * 3}', grades: '{WORD}', address: '{ADDRESS}'}}
        summary: |
          {SENTENCE}
        claims: [{{text: '{SENTENCE}{WORD}', basis: claim, sources: [long]}}]
  - heading: Implications
    implications:
      - id: leverage
        implication: {SENTENCE}{WORD[:60]}
        summary: |
          {SENTENCE * 3}{WORD}
        likelihood: likely
        confidence: moderate
        horizon: 2025-06-30
        settled_by: {SENTENCE}{WORD[:60]}
  - heading: Numbers
    key_figures:
     items:
      - {{value: '1,234,567,890', unit: {WORD[:40]}, label: '{SENTENCE}', change: '{SENTENCE}'}}
      - {{value: '17', unit: kt, label: Short}}
      - {{value: '{WORD[:40]}', label: Word}}
  - timeline:
     events:
      - {{date: 2025-01-20, text: '{SENTENCE}{WORD}'}}
      - {{date: 2025-02, text: Short}}
  - quote: {{text: '{SENTENCE * 3}{WORD}', who: '{WORD[:80]}', role: '{SENTENCE}'}}
  - callout:
      kind: caution
      text: |
        {SENTENCE}{ADDRESS}
  - heading: Questions
    questions:
      - {{id: q, text: '{SENTENCE}{WORD}'}}
"""


def _short(title: str, sentence: str, language: str) -> str:
    """Write a briefing in a language of its own, with a wide table and a block in English."""
    return f"""title: {title}
date: 2025-01-21
lang: {language}
summary: {sentence}
sources: [{{id: s, title: '{sentence}', url: '{ADDRESS}'}}]
highlights: |
  - {sentence}[@s]
lead: |
  {sentence * 12}
body:
  - heading: {title}
    table:
      columns: [{title}, {", ".join(WIDE_HEADERS[:14])}]
      rows:
{_indented(chr(10).join("- " + _row(title, 14) for _ in range(6)), 8)}
  - heading: Twenty
    table:
      columns: [{title}, {", ".join(WIDE_HEADERS[:20])}]
      rows: [{_row(title, 20)}]
  - heading: English
    lang: en
    prose: |
      {SENTENCE * 3}{WORD}
  - heading: {title}
    prose: |
      {sentence * 60}
"""


ARABIC = _short("\u0633\u0646\u0629 \u0642\u064a\u0627\u0633\u064a\u0629", ARABIC_SENTENCE, "ar")
CHINESE = _short("\u521b\u7eaa\u5f55\u7684\u4e00\u5e74", CHINESE_SENTENCE, "zh")


def edition_files() -> dict[str, str]:
    """Return the files of a week that holds all of them."""
    return {
        "content/briefings/hard.yaml": HARD,
        "content/briefings/arabic.yaml": ARABIC,
        "content/briefings/chinese.yaml": CHINESE,
    }

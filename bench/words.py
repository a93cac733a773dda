"""The words that the corpus is written in: plain ones, and no person's or organisation's name."""

from __future__ import annotations

__all__ = ["CLAUSES", "HEADINGS", "MATERIALS", "MEASURES", "OPENINGS", "PLACES", "SENTENCES", "TOPICS", "VERBS"]

MATERIALS = (
    "antimony", "bauxite", "beryllium", "bismuth", "chromium", "cobalt", "copper", "dysprosium", "feldspar",
    "fluorspar", "gallium", "germanium", "graphite", "hafnium", "helium", "indium", "lithium", "magnesium",
    "manganese", "molybdenum", "neodymium", "nickel", "niobium", "palladium", "phosphorus", "platinum", "quartz",
    "rhenium", "rhodium", "scandium", "selenium", "silicon", "strontium", "tantalum", "tellurium", "terbium",
    "titanium", "tungsten", "vanadium", "zirconium",
)  # fmt: skip
"""What the briefings are about; each is an entity with a page."""

TOPICS = (
    "export-controls", "freight", "magnets", "mining", "prices", "public-finance", "recycling", "refining",
    "statistics", "stockpiles", "substitution", "trade",
)  # fmt: skip

PLACES = (
    "the northern basin", "the eastern ports", "the coastal smelters", "the highland mines", "the southern province",
    "the island refineries", "the inland works", "the river terminals", "the desert concession", "the old district",
)  # fmt: skip

MEASURES = (
    ("output", "tonnes"), ("exports", "tonnes"), ("imports", "tonnes"), ("stocks", "tonnes"),
    ("the price", "dollars a kilogram"), ("the backlog", "applications"), ("capacity", "tonnes a year"),
    ("freight", "dollars a container"), ("spending", "million dollars"), ("consumption", "tonnes"),
)  # fmt: skip
"""What is counted, and in what."""

VERBS = ("rose", "fell", "held", "recovered", "slipped", "doubled", "halved", "levelled off")

OPENINGS = (
    "In the first quarter", "By the end of the year", "Over twelve months", "Since the last edition",
    "After two weak seasons", "Against the forecast", "For the third month in a row", "Before the new rules applied",
)  # fmt: skip

SENTENCES = (
    "{opening} {measure} of {material} in {place} {verb} to {number} {unit}.",
    "{opening} {place} reported {number} {unit}, {percent}% more than a year before, and {clause}.",
    "The figure for {material} is {number} {unit}, which is {percent}% of what was planned, and {clause}.",
    "Buyers in {place} say that {measure} {verb} by {percent}%, although {clause}.",
    "We count {number} {unit} for {material}; the earlier count of {other} left out {place}.",
    "Of {number} {unit} about {percent}% came from {place}, and {clause}.",
    "That {measure} {verb} does not show whether {clause}.",
    "Where {measure} had stood at {other} {unit}, it {verb} to {number} {unit} within {percent} weeks.",
    "No document that we have read says why {measure} {verb} while {clause}.",
)

CLAUSES = (
    "the contracts run for another year", "the mill has not yet been paid for", "ships wait outside the harbour",
    "new furnaces are being heated", "the licence covers two grades alone", "the survey left small works out",
    "power was cut in the dry months", "old scrap is still the cheaper feed", "customs changed its headings in spring",
    "neither side has published a price", "the second line stands idle", "storage is full at both ends of the railway",
    "makers of magnets have stocks for a season", "the ministry counts oxide and not metal",
)  # fmt: skip

HEADINGS = (
    "What the figures say", "What was planned", "Who would pay", "How the count is made", "Why it matters now",
    "What has changed since", "Where the material goes", "What speaks against it", "How sure we are", "The longer line",
)  # fmt: skip

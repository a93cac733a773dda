"""Small typed values: text, dates as far as known, likelihood, grading, languages, addresses, paths."""

"""The suites: one module each, with `cases` (what is asked) and `play` (how a case is asked)."""

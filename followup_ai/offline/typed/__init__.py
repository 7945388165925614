"""How notes were typed, and how what was typed becomes clean clauses: shorthand, slips, small words left out, asides."""

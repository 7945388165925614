"""What was talked about: topics, statements, lines, what was shared, and what of it is worth taking up."""

"""Facts of the language that rules, composer and intake read alike, each written once: it imports nothing of the product."""

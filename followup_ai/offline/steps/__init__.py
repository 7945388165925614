"""How it goes on: stages, answers, what a no leaves open."""

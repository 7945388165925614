"""The page's entry point: navigation only."""

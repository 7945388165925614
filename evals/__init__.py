"""The offline eval suite: datasets, runs and scorers, run as `python -m evals`."""

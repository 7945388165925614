"""The scorers `natural`, `natural:agrees` and `natural:label`."""

from evals.scorers._judge import mark_scorers

natural, natural_agrees, natural_label = mark_scorers("natural", "The judge finds it written as a person writes.")

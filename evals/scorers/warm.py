"""The scorers `warm`, `warm:agrees` and `warm:label`."""

from evals.scorers._judge import mark_scorers

warm, warm_agrees, warm_label = mark_scorers("warm", "The judge finds the message warm.")

"""The scorers `own-voice`, `own-voice:agrees` and `own-voice:label`."""

from evals.scorers._judge import mark_scorers

own_voice, own_voice_agrees, own_voice_label = mark_scorers(
    "own-voice", "The judge finds that only this candidate could have written it."
)

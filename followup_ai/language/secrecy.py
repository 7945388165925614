"""Words by which a note marks what it tells as private, apart from the same words about a trade that deals in such things."""

PRIVATE = (
    # "private: her son is ill", "that is private", and not "a private garden firm"
    r"privately|private(?= *(?:$|[.,;:!?)\]&\n]| -|and\b|but\b|so\b))"
    r"|private (?:matters?|life|reasons?|things?|stuff|talk|chat|news|troubles?|conversation|affairs?|family|worr(?:y|ies)|joke"
    r"|number|note)\b"
)
"""A pattern for "private" as a mark, to stand between word boundaries."""

CONFIDENTIAL = (
    r"confidential(?:ly)?\b(?! (?:records?|files?|papers?|waste|data|documents?|information|calls?|helpline|service|advice"
    r"|patients?|clients?|interviews?|reports?|reporting|material|mail|meetings?)\b)"
)
"""A pattern for "confidential" as a mark, to stand behind a word boundary; confidentiality is a trade's matter."""

HIDDEN = r"secret(?:ly|s)?\b(?! (?:garden|santa|shopp\w+|sauce|service|ballot|management|storage))"
"""A pattern for "secret" as a mark, to stand behind a word boundary; a secretary keeps other people's."""

"""The interview of a boat builder, without what a test adds to it."""

NOTES = {
    "candidate": "Ines Duarte",
    "interviewer": {"name": "Orla Keane"},
    "company": "Tarn Boats",
    "role": "Boat Builder",
    "date": "2026-09-08",
    "discussed": ["the new mould for the racing dinghy"],
    "qualifications": ["six years laminating hulls"],
}

"""What people get wrong in an interview file, and the one sentence each should get."""
# ruff: noqa: E501 - a table reads best with one case to a line

import json

import yaml

from followup_ai.interviews import MAX_BYTES

FIVE = "candidate: Priya Raman\ninterviewer: {name: Dana Whitfield}\ncompany: Acme\nrole: Data Engineer\ndate: 2026-05-12\n"
"""A whole interview, the shortest there is."""
FIVE_FIELDS = yaml.safe_load(FIVE)

BAD_LINES = {
    # fields
    "position: Nurse": "position: there is no field of this name; did you mean role?",
    "interviewers: [Tom]": "interviewers: there is no field of this name; did you mean interviewer?",
    "notes: hello": "notes: there is no field of this name; did you mean discussed?",
    "job_title: x": "job_title: there is no field of this name; did you mean role?",
    "interview_date: 2026-05-12": "interview_date: there is no field of this name; did you mean date?",
    "employer: x": "employer: there is no field of this name; did you mean company?",
    "discused: [x]": "discused: there is no field of this name; did you mean discussed?",
    "Their Words: x": "Their Words: there is no field of this name; did you mean their_words?",
    "left-out: x": "left-out: there is no field of this name; did you mean left_out?",
    "Company: x": "Company: there is no field of this name; did you mean company?",
    "company: Other": "line 6, column 1: the field company occurs twice; keep one of them.",
    "panel:\n- {name: Tom, name: Tim}": "line 7, column 15: the field name occurs twice; keep one of them.",
    "? [a]\n: b": "line 6, column 3: a field's name must be plain text; put the whole text in quotes.",
    # dates
    "decision_date: 2026-02-30": "decision_date: 2026-02-30 is not a date; write it as 2026-02-28.",
    "decision_date: soon": "decision_date: soon is not a date; write it as year-month-day, like 2026-05-12.",
    "decision_date: 26/05/2026": "decision_date: 26/05/2026 is not a date; write it as 2026-05-26.",
    "decision_date: 2026-05-01": "decision_date: 2026-05-01 is before the interview on 2026-05-12; which of the two dates is right?",
    "decision_date: 2062-05-26": "decision_date: 2062-05-26 is more than a year ahead; did you mean 2026-05-26?",
    "sent: [{body: x}]": "sent[0].date: this is missing; write the day, like 2026-05-12.",
    # words
    "preferred_channel: phone call": 'preferred_channel: "phone call" is not one of the words known here; write email, phone or linkedin, or leave it out.',
    "outcome: accepted": 'outcome: "accepted" is not one of the words known here; did you mean offer?',
    "outcome: ghosted": 'outcome: "ghosted" is not one of the words known here; write pending, rejected or offer, or leave it out.',
    "timezone: London": 'timezone: "London" is not a time zone; did you mean Europe/London?',
    # people
    "panel: [{name: Tom, email: tom}]": 'panel[0].email: "tom" is not an e-mail address; write it like dana@acme.example, or leave it out.',
    "panel: [Li, {title: Lead}]": "panel[1].name: this is missing; write this person's name.",
    "panel: [{name: Tom, role: Lead}]": "panel[0].role: there is no field of this name; did you mean title?",
    "panel: [{name: Tom, title: Head, Sales}]": "panel[0].Sales: there is no such field; there are name, title, email; if it is part of the value before it, put quotes around the whole.",
    "panel: Tom and Li": 'panel[0].name: "Tom and Li" looks like more than one person; give each a name of their own, the others under panel.',
    "panel: [[Tom]]": "panel[0]: a list stands where a name is expected; write it as the blank interview shows.",
    "sent: [hello]": "sent[0]: hello stands where fields, such as date and body, are expected; write it as the blank interview shows.",
    "sent: [{date: 2026-05-13, message: x}]": "sent[0].message: there is no field of this name; did you mean body?",
    # shapes and sizes
    "concern: [a, b]": "concern: a list stands where one text is expected; write it as one text in quotes.",
    "discussed: [[a]]": "discussed[0]: a list stands where one text is expected; write it as one text in quotes.",
    "discussed: [a, {b: c, d: e}]": "discussed[1]: a group of fields stands where one text is expected; write it as one text in quotes.",
    f"concern: {'x' * 4001}": "concern: this is 4,001 characters long and the most is 4,000; please shorten it.",
    f"news: [{'x, ' * 51}]": "news: there are 51 items here and the most is 50; please join some or leave some out.",
    # YAML as people type it
    "discussed:\n  - *kafka*": 'line 7, column 5: a text that starts with "*" is an alias in YAML; put the whole text in quotes.',
    "discussed: &a [x]\nnews: *a": 'line 6, column 12: a text that starts with "&" is an anchor in YAML; put the whole text in quotes.',
    "news: !!python/object/apply:os.system [ls]": 'line 6, column 7: a text that starts with "!" is a tag in YAML; put the whole text in quotes.',
    "news: !important x": 'line 6, column 7: a text that starts with "!" is a tag in YAML; put the whole text in quotes.',
    "discussed:\n  - the #1 problem": 'line 7, column 9: "#1" would start a comment; put the whole text in quotes.',
    "discussed:\n\t- x": "line 7, column 1: a tab stands here; indent with spaces.",
    'their_words:\n  - "boring tech" lol': "line 7, column 19: text follows after a closing quotation mark or bracket; put the whole text in quotes.",
    "concern: pay: too low": "line 6, column 13: a colon is not expected here; check the indentation, or put the whole text in quotes.",
    "concern: 'open": "line 6, column 10: a quotation mark is opened and never closed; close it.",
    'concern: "C:\\qa"': "line 6, column 10: a backslash in double quotes means something else here; use single quotes.",
    "concern: >50 people": "line 6, column 10: a text cannot start with \">\" or \"|\"; put the whole text in quotes.",
    "concern: @dana": "line 6, column 10: a text cannot start with this mark; put the whole text in quotes.",
    "concern: [a, b": "line 6, column 10: a bracket is opened and not closed, or a comma is missing; complete it or put the whole text in quotes.",
    "just some words": "line 6, column 1: this line is neither a field with a colon nor a point of a list; indent it under its field.",
    "discussed:\n  - a\n - b": "line 8, column 2: a point of a list is not lined up with its list; indent it like the point before.",
    "---\ncandidate: B": 'line 6, column 1: a second document starts here; keep one interview to a file and remove the line "---".',
}  # fmt: skip
"""Lines that follow FIVE in a file, and the problem reported."""

BAD_FILES = {
    "": "nothing is written here; start from a blank interview and fill in its fields.",
    " \n# only a comment\n": "nothing is written here; start from a blank interview and fill in its fields.",
    "{}": "nothing is written here; start from a blank interview and fill in its fields.",
    "Hello, I had an interview": 'this is one piece of text, not fields such as "company: Acme"; write one field to a line.',
    "- a\n- b": 'this is a list, not fields such as "company: Acme"; write one field to a line.',
    "[1, 2]": 'this is a list, not fields such as "company: Acme"; write one field to a line.',
    "[" * 20_000: "this is nested too deeply; an interview has fields and lists of texts only.",
    '{"a":' * 9_000: "this is nested too deeply; an interview has fields and lists of texts only.",
    '{"candidate": "A", "candidate": "B"}': "candidate: this field occurs twice; keep one of them.",
    '{"candidate": NaN}': "NaN is not a value an interview can hold; write it in quotes or leave it out.",
    '{"candidate": -Infinity}': "-Infinity is not a value an interview can hold; write it in quotes or leave it out.",
    '{"candidate": ' + "9" * 5_000 + "}": "this holds a number too large to read; write it in quotes.",
    '{"candidate": "A"': "line 1, column 18: this JSON cannot be read here (Expecting ',' delimiter); check quotes, commas and brackets.",
    "x" * (MAX_BYTES + 1): "this is larger than 64 KiB; an interview holds notes only.",
    "é" * (MAX_BYTES // 2 + 1): "this is larger than 64 KiB; an interview holds notes only.",
    FIVE.replace("Acme", "' \u200b'"): "company: this is missing; write the employer's name.",
    FIVE.replace("{name: Dana Whitfield}", "{title: Head}"): "interviewer.name: this is missing; write this person's name.",
    FIVE.replace("{name: Dana Whitfield}", ""): "interviewer: this is missing; write the name of the person you talked to.",
    FIVE.replace("{name: Dana Whitfield}", "[Dana, Tom]"): "interviewer: this is a list; name one person here and the others under panel.",
    FIVE.replace("interviewer:", "interviewers:"): "interviewers: there is no field of this name; did you mean interviewer?",
    FIVE.replace("role:", "position:"): "position: there is no field of this name; did you mean role?",
    FIVE.replace("2026-05-12", "2062-05-12"): "date: 2062-05-12 is more than a year ahead; did you mean 2026-05-12?",
    FIVE.replace("Acme", "{name: Acme}"): "company: a group of fields stands where one text is expected; write it as one text in quotes.",
    FIVE.replace("Acme", "x" * 201): "company: this is 201 characters long and the most is 200; please shorten it.",
    json.dumps(FIVE_FIELDS | {"company": True}, default=str): 'company: true is not text; if "yes" or "no" was meant, put quotes around it.',
    json.dumps(FIVE_FIELDS | {"discussed": [False]}, default=str): 'discussed[0]: false is not text; if "yes" or "no" was meant, put quotes around it.',
    json.dumps(FIVE_FIELDS | {"interviewer": 3}, default=str): "interviewer: 3 stands where a name is expected; write it as the blank interview shows.",
}  # fmt: skip
"""Whole files, and the problem reported."""

"""Messy notes become fields, and nothing of them is lost."""

import contextlib
import datetime as dt
import re
import textwrap

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from followup_ai import form
from followup_ai.errors import InterviewError
from followup_ai.intake import sort_notes
from followup_ai.intake._days import day_in
from followup_ai.intake._facts import _PLAIN
from followup_ai.interviews import dump_interview, read_interview, sample_interviews

TODAY = dt.date(2026, 5, 13)

PROSE = """Ok so that was the interview at Harrow Logistics, tues 12 May 2026, for Operations Analyst. Spoke w/ \
Marguerite O'Dowd (Director of Operations) and later Tunde Bakare, Senior Analyst joined for last 15 min. \
m.odowd@harrow.example is her email.

Talked also about their new returns process: they're trying to decide whether a return is restocked within 48h. \
I said at Pallister's I rebuilt the handover sheet and cut overtime by 18%. Also need to send them my references.

Next: they'll decide by 4 June, second round is in Hull. She said email is best. Parking was 9 pounds!! \
Lunch was a sandwich. I wish I'd said that I also speak Polish."""


def test_prose_after_a_label_is_read_sentence_by_sentence():
    found = sort_notes(PROSE, TODAY)
    told = found.fields
    assert told["next_steps"] == "they'll decide by 4 June, second round is in Hull. She said email is best."
    assert (told["date"], told["decision_date"], told["preferred_channel"]) == ("2026-05-12", "2026-06-04", "email")
    assert [(p["name"], p.get("title"), p.get("email")) for p in told["people"]] == [
        ("Marguerite O'Dowd", "Director of Operations", "m.odowd@harrow.example"),
        ("Tunde Bakare", "Senior Analyst", None),
    ]
    assert told["left_out"] == ["I also speak Polish"]
    assert told["promised"] == ["send them my references"]
    assert told["qualifications"] == ["I said at Pallister's I rebuilt the handover sheet and cut overtime by 18%"]
    assert any("returns process" in point for point in told["discussed"])
    assert "Parking was 9 pounds!!" in found.leftover
    assert not any(day in " ".join(found.leftover) for day in ("2025-06-04", "2026-06-04"))


HURRIED = """Interview with Dana Whitfield (Head of Data) at Acme today for the Senior Data Engineer role. Tom Reyes, CTO,
joined.
- talked about their move from nightly batches to streaming, the on-call rota and hiring plans
- she said "boring technology wins" which I loved
- I told her about my six years running Kafka in production
- promised to send the link to my Kafka talk
- worried I have no experience with their cloud
- they decide within two weeks, she'll email me
- we both grew up near Leeds
- HR guy was rude, don't put that in
- parking was a nightmare
dana@acme.example"""
SMALL_LETTERS = """interview w/ dana whitfield at acme for data engineer yesterday. talked streaming migration, kafka.
they had a bad outage in march. forgot to mention my aws cert. need to send her my github. hear back by
friday. salary 80k (don't mention)"""
LABELLED = """Company: Harbour Museum
Role: Curator of Maritime History
Interviewer: Prof Ruth Abernathy, Director
Panel: Kwabena Asante-Poku (Head of Collections), Mrs Priscilla Thorne - Trustee
Date: 30 April 2026

Discussed:
- provenance review of the ship models
- moving 11,000 objects out of the Albert Street store

Promised:
- the condition-report form

Next steps: references first, trustees meet on 14 May"""
HEADLINE = """Senior Nurse @ St Mary's Hospital - 12/05/2026
Sister Helen O'Rourke + Dr Amit Shah (consultant)
new handover system, they trial it on ward 7
my 8 yrs in ICU
Her daughter is starting nursing school
2nd interview maybe, ward manager decides by end of May"""


def sorted_notes(text):
    return sort_notes(text, TODAY)


def test_hurried_notes_find_their_fields():
    found = sorted_notes(HURRIED)
    fields = found.fields
    assert fields["people"] == [
        {"name": "Dana Whitfield", "title": "Head of Data", "email": "dana@acme.example"},
        {"name": "Tom Reyes", "title": "CTO"},
    ]
    assert (fields["company"], fields["role"], fields["date"]) == ("Acme", "Senior Data Engineer", "2026-05-13")
    assert fields["discussed"][0] == "their move from nightly batches to streaming"
    assert fields["their_words"] == ["boring technology wins"]
    assert fields["qualifications"] == ["I told her about my six years running Kafka in production"]
    assert fields["promised"] == ["send the link to my Kafka talk"]
    assert "cloud" in fields["concern"]
    assert fields["decision_date"] == "2026-05-27"
    assert fields["personal"] == ["we both grew up near Leeds"]
    assert "rude" in found.kept_out[0]
    assert found.leftover == ("parking was a nightmare",)


def test_small_letters_are_read_too():
    found = sorted_notes(SMALL_LETTERS)
    assert found.fields["people"] == [{"name": "Dana Whitfield"}]
    assert (found.fields["company"], found.fields["role"]) == ("Acme", "Data Engineer")
    assert found.fields["date"] == "2026-05-12"
    assert found.fields["left_out"] == ["my aws cert"]
    assert found.fields["promised"] == ["send her my github"]
    assert found.fields["decision_date"] == "2026-05-15"
    assert "80k" in found.kept_out[0]


def test_labels_and_headings_decide():
    fields = sorted_notes(LABELLED).fields
    assert [p["name"] for p in fields["people"]] == ["Prof Ruth Abernathy", "Kwabena Asante-Poku", "Mrs Priscilla Thorne"]
    assert fields["people"][2]["title"] == "Trustee"
    assert fields["date"] == "2026-04-30"
    assert len(fields["discussed"]) == 2
    assert fields["promised"] == ["the condition-report form"]
    assert fields["next_steps"] == "references first, trustees meet on 14 May"


def test_a_headline_and_bare_names_are_read():
    fields = sorted_notes(HEADLINE).fields
    assert (fields["company"], fields["role"], fields["date"]) == ("St Mary's Hospital", "Senior Nurse", "2026-05-12")
    assert [p["name"] for p in fields["people"]] == ["Sister Helen O'Rourke", "Dr Amit Shah"]
    assert fields["qualifications"] == ["my 8 yrs in ICU"]


@pytest.mark.parametrize("notes", [HURRIED, LABELLED, HEADLINE], ids=["hurried", "labelled", "headline"])
def test_sorted_notes_make_an_interview_once_the_candidate_is_named(notes):
    found = sorted_notes(notes)
    values = {"candidate": "Sam Okafor"}
    values |= form.with_notes(values, found.fields, "\n".join(found.leftover), "\n".join(found.kept_out))
    interview = form.interview_in(values)
    assert interview.discussed
    assert values.get("leftover", "") == "\n".join(found.leftover)


def test_what_is_private_or_left_over_reaches_no_interview():
    found = sorted_notes(HURRIED)
    values = {"candidate": "Sam Okafor"}
    values |= form.with_notes(values, found.fields, "\n".join(found.leftover), "\n".join(found.kept_out))
    told = dump_interview(form.interview_in(values))
    assert "rude" not in told
    assert "parking" not in told


def test_more_notes_are_added_and_overwrite_nothing():
    values = {"company": "Acme Ltd", "discussed": ["a"], "a": "the rota", "people": ["p"], "p.name": "Dana Whitfield"}
    found = sorted_notes(HURRIED)
    values |= form.with_notes(values, found.fields, "", "")
    assert values["company"] == "Acme Ltd"
    assert "Company: Acme" in values["leftover"]
    assert values["discussed"][0] == "a"
    assert len(values["discussed"]) == 3
    assert values["people"][0] == "p"
    assert values["p.title"] == "Head of Data"


@pytest.mark.parametrize("name", sorted(sample_interviews()))
def test_a_pasted_interview_file_is_read_as_one(name):
    told = read_interview(sample_interviews()[name])
    fields = dict(sorted_notes(dump_interview(told)).fields)
    values = form.with_notes({}, fields, "", "")
    back = form.interview_in(values)
    assert back.people == told.people
    assert len(back.discussed) == len(told.discussed)
    assert back.sent == told.sent


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("on 12 May", "2026-05-12"),
        ("May 12th, 2026", "2026-05-12"),
        ("12.05.2026", "2026-05-12"),
        ("5/12/2026", "2026-05-12"),
        ("2026-05-12", "2026-05-12"),
        ("yesterday", "2026-05-12"),
        ("last Tuesday", "2026-05-12"),
        ("20 December", "2025-12-20"),
        ("soon", None),
        ("31 February", None),
    ],
)
def test_days_are_read_as_people_write_them(text, day):
    found = day_in(text, TODAY)
    assert (found.isoformat() if found else None) == day


WORDS = st.sampled_from(
    """met Dana Whitfield at Acme for the data engineer role promised to send slides she said "keep it boring" worried about my
    gap decide by Friday we both grew up near Leeds rota streaming Kafka don't mention salary Tom (CTO) - : ; . \n • talked
    about forgot yesterday 12/05/2026 role: company: naïve 日本語 x@y.example £40,000 <b> {name} next steps""".split(" ")  # noqa: SIM905 - read as words
)


ON_THE_BUS = """ok so interview w/ st brigids hosp, thurs 7 may 2026. Ward Nurse. spoke to Sister Maeve Brady (ward manager)
talked abt their new discharge lounge
said id send my ALS cert
they have a new wing and worry about the roof
she'll text me
my name is Aoife Byrne
me: 4 yrs on telemetry"""


def test_notes_typed_on_the_way_home_name_the_house_the_day_and_the_job():
    told = sort_notes(ON_THE_BUS, TODAY).fields
    assert (told["company"], told["date"], told["role"]) == ("St Brigids Hosp", "2026-05-07", "Ward Nurse")
    assert [person["name"] for person in told["people"]] == ["Sister Maeve Brady"]
    assert told["candidate"] == "Aoife Byrne"
    assert told["promised"] == ["send my ALS cert"]
    assert told["discussed"] == ["their new discharge lounge", "they have a new wing and worry about the roof"]
    assert told["qualifications"] == ["4 yrs on telemetry"]
    assert told["next_steps"] == "she'll text me"


@pytest.mark.parametrize(
    ("notes", "role"),
    [
        ("Interview at Kelda Timber.\nYard Supervisor.\nMet Bryn Haddow, the site manager.", "Yard Supervisor"),
        ("greenfield primary school, year 3 teacher", "Year 3 Teacher"),
        ("Interview at Osteria Nove re: chef de partie", "Chef De Partie"),
    ],
)
def test_the_job_is_the_one_interviewed_for_and_not_the_interviewers(notes, role):
    assert sort_notes(notes, TODAY).fields["role"] == role


def test_a_day_alone_on_its_line_is_that_of_the_interview():
    assert sort_notes("Bluepeak Analytics - Data Analyst\n11/05/2026\nwent well", TODAY).fields["date"] == "2026-05-11"


def test_whom_something_was_promised_is_shown_where_no_other_words_name_them():
    assert any("Dana" in left for left in sort_notes("promised Dana to send slides", TODAY).leftover)
    assert not sort_notes("Met Dana Whitfield at Acme.\nPromised Dana to send slides.", TODAY).leftover


@given(st.lists(WORDS, max_size=40).map(" ".join))
@example("met - Dana data")
def test_nothing_pasted_is_dropped_unseen(text):
    found = sort_notes(text, TODAY)
    shown = f"{found.fields} {found.leftover} {found.kept_out}".casefold()
    cues = _PLAIN | set("promised send decide said forgot met talked mention she company role next steps don t to".split())  # noqa: SIM905
    for word in re.findall(r"[^\W\d_]{3,}", text.casefold()):
        assert word in cues or word in shown, word


@given(st.text(max_size=400))
def test_any_text_can_be_pasted(text):
    found = sort_notes(text, TODAY)
    with contextlib.suppress(InterviewError):  # what is missing or impossible is told, never raised as something else
        form.interview_in(form.with_notes({}, found.fields, "\n".join(found.leftover), ""))


def test_who_an_interview_was_with_is_told_behind_where_when_and_for_what():
    found = sort_notes(
        "Had my interview at Brightwater Labs on Tuesday 24 Nov for the Laboratory Operations Coordinator job, with Helen "
        "Okonjo (ops director) and Tomasz Zielinski, senior chemist\n- they are losing their lab manager, keep to self",
        dt.date(2026, 11, 27),
    )
    assert [(p["name"], p["title"]) for p in found.fields["people"]] == [
        ("Helen Okonjo", "ops director"),
        ("Tomasz Zielinski", "senior chemist"),
    ]
    assert found.fields["role"] == "Laboratory Operations Coordinator"
    assert "discussed" not in found.fields
    assert found.kept_out == ("they are losing their lab manager, keep to self",)
    tool = sort_notes("Interview today at Acme for the Data Engineer job, with Apache Kafka experience a must")
    assert "people" not in tool.fields


def test_a_headline_in_haste_names_the_panel_the_company_and_the_writer():
    found = sorted_notes(
        "tues 24 nov 2026 - interview w/ marianne oduya (head of ops), Tom Bielski - warehouse systems lead, and someone from "
        "HR called Greta Lindqvist. Halden Cold Stores, role: inventory control manager\n"
        "i'm Ruth Adeyemi\n"
        "i'm really excited about it"
    )
    assert found.fields["people"] == [
        {"name": "Marianne Oduya", "title": "head of ops"},
        {"name": "Tom Bielski", "title": "warehouse systems lead"},
        {"name": "Greta Lindqvist", "title": "HR"},
    ]
    told = {name: found.fields[name] for name in ("candidate", "company", "role", "date")}
    assert told == {
        "candidate": "Ruth Adeyemi",
        "company": "Halden Cold Stores",
        "role": "inventory control manager",
        "date": "2026-11-24",
    }
    assert found.leftover == ("i'm really excited about it",)


def test_a_group_in_small_letters_is_nobodys_name():
    found = sorted_notes("Talked to the team (engineers and designers) about Go")
    assert "people" not in found.fields


def test_what_is_not_to_be_mentioned_is_kept_out_together_with_its_label():
    found = sorted_notes("salary: 46k max, dont mention\ncycle counting")
    assert found.kept_out == ("salary: 46k max, dont mention",)
    assert found.leftover == ()


@pytest.mark.parametrize("how", ["ages", "for a while", "loads", "at length", "a fair bit"])
def test_how_long_something_was_talked_about_is_no_part_of_it(how):
    assert sorted_notes(f"talked {how} about the stocktake in jan").fields["discussed"] == ["the stocktake in jan"]


HASTE = """ok so just got out of the call w/ Mireille Osei-Tutu (head of ops, brindle logistics) - role is Depot Systems Lead
they're moving from paper pick lists to handhelds by spring, three sites, and Hull is first
she goes "if the scanner is down nobody eats" lol
i told them about doing the handheld rollout at Crossways - 4 sites in 9 months
they asked about SAP and i said no honestly, i've only used Manhattan
her colleague kept checking his phone, rude tbh"""


def test_notes_typed_in_haste_are_a_note_a_line():
    found = sort_notes(HASTE, TODAY)
    told = found.fields
    assert (told["company"], told["role"], told["date"]) == ("Brindle Logistics", "Depot Systems Lead", TODAY.isoformat())
    assert told["people"] == [{"name": "Mireille Osei-Tutu", "title": "head of ops"}]
    assert told["discussed"] == ["they're moving from paper pick lists to handhelds by spring, three sites, and Hull is first"]
    assert told["qualifications"] == ["i told them about doing the handheld rollout at Crossways - 4 sites in 9 months"]
    assert told["concern"].endswith("i've only used Manhattan")
    assert found.kept_out == ("her colleague kept checking his phone, rude tbh",)


@pytest.mark.parametrize("width", [64, 72, 79])
def test_prose_that_a_program_broke_into_lines_is_put_together(width):
    prose = (
        "We spent most of the hour on their plan to move the nightly batch jobs over to a streaming setup, and what that would "
        "mean for everybody who takes part in the on-call rota at the weekend."
    )
    assert sort_notes(textwrap.fill(prose, width), TODAY).fields["discussed"] == sort_notes(prose, TODAY).fields["discussed"]


def test_a_line_that_ends_in_the_middle_of_a_phrase_goes_on():
    notes = "- they talked about how they would move the nightly batch jobs to\nstreaming\n- the on-call rota for six people"
    assert sort_notes(notes, TODAY).fields["discussed"] == [
        "how they would move the nightly batch jobs to streaming",
        "the on-call rota for six people",
    ]


PANEL = "Panel at Harbour Museum yesterday for Curator role: Ruth Abbey (Director), Kwabena Asante (Head of Collections)\n"


@pytest.mark.parametrize(
    "line",
    [
        'Ruth said "a label is a letter to somebody"',
        'Ruth: "a label is a letter to somebody"',
        '"a label is a letter to somebody" (Ruth)',
        '"a label is a letter to somebody", said Ruth',
        'Quotes:\n- Ruth: "a label is a letter to somebody"',
    ],
)
def test_who_of_a_panel_said_something_stays_with_the_words(line):
    found = sort_notes(PANEL + line, TODAY)
    assert found.fields["their_words"] == ['Ruth Abbey: "a label is a letter to somebody"']
    assert found.leftover == ()


def test_the_only_interviewer_is_not_named_before_each_of_her_words():
    found = sort_notes('Met Dana Whitfield at Acme.\nDana said "boring technology wins".', TODAY)
    assert found.fields["their_words"] == ["boring technology wins"]
    assert found.leftover == ()

"""Comparing content, privacy marks and names of roles, beyond the rules' own examples."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followup_ai import anatomy
from followup_ai.models import Interview
from followup_ai.rules import context_for
from followup_ai.rules._base import EXAMPLE_INTERVIEW, Rule
from followup_ai.rules._private import private_clauses_of_note
from followup_ai.rules._words import plain, root, stem
from followup_ai.rules.addresses_concern import AddressesConcern
from followup_ai.rules.adds_value import AddsValue
from followup_ai.rules.discreet import Discreet
from followup_ai.rules.fresh import Fresh
from followup_ai.rules.keeps_promises import KeepsPromises
from followup_ai.rules.names_the_role import NamesTheRole
from followup_ai.rules.specific_reference import SpecificReference

RULES = (AddressesConcern, AddsValue, Discreet, Fresh, KeepsPromises, NamesTheRole, SpecificReference)


def verdict(rule: type[Rule], body: str, **fields: object) -> str:
    interview = Interview.model_validate(EXAMPLE_INTERVIEW.model_dump() | fields)
    draft = anatomy.parse(f"Dear Dana,\n\n{body}\n\nBest regards,\nSam Okafor", candidate="Sam Okafor")
    return rule().judge(draft, context_for(interview)).verdict


@pytest.mark.parametrize(
    ("one", "other"),
    [("batches", "batch"), ("migrating", "migrated"), ("organised", "organize"), ("wrote", "writing"), ("rotas", "rota")],
)
def test_forms_of_a_word_share_a_stem(one: str, other: str) -> None:
    assert root(stem(plain(one))) == root(stem(plain(other)))


@pytest.mark.parametrize(
    ("notes", "body"),
    [
        (["chatted abt k8s migration!!"], "Moving everything to Kubernetes sounds like a good first year."),
        (["THE NEW WAREHOUSE IN LEEDS"], "The warehouse you are opening in Leeds sounds busy."),
        (["the on-call rota"], "Sharing the pager fairly matters to me too."),
        (["apprentices leave after year two"], "Keeping apprentices beyond their second year is worth the effort."),
        (["they bin 40 kg of food a week; brunch on sundays"], "A Sunday brunch would be a joy to cook."),
        (["kafak upgrade"], "The Kafka upgrade sounds hard."),
    ],
)
def test_the_thing_discussed_is_recognised_in_other_words(notes: list[str], body: str) -> None:
    assert verdict(SpecificReference, f"Thank you. {body}", discussed=notes, their_words=[], personal=[]) == "pass"


@pytest.mark.parametrize(
    ("role", "notes", "body"),
    [
        ("Staff Nurse", ["falls on the ward at night"], "I care for my patients on every ward."),
        ("Chef", ["cutting food waste"], "The food was excellent."),
        ("Data Engineer", ["their move to streaming"], "I would love to work with your team and its data."),
        ("Data Engineer", ["new patient triage"], "Thank you for your patience."),
    ],
)
def test_an_everyday_word_of_the_trade_is_no_detail(role: str, notes: list[str], body: str) -> None:
    assert verdict(SpecificReference, body, role=role, discussed=notes, their_words=[], personal=[]) == "fail"


@pytest.mark.parametrize(
    ("note", "private"),
    [
        ("the rota. Salary is 52k, don't write that", "Salary is 52k"),
        ("the rota; off the record: Leeds will close", "Leeds will close"),
        ("between us Gareth is leaving", "between us Gareth is leaving"),
        ("their CRM (the old one crashed twice, not for the email)", "the old one crashed twice"),
        ("nice chat. ugh the guy was rude", "ugh the guy was rude"),
        ("streaming, and I totally bombed the SQL question", "and I totally bombed the SQL question"),
    ],
)
def test_a_mark_covers_the_clause_it_points_at(note: str, private: str) -> None:
    found = [text for text, _ in private_clauses_of_note(note)]
    assert private in found
    assert not any("rota" in text or "CRM" in text or "nice chat" in text for text in found)


@pytest.mark.parametrize("note", ["private hospital wards", "they hate scripts", "a driver who is too tired parks the truck"])
def test_plain_notes_are_not_private(note: str) -> None:
    assert private_clauses_of_note(note) == []


@pytest.mark.parametrize(
    ("company", "said"),
    [
        ("Ormiston Freight Ltd", "Ormiston's"),
        ("The Copper Larder", "the Copper Larder"),
        ("University College London", "UCL"),
        ("Lattice & Loom, Inc.", "Lattice & Loom"),
        ("Société Générale", "Société Générale"),
    ],
)
def test_a_company_may_be_shortened(company: str, said: str) -> None:
    assert verdict(NamesTheRole, f"I would love to work at {said}.", company=company, role="Zoologist") == "pass"


@pytest.mark.parametrize(
    ("company", "said"),
    [("Royal Free Hospital", "a royal welcome"), ("Monday Group", "on our Monday call".lower()), ("Shell", "a hard shell")],
)
def test_an_ordinary_word_is_not_a_company(company: str, said: str) -> None:
    assert verdict(NamesTheRole, f"Thank you for {said}.", company=company, role="Zoologist") == "fail"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300), st.text(min_size=1, max_size=200))
def test_any_text_and_any_notes_give_verdicts_with_spans_inside(body: str, note: str) -> None:
    fields = {
        "discussed": (note,),
        "qualifications": (note,),
        "promised": (note,),
        "concern": note,
        "personal": (body,),
        "role": note,
    }
    interview = EXAMPLE_INTERVIEW.model_copy(update=fields)
    draft = anatomy.parse(body)
    for rule in RULES:
        outcome = rule().judge(draft, context_for(interview))
        assert all(0 <= start <= end <= len(draft.text) for start, end in outcome.spans)
        assert outcome.why

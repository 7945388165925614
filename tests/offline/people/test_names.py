"""Whatever is written to somebody calls them as they are called, and no spoken sentence ends twice."""

from __future__ import annotations

import datetime as dt

import pytest

from followup_ai import rules
from followup_ai.models import Interview
from followup_ai.offline import compose
from followup_ai.offline.people.names import called, greeting_name, restored
from followup_ai.offline.typed.wording import role_slots
from followup_ai.rules._calling import find_calls
from followup_ai.templates import draft_messages, new_fence


@pytest.mark.parametrize(("reader", "hailed"), [("Mevr. Hilde Claes", "Mevr. Claes"), ("Bogdana K.", "Bogdana")])
@pytest.mark.parametrize("seed", range(4))
def test_a_call_names_the_reader_and_ends_no_sentence_twice(reader: str, hailed: str, seed: int) -> None:
    notes = {
        "candidate": "Tom Reed Jr.",
        "interviewer": {"name": reader},
        "company": "De Koperen Ketel",
        "role": "Brewery Chemist",
        "date": "2026-11-10",
        "discussed": ["the tasting panel of eight"],
    }
    interview = Interview.model_validate(notes)
    now = dt.datetime(2026, 11, 11, 10, tzinfo=dt.UTC)
    said = compose(draft_messages(rules.context_for(interview, "call-script", "thank-you", reader, now), new_fence()), seed)
    assert hailed in said
    assert ".." not in said


@pytest.mark.parametrize(
    ("given", "signed"),
    [
        ("Ms. Oluwaseun Adebayo-Klein", "Oluwaseun Adebayo-Klein"),
        ("Mr John Smith", "John Smith"),
        ("mrs. ada lovelace", "Ada Lovelace"),
        ("Dr. Ada Klein", "Dr. Ada Klein"),
        ("Mr Patel", "Mr Patel"),
        ("Missy Elliott", "Missy Elliott"),
    ],
)
def test_nobody_signs_with_a_title_of_courtesy(given: str, signed: str) -> None:
    notes = {"candidate": given, "interviewer": {"name": "Ana Costa"}, "company": "Acme", "role": "Baker", "date": "2026-11-10"}
    interview = Interview.model_validate(notes)
    now = dt.datetime(2026, 11, 11, 10, tzinfo=dt.UTC)
    context = rules.context_for(interview, "email", "thank-you", "Ana Costa", now)
    assert compose(draft_messages(context, new_fence()), 0).endswith(f",\n{signed}")


@pytest.mark.parametrize(
    ("name", "notes", "greeting"),
    [
        ("Hajji Faisal Noori", "", "Hajji Noori"),
        ("Oga Emeka Nwosu", "", "Emeka Nwosu"),
        ("Ma'am Denise", "", "Denise"),
        ("Mama Ngozi", "", "Mama Ngozi"),
        ("Headteacher Mrs Jones", "", "Mrs Jones"),
        ("Signora Dal Pozzo", "", "Signora Dal Pozzo"),
        ("Oga", "Oga Emeka laughed when I said so", "Emeka"),
        ("the sir", "Raghunandan sir wants more live talk", "Raghunandan"),
        ("Hajji", "then Hajji Noori asked about Ramadan", "Hajji Noori"),
        ("the madam", "they sell lamps", "Madam"),
        ("Hotel manager", "", "Hotel Manager"),
    ],
)
def test_a_title_alone_is_no_name(name: str, notes: str, greeting: str) -> None:
    assert called(name, notes) == greeting


@pytest.mark.parametrize(
    ("name", "notes", "known", "greeted"),
    [
        ("Ing. Marisol Quispe Huanca", "", {"zone": "America/La_Paz"}, "Ing. Quispe"),
        ("Sr. Juan Carlos Pérez", "", {"zone": "America/Lima"}, "Sr. Pérez"),
        ("Lic. María del Carmen Ortega", "", {"zone": "America/Lima"}, "Lic. Ortega"),
        ("Dipl.-Ing. Anke Sommer", "Ms Sommer asked about the pumps.", {}, "Ms Sommer"),
        ("Ing. Peter Kranz Huber", "", {"zone": "Europe/Vienna"}, "Ing. Huber"),
        ("Sra. Pilar Ortega de la Fuente", "", {"zone": "Europe/Madrid"}, "Sra. Ortega"),
        ("Dr. João Ribeiro Lopes", "", {"zone": "Europe/Lisbon"}, "Dr. Lopes"),
        ("Dr. João Ribeiro Lopes", "", {"zone": "Europe/Lisbon", "address": "j.ribeiro@cais.example"}, "Dr. Ribeiro"),
        ("Capt. Rui Moreira da Silva", "Captain Moreira showed me the bridge", {}, "Captain Moreira"),
        ("Dr. Mary Jane Watson", "", {"address": "mwatson@wards.example"}, "Dr. Watson"),
        ("Trần Minh Khoa", "Mr Khoa asked about the looms", {}, "Mr Khoa"),
        ("Lim Hui Shan", "Ms Lim asked about the looms", {}, "Ms Lim"),
        ("Szabó Éva", "Mrs Szabó asked about the looms", {}, "Mrs Szabó"),
        ("Mag. Dr. Hannelore Pichler", "", {}, "Dr. Pichler"),
        ("Rev. Canon Peter Thistlewood", "", {}, "Canon Thistlewood"),
        ("Dr. Fionnuala Ní Cheallaigh", "", {}, "Dr. Ní Cheallaigh"),
        ("Dipl.-Ing. Birgit Lang", "", {}, "Birgit"),
        ("Dipl. Ing. Birgit Lang", "Ms Lang asked about the looms", {}, "Ms Lang"),
        ("Dipl.-Kffr. Dr. Birgit Lang", "", {}, "Dr. Lang"),
        ("Mdm Noraini binte Yusof", "", {}, "Mdm Noraini"),
        ("Mr Ravi s/o Kumar", "", {}, "Mr Ravi"),
        ("Mr Abdul Rahman bin Ismail", "", {}, "Mr Abdul Rahman"),
        ("Graham Orme", "Mr Orme showed me round, and Mrs Orme makes the tea", {}, "Graham"),
    ],
)
def test_of_several_names_the_one_in_use_is_greeted(name: str, notes: str, known: dict[str, str], greeted: str) -> None:
    assert called(name, notes, **known) == greeted  # type: ignore[arg-type]
    assert not [c for c in find_calls(f"Dear {greeted},", name) if c.stranger]


@pytest.mark.parametrize(
    ("role", "said"),
    [
        ("Sunday barista", "the Sunday barista role"),
        ("Portuguese teacher", "the Portuguese teacher role"),
        ("Night porter", "the night porter role"),
        ("TIG welder", "the TIG welder role"),
        ("Asst yard mgr p/t", "the assistant yard manager role"),
        ("Joiner / slater", "the joiner/slater role"),
    ],
)
def test_a_role_keeps_the_capitals_that_are_its_own(role: str, said: str) -> None:
    assert role_slots(role, "Acme")["role"] == said


@pytest.mark.parametrize(
    ("name", "notes", "greeted"),
    [
        ("Odalys Marrero", "Ms. Marrero showed me the pumps; Ms. Marrero was kind", "Ms. Marrero"),
        ("Odalys Marrero", "Mr Marrero, her father, founded it. Odalys showed me round, Odalys was kind", "Odalys"),
        ("Odalys Marrero", "she showed me the pumps", "Odalys"),
        ("Willem van der Laan", "Dr van der Laan asked about the kilns", "Dr van der Laan"),
        ("Capt. Rosario Lim", "", "Capt. Lim"),
        ("Engr. Femi Bello", "", "Engr. Bello"),
        ("Lt. Ana Pitt", "", "Lt. Pitt"),
        ("Mtro. Gonzalo de la Peña Rivas", "", "Mtro. de la Peña"),
        ("Arq. Sofía Méndez Ruiz", "", "Arq. Méndez"),
    ],
)
def test_who_is_called_by_title_and_surname_is_greeted_so(name: str, notes: str, greeted: str) -> None:
    assert called(name, notes) == greeted


@pytest.mark.parametrize(
    ("typed", "person", "written"),
    [
        ("BRENT McCASKILL", True, "Brent McCaskill"),
        ("McCASKILL DAIRIES", False, "McCaskill Dairies"),
        ("HERD MANAGER 2IC", False, "Herd Manager 2IC"),
        ("LeRoy McDonald", True, "LeRoy McDonald"),
        ("sunday barista, spanish-speaking", False, "Sunday barista, Spanish-speaking"),
    ],
)
def test_a_shouted_name_keeps_the_letters_of_its_own(typed: str, person: bool, written: str) -> None:
    assert restored(typed, person=person) == written


@pytest.mark.parametrize(
    ("name", "hailed"),
    [
        ("Custodial Manager Sue Garland", "Sue"),
        ("Head of Year Jane Cole", "Jane"),
        ("Head of Customer Success Tom Reed", "Tom"),
        ("Nurse Manager Jo Lee", "Jo"),
        ("Office Manager Lisa van der Berg", "Lisa"),
        ("Talent Acquisition Manager Priya Nair", "Priya"),
        ("Team Leader Amy Shaw", "Amy"),
        ("General Manager Mr Ali", "Mr Ali"),
        ("Ward Sister Mary Doyle", "Sister Doyle"),
        ("Head Chef Marco Bianchi", "Chef Bianchi"),
        ("Sister Mary Doyle", "Sister Doyle"),
        ("Professor Ann Lee", "Professor Lee"),
        ("Staff Sergeant Tom Hill", "Staff Sergeant Hill"),
        ("Manager Kim", "Manager Kim"),
        ("Hotel Manager", "Hotel Manager"),
        ("Robin Cook", "Robin"),
        ("George Foreman", "George"),
        ("Amy Leader Smith", "Amy"),
        ("Prof. Kim Seo-yeon", "Prof. Kim"),
        ("Park Ji-ho", "Park Ji-ho"),
        ("Dr Anna Smith-Jones", "Dr Smith-Jones"),
    ],
)
def test_a_post_before_a_name_is_no_name_and_no_title(name: str, hailed: str) -> None:
    assert greeting_name(name) == hailed


def test_the_post_before_a_name_is_not_the_name_to_the_rule_either() -> None:
    notes = {"candidate": "Tom Reed", "company": "HMP Fernhurst", "role": "Officer", "date": "2026-06-01"}
    interview = Interview.model_validate({**notes, "interviewer": {"name": "Custodial Manager Sue Garland"}})
    verdicts = {}
    for hailed in ("Sue", "Sue Garland", "Ms Garland", "Custodial", "Custodial Manager"):
        text = f"Dear {hailed},\n\nThank you for your time on Tuesday.\n\nBest regards,\nTom Reed"
        found = rules.check(text, interview, format="email", purpose="thank-you")
        verdicts[hailed] = next(v.verdict for v in found.verdicts if v.rule == "addressed-by-name")
    assert [h for h, verdict in verdicts.items() if verdict == "pass"] == ["Sue", "Sue Garland", "Ms Garland"]


@pytest.mark.parametrize(
    ("name", "notes", "hailed"),
    [
        ("Mag. Julia Pichler", "", "Mag. Pichler"),
        ("Er. Vikram Rao", "", "Er. Rao"),
        ("Lic. Pablo Soto", "", "Lic. Soto"),
        ("Ogawa Mei", "Dr. Ogawa showed me the tanks", "Dr. Ogawa"),
        ("Mei Ogawa", "Dr. Ogawa showed me the tanks", "Dr. Ogawa"),
        ("Ogawa Mei", "Ogawa showed me the tanks, then Ogawa left, Dr. Ogawa by the door", "Ogawa"),
    ],
)
def test_a_title_keeps_its_stop_and_is_taken_from_the_notes(name: str, notes: str, hailed: str) -> None:
    assert called(name, notes) == hailed


def test_whom_the_notes_call_by_title_and_one_given_name_is_called_so() -> None:
    assert called("Muhammad Faizal bin Osman", "Mr Faizal messaged on Friday.") == "Mr Faizal"
    assert called("Muhammad Faizal bin Osman", "He messaged on Friday.") == "Muhammad"


@pytest.mark.parametrize(
    ("name", "greeting"),
    [
        ("Dra. Nuria Castellví i Roig", "Dra. Castellví"),
        ("Dr. José Ortega y Gasset", "Dr. Ortega"),
        ("Nuria Castellví i Roig", "Nuria"),
        ("Sr. Marguerite St. Hilaire", "Sr. St. Hilaire"),
    ],
)
def test_nobody_is_called_by_the_mothers_name_behind_the_fathers(name: str, greeting: str) -> None:
    assert called(name, "") == greeting


@pytest.mark.parametrize(("name", "greeting"), [("Ishikawa Noriko", "Ishikawa Noriko"), ("Noriko Ishikawa", "Noriko")])
def test_a_japanese_family_name_that_comes_first_is_never_called_out_alone(name: str, greeting: str) -> None:
    assert called(name, "") == greeting


@pytest.mark.parametrize("name", ["Assoc. Prof. Petra Novak", "Adjunct Professor Petra Novak"])
def test_whoever_ranks_below_a_professor_is_called_one(name: str) -> None:
    assert called(name, "") in ("Prof. Novak", "Professor Novak")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Okafor, Chidi", "Chidi Okafor"),
        ("de Vries, Anna", "Anna de Vries"),
        ("john smith (he/him)", "John Smith"),
        ("Chidi Okafor, MBA", "Chidi Okafor, MBA"),
        ("Grace Lee, Sales", "Grace Lee, Sales"),
    ],
)
def test_a_name_is_put_in_its_order_and_without_what_stands_beside_it(typed: str, name: str) -> None:
    assert restored(typed, person=True) == name

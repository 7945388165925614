"""What is kept comes back exactly, and what is deleted does not."""

import datetime as dt
import os
import stat
import threading
import zoneinfo

import pytest
from acme import GOOD
from conftest import NOW
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from followup_ai import check
from followup_ai.desk import context_of, look_at
from followup_ai.errors import HistoryError
from followup_ai.history import History
from followup_ai.versions import mended
from history.acme import ACME, FIELDS, THANKS, TODAY, drafted, keep_email

# --- the intake ----------------------------------------------------------------------------------------

_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False)
    | st.text()
    | st.dates()
    | st.datetimes(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text() | st.just("$date"), inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(fields=st.dictionaries(st.text(), _VALUES, max_size=6))
def test_any_form_comes_back_as_typed(history, fields):
    assert history.form(history.keep_form(None, fields)) == fields


def test_an_unfinished_form_is_listed_by_what_is_typed(history):
    id = history.keep_form(None, {"people-1.name": "Dana", "role": "Engineer", "date": None})
    (kept,) = history.interviews()
    assert (kept.id, kept.company, kept.role, kept.reader, kept.date, kept.interview) == (id, "", "Engineer", "Dana", "", None)


def test_a_form_with_nothing_in_it_is_not_listed(history):
    history.keep_form(None, {"company": "", "date": None, "outcome": "pending", "people": ["people-1"]})
    assert history.interviews() == []


def test_ids_cannot_be_guessed(history):
    ids = {history.keep_form(None, FIELDS) for _ in range(20)}
    assert len(ids) == 20
    assert min(map(len, ids)) >= 24


def test_two_windows_on_one_interview_do_not_undo_each_other(history):
    id = history.keep_form(None, FIELDS)
    one = two = history.form(id)
    history.keep_form(id, one | {"role": "Data Engineer"}, was=one)
    history.keep_form(id, two | {"concern": "no cloud"}, was=two)
    assert history.form(id) == FIELDS | {"role": "Data Engineer", "concern": "no cloud"}


def test_points_added_and_removed_in_two_windows_all_count(history):
    id = history.keep_form(None, FIELDS)
    one = two = history.form(id)
    history.keep_form(id, one | {"discussed": ["discussed-1", "a"], "9f2c41": None, "a": "their cloud bill"}, was=one)
    two_now = two | {"discussed": ["discussed-1", "9f2c41", "b"], "b": "the hiring plan"}
    history.keep_form(id, two_now, was=two)
    told = ("their move to streaming", "the hiring plan", "their cloud bill")
    assert history.interview(id, NOW).interview.discussed == told
    history.keep_form(id, two_now | {"discussed": ["9f2c41", "b"], "discussed-1": None}, was=two_now)
    assert history.interview(id, NOW).interview.discussed == told[1:]


def test_rows_added_in_two_windows_to_a_list_that_was_blank_all_count(history):
    id = history.keep_form(None, FIELDS)
    one = two = history.form(id)
    history.keep_form(id, one | {"news": ["news-1", "a"], "a": "they were funded"}, was=one)
    history.keep_form(id, two | {"news": ["news-1", "b"], "b": "they moved house"}, was=two)
    assert history.interview(id, NOW).interview.news == ("they moved house", "they were funded")


def test_a_no_told_in_one_window_holds_though_another_goes_on_typing(history):
    id = history.keep_form(None, FIELDS)
    one = two = history.form(id)
    history.keep_form(id, one | {"outcome": "rejected"}, was=one)
    history.keep_form(id, two | {"concern": "no cloud"}, was=two)
    kept = history.interview(id, NOW)
    assert (kept.interview.outcome, kept.interview.concern) == ("rejected", "no cloud")
    assert kept.due.purpose == "keep-in-touch"


def test_an_interview_stays_listed_while_somebody_types(history):
    id = history.keep_form(None, FIELDS)
    history.keep_form(id, FIELDS | {"role": ""})
    assert history.interview(id, NOW).interview.role == "Senior Data Engineer"


def test_the_last_changed_comes_first_with_what_is_due(history):
    first = history.keep_form(None, FIELDS)
    history.keep_form(None, FIELDS | {"company": "Globex"})
    keep_email(history, first)
    listed = history.interviews(now=NOW)
    assert [kept.company for kept in listed] == ["Acme", "Globex"]
    assert (listed[0].due.purpose, listed[0].due.to, listed[0].date) == ("thank-you", "Dana Whitfield", "2026-05-12")


@pytest.mark.parametrize("ask", ["form", "interview", "delete"])
def test_an_id_nobody_knows_is_told_in_a_sentence(history, ask):
    with pytest.raises(HistoryError, match="There is no interview 'gone'"):
        getattr(history, ask)("gone")


# --- versions ------------------------------------------------------------------------------------------


def test_every_text_is_kept_with_what_was_said_of_it(history):
    id = history.keep_form(None, FIELDS)
    result = drafted(GOOD)
    edited = result.text.replace("Dana", "Dana  ")
    report = check(edited, ACME)
    keep_email(history, id, result.text, result=result)
    keep_email(history, id, edited, result=report)
    keep_email(history, id, "half a sen")
    versions = history.versions(id, "email", "thank-you", "Dana Whitfield")
    assert [v.text for v in versions] == [result.text, edited, "half a sen"]
    assert [v.result for v in versions] == [result, report, None]
    assert history.versions(id, to="Tom Reyes") == []


def test_the_same_text_twice_in_a_row_is_one_version(history):
    id = history.keep_form(None, FIELDS)
    result = drafted(GOOD)
    texts = [result.text, result.text, "other", result.text]
    kept = [keep_email(history, id, text) for text in texts]
    judged = keep_email(history, id, result.text, result=result)
    assert len({v.id for v in kept}) == len(history.versions(id)) == 3
    assert judged.id == kept[-1].id
    assert history.versions(id)[-1].result == result


def test_a_draft_that_is_judged_again_still_tells_how_it_was_written(history):
    id = history.keep_form(None, FIELDS)
    result = drafted(GOOD)
    keep_email(history, id, result.text, result=result)
    assert keep_email(history, id, result.text, result=check(result.text, ACME)).result == result
    own = mended(look_at(result.text, context_of(ACME)), "", result.model)  # "Accept this version"
    kept = keep_email(history, id, result.text, result=own).result
    assert (kept.accepted, kept.certificate, kept.verdicts) == (own.accepted, own.certificate, own.verdicts)
    assert (kept.attempts, kept.model, kept.stopped) == (result.attempts, result.model, result.stopped)
    assert kept.certificate is not None
    again = result.model_copy(update={"attempts": result.attempts * 2})
    assert keep_email(history, id, result.text, result=again).result == again


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.lists(
        st.sampled_from("abc") | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), max_size=8
    )
)
def test_versions_are_the_texts_without_repeats_in_a_row(history, texts):
    id = history.keep_form(None, FIELDS)
    for text in texts:
        keep_email(history, id, text)
    expected = [t for n, t in enumerate(texts) if n == 0 or texts[n - 1] != t]
    assert [v.text for v in history.versions(id)] == expected


# --- what was sent ---------------------------------------------------------------------------------------


def test_what_was_sent_is_known_to_rules_and_plan(history):
    id = history.keep_form(None, FIELDS)
    text = GOOD
    version = keep_email(history, id, text)
    history.confirm_sent(version.id, TODAY)
    (message,) = history.sent(id)
    assert (message.date, message.to, message.subject) == (TODAY, "Dana Whitfield", "Senior Data Engineer: thank you")
    assert message.body.startswith("Dear Dana,")
    told = history.with_sent(id, ACME)
    again = check(text, told, purpose="check-in")
    assert next(v for v in again.verdicts if v.rule == "fresh").verdict == "fail"
    assert history.interview(id, NOW).due.purpose == "check-in"
    assert history.versions(id)[0].sent_on == TODAY


@pytest.mark.parametrize(
    ("zone", "due"), [("Europe/Berlin", "2026-05-15T09:00:00+02:00"), ("Asia/Tokyo", "2026-05-14T16:00:00+09:00")]
)
def test_where_no_zone_is_named_what_is_due_goes_by_where_it_is_asked_for(history, zone, due):
    id = history.keep_form(None, FIELDS | {"timezone": "", "date": dt.date(2026, 5, 13)})
    ascension_day = dt.datetime(2026, 5, 14, 7, tzinfo=dt.UTC).astimezone(zoneinfo.ZoneInfo(zone))
    assert history.interview(id, ascension_day).due.at.isoformat() == due


def test_a_message_is_sent_only_once_and_can_be_taken_back(history):
    id = history.keep_form(None, FIELDS)
    version = keep_email(history, id)
    history.confirm_sent(version.id, TODAY)
    history.confirm_sent(version.id, dt.datetime(2026, 5, 12, 23, 0, tzinfo=dt.UTC), to="Dana W.")
    assert [(m.date.day, m.to) for m in history.sent(id)] == [(12, "Dana W.")]
    history.take_back_sent(version.id)
    assert history.sent(id) == ()
    assert history.interview(id, NOW).due.purpose == "thank-you"


def test_a_message_the_interview_lists_itself_is_not_doubled(history):
    id = history.keep_form(None, FIELDS)
    history.confirm_sent(keep_email(history, id).id, TODAY)
    listed = ACME.model_copy(update={"sent": history.sent(id)})
    assert history.with_sent(id, listed) == listed


# --- the board and the search ------------------------------------------------------------------------------


def test_the_board_puts_the_most_urgent_first(history):
    held_on = {"Today": "2026-05-12", "Overdue": "2026-05-07", "Late": "2026-05-08"}
    for company, held in held_on.items():
        history.keep_form(None, FIELDS | {"company": company, "date": held})
    thanked = FIELDS | {"carried": {"sent": [THANKS.model_dump(mode="json")]}}
    history.keep_form(None, thanked | {"company": "Soon"})
    history.keep_form(None, thanked | {"company": "Settled", "outcome": "offer"})
    history.keep_form(None, {"company": "Unfinished"})
    assert {heading: [kept.company for kept in members] for heading, members in history.board(now=NOW).items()} == {
        "Overdue": ["Overdue", "Late"],
        "Today": ["Today"],
        "Within a week": ["Soon"],
        "Nothing left to send": ["Settled"],
        "Still to be filled in": ["Unfinished"],
    }
    assert list(history.board("settled", NOW)) == ["Nothing left to send"]


def test_plan_choices_move_what_is_due(history):
    id = history.keep_form(None, FIELDS | {"date": dt.date(2026, 5, 22), "timezone": ""})
    friday = dt.datetime(2026, 5, 22, 18, tzinfo=dt.UTC)
    assert history.interview(id, friday).due.at.date() == dt.date(2026, 5, 25)
    history.keep_plan_choices(id, "GB", None)  # 25 May 2026 is a bank holiday
    kept = history.interview(id, friday)
    assert (kept.country, kept.due.at.date()) == ("GB", dt.date(2026, 5, 26))


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("acme", True), ("STREAMING", True), ("zażółć", True), ("zazolc", True), ("kafka rota", False), ("dana acme", True),
        ("100%", True), ("100_", False), ("%", True), ("\\", False), ("2026-05-12", True), ("  ", True), ("x" * 9_000, False),
        ("discussed-1", False), ("on-call", True),
    ],
)  # fmt: skip
def test_a_search_looks_through_notes_and_messages(history, search, found):
    id = history.keep_form(None, FIELDS)
    keep_email(history, id, "Dear Dana, 100% zażółć gęślą")
    assert [kept.id for kept in history.interviews(search)] == ([id] if found else [])


def test_a_message_without_an_interview_is_found_by_its_words_alone(history):
    keep_email(history, history.keep_form(None, {}), "Dear Dana, about the quokka")
    assert history.interviews() == []
    assert [kept.found for kept in history.interviews("quokka")] == ["Dear Dana, about the quokka"]


def test_a_search_shows_where_it_found_something(history):
    id = history.keep_form(None, FIELDS)
    keep_email(history, id, "Dear Dana,\n\nStraße und Brücke, a long text about many things")
    (kept,) = history.interviews("strasse")
    assert "Straße und Brücke" in kept.found


# --- many at once --------------------------------------------------------------------------------------------


def test_many_threads_lose_nothing(history):
    id = history.keep_form(None, FIELDS)
    faults = []

    def work(number):
        try:
            for turn in range(10):
                mine = history.keep_form(None, {"company": f"{number}-{turn}"})
                history.keep_version(id, "email", "thank-you", str(number), f"{number}-{turn}")
                assert history.form(mine) == {"company": f"{number}-{turn}"}
        except Exception as fault:  # pytest does not see what a thread raises
            faults.append(fault)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert faults == []
    assert len(history.interviews()) == 201
    assert len(history.versions(id)) == 200


# --- the file --------------------------------------------------------------------------------------------------


def test_the_file_is_its_owners_alone(history, file):
    history.keep_form(None, FIELDS)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in file.parent.iterdir()}
    assert set(modes) == {"history.sqlite3", "history.sqlite3-wal", "history.sqlite3-shm"}
    assert set(modes.values()) == {0o600}


def test_the_default_is_a_file_in_the_users_data_folder():
    opened = History.open()
    opened.keep_form(None, FIELDS)
    home = os.environ["HOME"]
    assert os.path.isfile(f"{home}/.local/share/followup-ai/history.sqlite3")
    assert History.open() is opened
    opened.close()


def test_a_file_that_was_moved_away_is_made_anew(history, file):
    history.keep_form(None, FIELDS)
    for path in file.parent.iterdir():
        path.unlink()
    again = History.open(f"sqlite:///{file}")
    id = again.keep_form(None, FIELDS)
    again.close()
    assert History.open(f"sqlite:///{file}").form(id) == FIELDS

"""What a window keeps, and what two of them make of one interview, on a real database file."""

import contextlib
import datetime as dt
import json
import threading

import pytest

from followup_ai.errors import HistoryError
from followup_ai.history import History
from followup_ai.interviews import read_interview, sample_interviews
from followup_ai.keeping import WIDGET, Window
from followup_ai.panel import Place

PLACE = Place("email", "thank-you", "Dana Whitfield")


@pytest.fixture
def history(tmp_path):
    history = History.open(f"sqlite:///{tmp_path}/kept.sqlite3")
    yield history
    history.close()


@pytest.fixture
def window(history):
    """Opens a window of its own on the same database."""
    return lambda state=None: Window({} if state is None else state, lambda: history)


def reopened(window, of):
    """Another window, brought to the interview by its address."""
    other = window()
    other.follow(of.id)
    return other


def test_nothing_is_kept_of_a_page_nobody_typed_into(window, history):
    window().follow(None)
    assert history.interviews() == []


def test_every_change_is_there_for_whoever_has_the_address(window):
    first = window()
    first.change({"company": "Acme"})
    first.change({"discussed": ["a"], "a": "the rota"})
    assert reopened(window, first).seen == {"company": "Acme", "discussed": ["a"], "a": "the rota"}


def test_what_a_widget_holds_is_kept_with_its_interview_when_another_is_begun(window):
    state = {}
    first = window(state)
    first.change({"company": "Acme"})
    state[WIDGET + "role"] = "Engineer"  # typed, and its callback not come yet
    kept = first.id
    first.new()
    assert first.id is None
    other = window()
    other.follow(kept)
    assert other.seen == {"company": "Acme", "role": "Engineer"}


def test_two_windows_take_over_each_others_changes(window):
    first = window()
    first.change({"company": "Acme"})
    second = reopened(window, first)
    first.change({"role": "Engineer"})
    second.change({"candidate": "Sam"})
    for each in (first, second):
        each.follow(each.id)
        assert each.seen == {"company": "Acme", "role": "Engineer", "candidate": "Sam"}


def test_a_widget_is_drawn_anew_where_another_window_changed_it_and_only_there(window):
    state = {}
    first = window(state)
    first.change({"company": "Acme", "role": "Engineer"})
    state |= {WIDGET + "company": "Acme", WIDGET + "role": "Engineer"}
    reopened(window, first).change({"company": "Acme Ltd"})
    first.follow(first.id)
    assert WIDGET + "company" not in state
    assert WIDGET + "role" in state


def test_a_run_cut_short_before_it_drew_anothers_change_does_not_undo_it(window):
    state = {}
    first = window(state)
    first.change({"company": "Acme"})
    state[WIDGET + "role"] = ""
    reopened(window, first).change({"role": "Engineer"})
    first.follow(first.id)
    state[WIDGET + "role"] = ""  # the browser never heard of it, and sends what it holds
    first.follow(first.id)
    assert first.seen["role"] == "Engineer"
    assert WIDGET + "role" not in state
    first.drawn()
    state[WIDGET + "role"] = ""  # now it is the candidate who empties it
    first.follow(first.id)
    assert "role" not in first.seen


def test_a_field_left_by_pressing_a_button_is_kept_before_the_button_does_its_work(window):
    state = {}
    first = window(state)
    first.change({"company": "Acme", "role": "Engineer"})
    state |= {WIDGET + "role": "Senior Engineer", WIDGET + "date": dt.date(2026, 5, 12), WIDGET + "company": "Acme"}
    first.gather()
    assert reopened(window, first).seen == {"company": "Acme", "role": "Senior Engineer", "date": "2026-05-12"}


def test_an_address_that_leads_nowhere_says_so_and_leaves_what_was_typed(window):
    first = window()
    first.change({"company": "Acme"})
    first.follow("no-such-interview")
    assert "no interview" in first.trouble
    assert first.seen == {"company": "Acme"}


def test_what_cannot_be_saved_stays_and_is_saved_later(window, history):
    broken = True

    def opened():
        if broken:
            raise HistoryError("The disk is full; make room.")
        return history

    first = Window({}, opened)
    first.change({"company": "Acme"})
    first.keep_version(PLACE, "Dear Dana,")
    assert first.trouble == "The disk is full; make room."
    assert first.seen == {"company": "Acme"}
    assert first.present(PLACE).text == "Dear Dana,"
    broken = False
    first.change({"role": "Engineer"})
    assert first.trouble == ""
    assert reopened(window, first).seen == {"company": "Acme", "role": "Engineer"}
    assert [version.text for version in history.versions(first.id)] == ["Dear Dana,"]


@pytest.fixture
def disk():
    """What the database's methods say instead of keeping anything, while there is something."""
    return {"trouble": ""}


@pytest.fixture
def shaky(history, disk):
    """Opens a window whose database does not answer at times."""

    def opened():
        if disk["trouble"]:
            raise HistoryError(disk["trouble"])
        return history

    return lambda state: Window(state, opened)


LOCKED = "The history does not answer (database is locked); try again."


def test_what_was_typed_while_the_database_did_not_answer_is_saved_as_soon_as_it_does(shaky, disk, history):
    state = {}
    shaky(state).change({"company": "Acme"})
    shaky(state).keep_version(PLACE, "one")
    disk["trouble"] = LOCKED
    shaky(state).keep_version(PLACE, "two")
    shaky(state).follow(None)
    assert shaky(state).trouble == LOCKED
    assert shaky(state).present(PLACE).text == "two"
    disk["trouble"] = ""
    shaky(state).follow(None)
    assert shaky(state).trouble == ""
    assert [version.text for version in history.versions(state["id"])] == ["one", "two"]
    shaky(state).keep_version(PLACE, "three")
    assert shaky(state).present(PLACE).text == "three"
    assert [version.text for version in history.versions(state["id"])] == ["one", "two", "three"]


def test_texts_that_could_not_be_saved_are_saved_in_the_order_they_were_typed_in(shaky, disk, history):
    state = {}
    disk["trouble"] = LOCKED
    for text in ("one", "two", "three"):
        shaky(state).keep_version(PLACE, text)
    window = shaky(state)
    assert [version.text for version in window.versions(PLACE)] == ["one", "two", "three"]
    window.look_at(PLACE, window.versions(PLACE)[1].id)
    assert window.present(PLACE).text == "two"
    disk["trouble"] = ""
    shaky(state).follow(None)
    assert [version.text for version in history.versions(state["id"])] == ["one", "two", "three"]
    assert shaky(state).present(PLACE).text == "two"


@pytest.mark.parametrize("way", ["a new one", "another's address"])
def test_an_interview_is_not_left_while_something_of_it_is_not_saved(shaky, disk, history, way):
    other, state = {}, {}
    shaky(other).change({"company": "Brightwater"})
    shaky(state).change({"company": "Acme"})
    mine = state["id"]

    def leave():
        return shaky(state).new() if way == "a new one" else shaky(state).follow(other["id"])

    disk["trouble"] = LOCKED
    shaky(state).keep_version(PLACE, "Dear Dana,")
    leave()
    assert (state["id"], shaky(state).trouble) == (mine, LOCKED)
    assert shaky(state).present(PLACE).text == "Dear Dana,"
    disk["trouble"] = ""
    leave()
    assert state["id"] != mine
    assert [version.text for version in history.versions(mine)] == ["Dear Dana,"]


def test_a_text_typed_after_a_step_back_is_shown_though_the_run_is_cut_short_while_it_is_kept(shaky, history):
    class RunCut(BaseException):
        """As Streamlit ends a run when the browser has moved on."""

    class Cut:
        def __getattr__(self, name):
            return getattr(history, name)

        def keep_version(self, *told):
            history.keep_version(*told)
            raise RunCut

    state = {}
    shaky(state).change({"company": "Acme"})
    for text in ("one", "two"):
        shaky(state).keep_version(PLACE, text)
    shaky(state).look_at(PLACE, shaky(state).versions(PLACE)[0].id)
    with pytest.raises(RunCut):
        Window(state, Cut).keep_version(PLACE, "three")
    shaky(state).follow(None)
    assert shaky(state).present(PLACE).text == "three"


def test_trouble_is_told_as_long_as_anything_is_unsaved(shaky, disk, history):
    state = {}
    shaky(state).change({"company": "Acme"})
    disk["trouble"] = LOCKED
    shaky(state).keep_version(PLACE, "one")
    shaky(state).look_at(PLACE, shaky(state).versions(PLACE)[0].id)
    disk["trouble"] = ""

    class FormLocked:
        """Texts can be kept, the form's next row not."""

        def __getattr__(self, name):
            return getattr(history, name)

        def keep_form(self, _id, seen, **how):
            if any(key.startswith("shown") and value > 0 for key, value in seen.items()):
                raise HistoryError(LOCKED)
            return history.keep_form(_id, seen, **how)

    window = Window(state, FormLocked)
    window.change({"role": "Chef"})
    assert window.trouble == LOCKED
    shaky(state).follow(None)
    assert shaky(state).trouble == ""
    assert history.form(state["id"])["role"] == "Chef"


def test_no_draft_is_begun_before_what_was_typed_is_saved(shaky, disk, history):
    state = {}
    shaky(state).change({"company": "Acme"})
    disk["trouble"] = LOCKED
    shaky(state).keep_version(PLACE, "typed")
    with pytest.raises(HistoryError, match="locked"):
        shaky(state).keeper()
    disk["trouble"] = ""
    shaky(state).keeper()(PLACE, "drafted", None)
    assert [version.text for version in history.versions(state["id"])] == ["typed", "drafted"]


def test_what_is_typed_while_a_draft_is_begun_stays_the_last_where_older_texts_are_only_then_saved(shaky, disk, history):
    state, typing = {}, []
    shaky(state).change({"company": "Acme"})
    disk["trouble"] = LOCKED
    for text in ("one", "two"):
        shaky(state).keep_version(PLACE, text)
    disk["trouble"] = ""

    class Beginning:
        """The history as the press sees it: the next run's edit comes as soon as the first older text is written."""

        def __getattr__(self, name):
            return getattr(history, name)

        def keep_version(self, *told):
            kept = history.keep_version(*told)
            if not typing:
                typing.append(threading.Thread(target=shaky(state).keep_version, args=(PLACE, "three, typed meanwhile")))
                typing[0].start()
                typing[0].join(0.3)  # one that waits for its turn is not done by then
            return kept

    Window(state, Beginning).keeper()
    typing[0].join(60)
    assert [version.text for version in history.versions(state["id"])] == ["one", "two", "three, typed meanwhile"]
    assert shaky(state).present(PLACE).text == "three, typed meanwhile"


def test_a_sample_can_be_shown_kept_and_read_back(window):
    from followup_ai.form import form_of

    told = read_interview(sample_interviews()["museum-curator"])
    first = window()
    first.change({"company": "Something else"})
    first.show(form_of(told))
    assert reopened(window, first).interview() == told


def test_versions_are_gone_through_without_losing_one(window):
    first = window()
    first.change({"company": "Acme"})
    for text in ("one", "two", "three"):
        first.keep_version(PLACE, text)
    versions = first.versions(PLACE)
    first.look_at(PLACE, versions[0].id)
    assert first.present(PLACE).text == "one"
    assert first.messages() == {PLACE: "one"}
    first.keep_version(PLACE, "one, edited")
    assert [v.text for v in first.versions(PLACE)] == ["one", "two", "three", "one, edited"]
    assert first.present(PLACE).text == "one, edited"


def test_a_new_interview_leaves_the_old_one_kept(window, history):
    first = window()
    first.change({"company": "Acme"})
    old = first.id
    first.new()
    assert first.seen == {}
    first.change({"company": "Brightwater"})
    assert first.id != old
    assert history.form(old) == {"company": "Acme"}


# --- runs that are cut short ---------------------------------------------------------------------------


class Cut(BaseException):
    """What a run ends with when the next one is wanted."""


class CutShort(dict):
    """A session's state that ends the run at the given touch of it."""

    def __init__(self, held, touches):
        super().__init__(held)
        self.left = touches

    def touched(self):
        self.left -= 1
        if self.left == 0:
            raise Cut

    def __getitem__(self, key):
        self.touched()
        return super().__getitem__(key)

    def get(self, key, default=None):
        self.touched()
        return super().get(key, default)

    def __setitem__(self, key, value):
        self.touched()
        super().__setitem__(key, value)

    def update(self, values):
        for key, value in values.items():
            self[key] = value

    def __contains__(self, key):
        self.touched()
        return super().__contains__(key)


@pytest.mark.parametrize("held", [{}, {"company": "Acme"}], ids=["a new interview", "one that is kept"])
@pytest.mark.parametrize("touches", range(1, 25))
def test_a_run_cut_short_anywhere_loses_no_word_and_doubles_no_interview(history, held, touches):
    state = {}
    if held:
        Window(state, lambda: history).change(held)
    cut = CutShort({**state, WIDGET + "role": "Engineer"}, touches)
    with contextlib.suppress(Cut):
        Window(cut, lambda: history).change({"role": "Engineer"})
    cut.left = 0
    after = Window(cut, lambda: history)
    after.follow(None)
    (kept,) = history.interviews()
    assert kept.id == after.id
    assert history.form(kept.id) == {**held, "role": "Engineer"} == after.seen


def test_callbacks_of_two_runs_at_once_lose_no_word(history):
    state = {}
    keys = [f"discussed-{number}" for number in range(40)]

    def work(mine):
        for key in mine:
            Window(state, lambda: history).change({key: key})

    threads = [threading.Thread(target=work, args=(keys[start::4],)) for start in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert history.form(state["id"]) == dict(zip(keys, keys, strict=True))
    assert len(history.interviews()) == 1


def test_a_choice_nobody_made_is_nothing_to_gather(history):
    window = Window({WIDGET + "outcome": "pending", WIDGET + "preferred_channel": "", WIDGET + "company": ""}, lambda: history)
    window.follow(None)
    assert window.id is None
    assert json.loads(history.export_all())["interviews"] == []


def test_what_another_part_of_the_page_changes_is_not_undone_by_a_widget_of_before(window):
    first = window()
    first.change({"company": "Acme", "outcome": "pending"})
    first._state[WIDGET + "outcome"] = "pending"
    first.change({"outcome": "rejected"})
    first.follow(first.id)
    assert first.seen["outcome"] == "rejected"


def test_what_is_typed_after_another_window_deleted_the_interview_is_kept_as_a_new_one(window, history):
    first = window()
    first.change({"company": "Acme"})
    first.keep_version(PLACE, "Dear Dana, thanks.")
    gone = first.id
    history.delete(gone)
    first.follow(gone)
    assert history.interviews() == []  # looking at it brings nothing back
    first.change({"role": "Engineer"})
    assert first.id != gone
    assert first.begun_anew()
    assert not first.begun_anew()
    first.follow(gone)  # the address the browser still has
    assert first.trouble == ""
    assert reopened(window, first).seen == {"company": "Acme", "role": "Engineer"}
    assert history.versions(first.id) == []  # the deleted draft stays deleted


def test_a_draft_edited_after_another_window_deleted_it_is_kept(window, history):
    first = window()
    first.change({"company": "Acme"})
    first.keep_version(PLACE, "Dear Dana, thanks.")
    history.delete_all()
    first.keep_version(PLACE, "Dear Dana, thank you for the tour.")
    assert reopened(window, first).present(PLACE).text == "Dear Dana, thank you for the tour."
    assert first.present(PLACE).text == "Dear Dana, thank you for the tour."

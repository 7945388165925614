"""What somebody picks is kept, however soon they go on."""

import pytest
from streamlit.testing.v1 import AppTest


def page():
    import streamlit as st
    from streamlit.runtime.scriptrunner import RerunData, RerunException

    from followup_ai.pages import _picked

    def keep(country):
        if st.session_state.pop("cut", False):  # so Streamlit ends a callback where the browser asks for a further run already
            raise RerunException(RerunData())
        st.session_state["kept"] = country

    st.session_state.setdefault("kept", "Germany")
    _picked.gather()
    if not st.session_state.pop("elsewhere", False):
        _picked.fill("country", st.session_state["kept"], keep)
        st.selectbox("Country", ["Germany", "India", "Japan"], key="country", on_change=_picked.gather)
    st.text(st.session_state["kept"])


@pytest.mark.parametrize("elsewhere", [False, True], ids=["on the same page", "on another page"])
def test_a_choice_whose_callback_was_cut_short_is_kept_by_the_next_run(elsewhere):
    app = AppTest.from_function(page).run()
    app.session_state["cut"], app.session_state["elsewhere"] = True, elsewhere
    app.selectbox[0].select("India").run()
    assert app.text[0].value == "India"
    app.run()
    assert app.selectbox[0].value == "India"
    app.selectbox[0].select("Japan").run()
    assert (app.selectbox[0].value, app.text[0].value) == ("Japan", "Japan")


def test_what_was_changed_elsewhere_is_shown_and_not_undone():
    app = AppTest.from_function(page).run()
    app.session_state["kept"] = "Japan"
    app.run()
    assert (app.selectbox[0].value, app.text[0].value) == ("Japan", "Japan")

"""The page's entry point: navigation only."""

import streamlit as st

from followup_ai.pages import _frame, check, plan, remember, settings, write

st.set_page_config(page_title="followup-ai", page_icon="\u2709\ufe0f", layout="wide")
_frame.run(
    [
        st.Page(write.show, title="Write", icon=":material/edit:", url_path="write", default=True),
        st.Page(check.show, title="Check", icon=":material/fact_check:", url_path="check"),
        st.Page(plan.show, title="Plan", icon=":material/event:", url_path="plan"),
        st.Page(remember.show, title="Remember", icon=":material/history:", url_path="remember"),
        st.Page(settings.show, title="Settings", icon=":material/tune:", url_path="settings"),
    ]
)

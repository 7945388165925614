"""The page's entry point: navigation only."""

import streamlit as st

from followup_ai.pages import _frame

st.set_page_config(page_title="followup-ai", page_icon="\u2709\ufe0f", layout="wide")
_frame.run(
    [
        st.Page(_frame.page("write"), title="Write", icon=":material/edit:", url_path="write", default=True),
        st.Page(_frame.page("check"), title="Check", icon=":material/fact_check:", url_path="check"),
        st.Page(_frame.page("plan"), title="Plan", icon=":material/event:", url_path="plan"),
        st.Page(_frame.page("remember"), title="Remember", icon=":material/history:", url_path="remember"),
        st.Page(_frame.page("settings"), title="Settings", icon=":material/tune:", url_path="settings"),
    ]
)

"""The page's entry point: navigation only."""

import streamlit as st

from followup_ai.pages import write

st.set_page_config(page_title="followup-ai", page_icon="\u2709\ufe0f", layout="wide")
PAGES = [
    st.Page(write.show, title="Write", icon=":material/edit:", url_path="write", default=True),
]
st.navigation(PAGES, position="top").run()

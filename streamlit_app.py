"""The page's entry point: navigation only."""

import streamlit as st

from followup_ai.pages import write

st.set_page_config(page_title="followup-ai", page_icon="\u2709\ufe0f", layout="wide")
st.navigation([st.Page(write.show, title="Write", url_path="write", default=True)], position="hidden").run()

"""The Streamlit pages: widgets and calls, no decisions."""

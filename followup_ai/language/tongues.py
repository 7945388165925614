"""Languages by the codes people note them by."""

from __future__ import annotations

BY_CODE = {
    "EN": "English", "ES": "Spanish", "PT": "Portuguese", "DE": "German", "FR": "French", "NL": "Dutch", "PL": "Polish",
    "RU": "Russian", "CZ": "Czech", "HU": "Hungarian", "TR": "Turkish", "IT": "Italian", "SV": "Swedish", "FI": "Finnish",
    "UA": "Ukrainian", "RO": "Romanian",
}  # fmt: skip
"""Names by code. Some codes are words or shorthand for other things too, so that a level has to stand beside one."""

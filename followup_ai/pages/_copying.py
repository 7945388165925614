"""Buttons that put a text on the clipboard, exactly: with one press and no selecting, which Streamlit has no button for."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

_HTML = '<div class="row"></div><div class="said" role="status"></div>'
_CSS = """
.row { display: flex; flex-wrap: wrap; gap: .5rem; }
button { font: inherit; font-size: .875rem; color: var(--st-text-color); background: var(--st-background-color);
  border: 1px solid var(--st-border-color); border-radius: var(--st-button-radius); padding: .5rem .75rem; min-height: 2.5rem;
  cursor: pointer; }
button.first { color: #fff; background: var(--st-primary-color); border-color: var(--st-primary-color); }
button:hover { border-color: var(--st-primary-color); }
button:focus-visible { outline: 3px solid var(--st-primary-color); outline-offset: 2px; }
.said { font-size: .875rem; color: var(--st-text-color); min-height: 1.4rem; padding-top: .2rem; }
"""
# Texts arrive as data and are only ever handed to the clipboard and to textContent: never to markup.
_JS = """
async function copy(text) {
  try { await navigator.clipboard.writeText(text); return; } catch (refused) { /* not a secure page: the old way */ }
  const box = document.createElement('textarea');
  box.value = text; box.style.position = 'fixed'; box.style.opacity = '0';
  document.body.appendChild(box); box.select(); document.execCommand('copy'); box.remove();
}
export default function ({ data, parentElement }) {
  const row = parentElement.querySelector('.row'), said = parentElement.querySelector('.said');
  row.replaceChildren(...Object.entries(data).map(([label, text], at) => {
    const button = document.createElement('button');
    button.type = 'button'; button.textContent = label; button.className = at ? '' : 'first';
    button.onclick = async () => { await copy(text); said.textContent = label.replace('Copy', 'Copied') + '.'; };
    return button;
  }));
  said.textContent = '';
}
"""
_buttons = st.components.v2.component("followup_copying", html=_HTML, css=_CSS, js=_JS)


def copy_buttons(texts: Mapping[str, str], key: str) -> None:
    """Draws a button for each text.

    Args:
        texts: what each button is called ("Copy the message") and the text it copies.
        key: tells these buttons from others on the page.
    """
    _buttons(data=dict(texts), key=key)

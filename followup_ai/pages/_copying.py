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
const BOX = '[class*="st-key-text-"] textarea', PATIENCE = 20000, PAUSE = 50;
let latest = { text: '', texts: {}, key: '', url: '' }, said, told = null;
// Who presses right after typing is quicker than the server, which has yet to read the words that were typed last.
function isRead() {
  const box = document.querySelector(BOX);
  return !box || box.value === latest.text.replace(/\\r\\n?/g, '\\n');
}
async function until(ready) {
  for (const end = Date.now() + PATIENCE; !ready(); await new Promise(go => setTimeout(go, PAUSE)))
    if (Date.now() > end) throw new Error('not read');
}
// Some browsers let nothing onto the clipboard later than the press itself, but take a promise of it then.
async function put(text) {
  try {
    if (isRead()) await navigator.clipboard.writeText(latest.texts[text]);
    else {
      const coming = until(isRead).then(() => new Blob([latest.texts[text]], { type: 'text/plain' }));
      await navigator.clipboard.write([new ClipboardItem({ 'text/plain': coming })]);
    }
    return;
  } catch (refused) { /* not a secure page: the old way */ }
  await until(isRead);
  const box = document.createElement('textarea');
  box.value = latest.texts[text]; box.style.position = 'fixed'; box.style.opacity = '0';
  document.body.appendChild(box); box.select(); document.execCommand('copy'); box.remove();
}
function say(words) {
  told = { words, text: latest.text };
  if (said && said.textContent !== words) said.textContent = words;
}
async function copy(label) {
  if (!isRead()) say('One moment\u2026');
  try { await put(label); say(label.replace('Copy', 'Copied') + '.'); }
  catch (late) { say('Not copied: your last words are not read yet. Press again.'); }
}
function readFirst(event) {
  const link = () => document.querySelector(`.st-key-${latest.key} a`);
  if (!latest.key || !link()?.contains(event.target) || !event.isTrusted || isRead()) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  until(() => isRead() && link()?.getAttribute('href') === latest.url).then(() => link().click(), () => {});
}
export default function ({ data, parentElement }) {
  latest = data;
  const row = parentElement.querySelector('.row'), labels = Object.keys(data.texts);
  if (labels.join() !== [...row.children].map(button => button.textContent).join()) // else one that has the focus keeps it
    row.replaceChildren(...labels.map((label, at) => {
      const button = document.createElement('button');
      button.type = 'button'; button.textContent = label; button.className = at ? '' : 'first';
      button.onclick = () => copy(label);
      return button;
    }));
  said = parentElement.querySelector('.said');
  said.textContent = told && (told.text === data.text || !told.words.endsWith('.')) ? told.words : '';
  document.addEventListener('click', readFirst, true);
  return () => { document.removeEventListener('click', readFirst, true); told = null; };
}
"""
_buttons = st.components.v2.component("followup_copying", html=_HTML, css=_CSS, js=_JS)


def copy_buttons(texts: Mapping[str, str], key: str, whole: str, link: tuple[str, str] = ("", "")) -> None:
    """Draws a button for each text; pressed before the page has read what was typed last, it waits for that.

    Args:
        texts: what each button is called ("Copy the message") and the text it copies.
        key: tells these buttons from others on the page.
        whole: the text on the desk that they are made from.
        link: the key and the address of a link button that is made from it, too, and waits in the same way.
    """
    _buttons(data={"texts": dict(texts), "text": whole, "key": link[0], "url": link[1]}, key=key)

"""What Streamlit's widgets lack in the browser: texts of several lines are kept while they are typed, not only when left; a
field is kept that is left for another page; what changes elsewhere on the page is said to those who listen to it; and a draft
that was asked for is brought into view."""

from __future__ import annotations

import streamlit as st

from followup_ai.pages import _hints

# A one-line input can commit while somebody types (`live`), a text area only when it is left or with Ctrl+Enter: so that is
# pressed for whoever pauses. Nothing is read out of the page and nothing is sent but what the widget itself sends.
_JS = """
const PAUSE = 800;
function keepTyping(event) {
  const box = event.target;
  if (!(box instanceof HTMLTextAreaElement) || event.isComposing || !event.isTrusted) return;
  clearTimeout(box.followupPause);
  box.followupPause = setTimeout(() => {
    if (document.activeElement === box)
      box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true, cancelable: true }));
  }, PAUSE);
}
// A field that is left by touching a link is sent a moment after the link, and takes the page back with it: so the link waits.
function leaveFieldFirst(event) {
  const link = event.target instanceof Element && event.target.closest('[data-testid="stPageLink"] a');
  if (!link || !event.isTrusted || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  setTimeout(() => link.click(), 10);
}
// The drop zone calls itself a presentation and carries a name, which confuses those who listen to the page.
function mendDropZones() {
  for (const zone of document.querySelectorAll('[data-testid="stFileUploaderDropzone"][role="presentation"]'))
    zone.setAttribute('role', 'group');
}
// What stands in these boxes is said aloud when it changes; what stood there already is not.
const TOLD = '[class*="st-key-told"]';
function mouth() {
  const there = document.getElementById('followup-told');
  if (there) return there;
  const made = document.createElement('div');
  made.id = 'followup-told'; made.setAttribute('role', 'status');
  made.style.cssText = 'position:fixed;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap';
  return document.body.appendChild(made);
}
let heard = null, pause;
function tellChanges() {
  clearTimeout(pause);
  pause = setTimeout(() => {
    const now = [...document.querySelectorAll(TOLD)].map(box => box.innerText.trim()).join(' ');
    if (heard !== null && now !== heard && now) mouth().textContent = now.slice(0, 600);
    heard = now;
  }, 400);
}
// A draft stands elsewhere than the button that was pressed for it: on a phone, screens away.
let shown = null;
function bringIntoView(arrived) {
  if (!arrived || arrived === shown) return;
  const box = document.querySelector('.st-key-desk');
  if (!box) return;
  shown = arrived;
  setTimeout(() => box.scrollIntoView({ block: 'start' }), 50);
}
export default function ({ data }) {
  if (data.hints) document.cookie = `${data.cookie}=${data.hints}; max-age=31536000; path=/; samesite=lax`;
  document.addEventListener('input', keepTyping, true);
  document.addEventListener('click', leaveFieldFirst, true);
  const watcher = new MutationObserver(() => { mendDropZones(); tellChanges(); bringIntoView(data.arrived); });
  watcher.observe(document.body, { childList: true, subtree: true, characterData: true });
  mendDropZones();
  mouth();
  tellChanges();
  bringIntoView(data.arrived);
  return () => {
    document.removeEventListener('input', keepTyping, true);
    document.removeEventListener('click', leaveFieldFirst, true);
    watcher.disconnect();
  };
}
"""
_aids = st.components.v2.component("followup_aids", js=_JS)


_LOOKS = """<style>
[data-testid="stMainBlockContainer"] { padding-top: 3.5rem; padding-bottom: 4rem; }
.st-key-desk { scroll-margin-top: 4rem; }
@media (max-width: 640px) { /* a row's words need the room; whoever listens hears the button's name all the same */
  [class*="st-key-remove-"] [data-testid="stMarkdownContainer"] { position: absolute; width: 1px; height: 1px; overflow: hidden;
    clip-path: inset(50%); }
  [class*="st-key-remove-"] button { min-width: 2.75rem; min-height: 2.75rem; justify-content: center; }
}
</style>"""


def show() -> None:
    """Puts the aids into the page; they are not seen."""
    st.html(_LOOKS)
    told = {"cookie": _hints.COOKIE, "hints": _hints.as_cookie(), "arrived": st.session_state.get("arrived", 0)}
    _aids(key="aids", height=1, data=told)

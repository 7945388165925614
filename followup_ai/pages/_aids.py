"""What Streamlit's widgets lack in the browser: texts of several lines are kept while they are typed, not only when left, and a
field is kept that is left for another page."""

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
export default function ({ data }) {
  if (data.hints) document.cookie = `${data.cookie}=${data.hints}; max-age=31536000; path=/; samesite=lax`;
  document.addEventListener('input', keepTyping, true);
  document.addEventListener('click', leaveFieldFirst, true);
  const watcher = new MutationObserver(mendDropZones);
  watcher.observe(document.body, { childList: true, subtree: true });
  mendDropZones();
  return () => {
    document.removeEventListener('input', keepTyping, true);
    document.removeEventListener('click', leaveFieldFirst, true);
    watcher.disconnect();
  };
}
"""
_aids = st.components.v2.component("followup_aids", js=_JS)


def show() -> None:
    """Puts the aids into the page; they are not seen."""
    _aids(key="aids", height=1, data={"cookie": _hints.COOKIE, "hints": _hints.as_cookie()})

"""What Streamlit's widgets lack in the browser: texts of several lines are kept while they are typed, not only when left; a
field is kept that is left for another page; what changes elsewhere on the page is said to those who listen to it; and a draft
that was asked for is brought into view; and a window that is loaded again says which it was."""

from __future__ import annotations

import re
import time

import streamlit as st

from followup_ai.pages import _again, _hints

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
const TOLD = '[class*="st-key-told"]', TOUCHES = ['pointerdown', 'keydown', 'input'];
function mouth() {
  const there = document.getElementById('followup-told');
  if (there) return there;
  const made = document.createElement('div');
  made.id = 'followup-told'; made.setAttribute('role', 'status');
  made.style.cssText = 'position:fixed;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap';
  return document.body.appendChild(made);
}
let heard = null, pause, speaking;
const ICON = '[role="img"], [data-testid="stIconMaterial"]'; // drawn by its name, which is no word of the sentence
function wordsOf(box) {
  const nodes = document.createTreeWalker(box, NodeFilter.SHOW_TEXT), words = [];
  while (nodes.nextNode()) if (!nodes.currentNode.parentElement.closest(ICON)) words.push(nodes.currentNode.data.trim());
  return words.filter(Boolean).join(' ');
}
// What each box says; one that is drawn anew with the same words has another key, and is said again.
function standing() {
  return new Map([...document.querySelectorAll(TOLD)].map(box => [box.className.match(/st-key-told\\S*/)[0], wordsOf(box)]));
}
// What follows the first touch is a change, though the page has not come to rest since it was loaded.
function listen(event) { if (event.isTrusted) heard ??= standing(); }
function tellChanges() {
  clearTimeout(pause);
  pause = setTimeout(() => {
    const now = standing();
    const changed = heard === null ? [] : [...now].filter(([box, words]) => words && heard.get(box) !== words);
    if (changed.length) speak(changed.map(([, words]) => words).join(' ').slice(0, 600));
    heard = now;
  }, 400);
}
function speak(words) {
  mouth().textContent = '';
  clearTimeout(speaking);
  speaking = setTimeout(() => mouth().textContent = words, 50);
}
// What was done once in this window is not done again when somebody comes back from another page.
const done = (window.followupDone ||= { arrived: 0, focus: 0, wish: '', since: 0 });
// A draft stands elsewhere than the button that was pressed for it: on a phone, screens away.
function bringIntoView(arrived) {
  if (!arrived || arrived === done.arrived) return;
  const box = document.querySelector('.st-key-desk');
  if (!box) return;
  done.arrived = arrived;
  setTimeout(() => {
    box.scrollIntoView({ block: 'start' });
    if (document.activeElement !== document.body) return;
    box.tabIndex = -1; // the button that was pressed is gone: who uses no pointer goes on from the draft
    box.focus({ preventScroll: true });
  }, 50);
}
// What had the focus may be taken off the page, or be of no use any more: then the focus is nowhere.
const PATIENCE = 5000;
let focused = null;
function isLed(box) { return box.tabIndex < 0 && /st-key-/.test(box.className); } // to a box no Tab key leads to
function noteFocus(event) { if (!isLed(event.target)) focused = event.target; }
function isLost() {
  const now = document.activeElement;
  return (now === document.body || isLed(now)) && focused && (!focused.isConnected || focused.disabled);
}
const numberOf = wish => Number(wish.split(' ')[0]);
// A row that was added is for typing into; where one was taken out, the focus would be nowhere.
function focusOn() {
  const [number, how, ...keys] = done.wish.split(' ');
  const box = keys.map(key => document.querySelector(`.st-key-${key}`)).find(Boolean);
  if (!box || Number(number) === done.focus) return;
  if (how === 'lost') {
    if (Date.now() - done.since > PATIENCE) done.focus = Number(number);
    else if (isLost()) {
      const buttons = box.querySelectorAll('button:not(:disabled)'), target = buttons.length === 1 ? buttons[0] : box;
      done.focus = Number(number);
      if (target === box) box.tabIndex = -1;
      target.focus({ preventScroll: true });
    }
    return;
  }
  const field = box.querySelector('summary, input, textarea, button');
  if (!field) return;
  done.focus = Number(number);
  setTimeout(() => field.focus(), 50);
}
window.followupWish = wish => {
  if (wish && numberOf(wish) > numberOf(done.wish)) { done.wish = wish; done.since = Date.now(); }
  look();
};
// What was chosen in this window is found again by a word that the window alone keeps: after a reload, and where the server
// began a new session for it, as after a night's sleep or when it was started anew.
const WORD = 'followup-window';
let asked = false, held = '';
function findAgain({ window: word, forgotten }, setTriggerValue) {
  try {
    const kept = sessionStorage.getItem(WORD);
    if (word) sessionStorage.setItem(WORD, word);
    else if (forgotten) sessionStorage.removeItem(WORD);
    else if (kept && (held || !asked)) setTriggerValue('window', kept);
    asked = true; held = word;
  } catch (refused) { /* a browser that keeps nothing */ }
}
// In a new session the first press would do nothing, and the first edit be lost: so it is begun as soon as the line is back.
let back = () => {}, wasUp = true;
const line = new MutationObserver(([{ target }]) => {
  const isUp = target.getAttribute('data-test-connection-state') === 'CONNECTED';
  if (isUp && !wasUp) back();
  wasUp = isUp;
});
// One watcher for the window: the function below is called at every run, and is cleaned up after only at the end.
let latest = {};
function look() { mendDropZones(); tellChanges(); bringIntoView(latest.arrived); focusOn(); }
const watcher = new MutationObserver(look);
export default function ({ data, setTriggerValue }) {
  latest = data;
  findAgain(data, setTriggerValue);
  back = () => setTriggerValue('back', true);
  line.observe(document.querySelector('[data-testid="stApp"]'), { attributeFilter: ['data-test-connection-state'] });
  if (data.hints) document.cookie = `${data.cookie}=${data.hints}; max-age=31536000; path=/; samesite=lax`;
  document.addEventListener('input', keepTyping, true);
  document.addEventListener('click', leaveFieldFirst, true);
  for (const touch of TOUCHES) document.addEventListener(touch, listen, true);
  watcher.observe(document.body, { childList: true, subtree: true, characterData: true });
  document.addEventListener('focusin', noteFocus, true);
  mouth();
  followupWish(data.focus);
  return () => {
    document.removeEventListener('input', keepTyping, true);
    document.removeEventListener('click', leaveFieldFirst, true);
    for (const touch of TOUCHES) document.removeEventListener(touch, listen, true);
    document.removeEventListener('focusin', noteFocus, true);
    watcher.disconnect();
    line.disconnect();
  };
}
"""
_aids = st.components.v2.component("followup_aids", js=_JS)
# A part of the page that is drawn anew alone says by itself where the focus is wished.
_WISH = """
export default function ({ data }) {
  window.followupWish?.(data.focus);
}
"""
_wish = st.components.v2.component("followup_wish", js=_WISH)


# What a run has not drawn yet fades within a second, after half a one. Seventy fields fading together are painted sixty times,
# which takes more of the processor than the draft that is waited for: so they fade in one step.
_LOOKS = """<style>
[data-testid="stElementContainer"], [data-testid="stExpander"] * { transition-duration: 0s !important; }
[data-testid="stMainBlockContainer"] { padding-top: 4.25rem; padding-bottom: 4rem; }
.st-key-desk { scroll-margin-top: 4rem; }
.st-key-desk:focus { outline: none; }
/* a message is read whole, on a telephone that was turned, too: scrolled, it hides its subject or its end */
[class*="st-key-text-"] textarea { max-height: none !important; field-sizing: content; min-height: fit-content !important; }
button [data-testid="stMarkdownContainer"] { overflow-wrap: anywhere; }
/* Streamlit marks a link that has the focus by a faint ground alone; this blue is seen on light and on dark (3 to 1). */
:is(a, button, summary, [role="tab"]):focus-visible, label:has(input:is([type="radio"], [type="checkbox"]):focus-visible) {
  outline: 3px solid #3d8cc4 !important; outline-offset: 2px; border-radius: 6px; }
/* pointed at or focused, a quiet button turns to a blue that is too dim on a dark ground: it keeps its colour, underlined */
button[kind="tertiary"]:is(:hover, :focus, :active):not(:disabled) {
  color: inherit !important; text-decoration: underline; text-underline-offset: .2em; }
/* what a button stands beside is seen; whoever only hears its name is told (see `spoken`) */
:is([class*="st-key-entry-"], [class*="st-key-stop-"]) :is(button, label, summary) em {
  position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (min-width: 641px) { [data-testid="stLayoutWrapper"]:has(> .st-key-to-verdicts) { display: none; } }
@media (max-width: 640px) { /* a row's words need the room; whoever listens hears the button's name all the same */
  [class*="st-key-rows-"] [class*="st-key-remove-"] [data-testid="stMarkdownContainer"] {
    position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  [data-testid="stHorizontalBlock"]:has(> [data-testid="stColumn"]) { gap: 1rem; } /* columns stand one below the other here */
  [class*="st-key-remove-"] button { min-width: 2.75rem; min-height: 2.75rem; justify-content: center; }
}
@media (forced-colors: active) { mark { background: Canvas !important; color: CanvasText !important; }
  [data-testid="stCaptionContainer"], [data-testid="stCaptionContainer"] * { opacity: 1;
  color: CanvasText; } }
@media (prefers-reduced-motion: reduce) { *, ::before, ::after { animation-duration: 1ms !important;
  animation-iteration-count: 1 !important; transition-duration: 1ms !important; scroll-behavior: auto !important; } }
</style>"""


def focus_on(*keys: str, if_lost: bool = False) -> None:
    """Puts the focus on a widget once it is drawn.

    Args:
        keys: the widget's own, or a container's; of several the first that is on the page.
        if_lost: only where what had the focus is gone from the page. Nothing that would open a phone's keyboard has it then:
            it goes to the one button in a container, or to the container itself.
    """
    classes = [re.sub(r"[^a-zA-Z0-9_-]", "-", key) for key in keys]  # as Streamlit makes them of keys
    st.session_state["focus"] = " ".join([str(time.time_ns() // 1_000_000), "lost" if if_lost else "now", *classes])


def show_wish(key: str) -> None:
    """Lets the browser know where the focus is wished, in a part of the page that is drawn anew alone.

    Args:
        key: tells the part from others.
    """
    _wish(key=f"wish {key}", height=1, data={"focus": st.session_state.get("focus", "")})


def show() -> None:
    """Puts the aids into the page; they are not seen."""
    st.html(_LOOKS)
    told: dict[str, object] = {"cookie": _hints.COOKIE, "hints": _hints.as_cookie()}
    told |= {"arrived": st.session_state.get("arrived", 0), "focus": st.session_state.get("focus", "")}
    told |= {"window": _again.word(), "forgotten": _again.forgotten()}
    _aids(key="aids", height=1, data=told, on_window_change=_heard, on_back_change=_came_back)


def _came_back() -> None:
    """The page is drawn anew, which is all there is to do."""


def _heard() -> None:
    _again.heard(st.session_state["aids"].get("window"))

"use strict";
// Cases are unpacked once; of the list only the rows in sight are in the page, so that it scrolls alike with ten and ten thousand.
const ROW = 52;
const $ = (id) => document.getElementById(id);
const make = (name, text, attributes = {}) => {
  const element = document.createElement(name);
  if (text !== undefined) element.textContent = text;
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
};
let all = [], found = [], chosen = null;

async function unpack() {
  const bytes = Uint8Array.from(atob($("data").textContent.trim()), (c) => c.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  const text = await new Response(stream).text();
  return text.split("\n").filter(Boolean).map((line) => JSON.parse(line));
}

// --- filter and sort ---
function options(select, values) {
  for (const value of [...new Set(values)].sort()) select.append(make("option", value, { value }));
}
function failsIn(one) { return one.failing.length + (one.problem ? 1 : 0); }
const orders = {
  id: (a, b) => a.place - b.place,
  fails: (a, b) => failsIn(b) - failsIn(a) || a.place - b.place,
  long: (a, b) => b.text.length - a.text.length,
  short: (a, b) => a.text.length - b.text.length,
};
function order() {
  const by = $("sort").value;
  if (orders[by]) return orders[by];
  const value = (one) => one.values[by] ?? -Infinity;
  return (a, b) => value(b) - value(a) || a.place - b.place;
}
function filter() {
  const words = $("words").value.toLowerCase().split(/\s+/).filter(Boolean);
  const [state, format, purpose, cluster, measure] = ["state", "format", "purpose", "cluster", "measure"].map((id) => $(id).value);
  found = all.filter((one) =>
    (!state || (state === "fails") === failsIn(one) > 0)
    && (!format || one.format === format) && (!purpose || one.purpose === purpose) && (!cluster || one.cluster === cluster)
    && (!measure || measure in one.whys || one.failing.includes(measure))
    && words.every((word) => one.hay.includes(word)));
  found.sort(order());
  $("count").textContent = `${found.length.toLocaleString("en")} of ${all.length.toLocaleString("en")} cases`;
  $("list").scrollTop = 0;
  $("room").style.height = `${found.length * ROW}px`;
  draw(true);
  if (!found.includes(chosen)) choose(found[0] ?? null);
}

// --- the list ---
let drawn = "";
function draw(anew = false) {
  const list = $("list");
  const first = Math.max(0, Math.floor(list.scrollTop / ROW) - 6);
  const last = Math.min(found.length, Math.ceil((list.scrollTop + list.clientHeight) / ROW) + 6);
  const now = `${first}-${last}`;
  if (!anew && now === drawn) return;
  drawn = now;
  const rows = [];
  for (let at = first; at < last; at++) rows.push(row(found[at], at));
  $("room").replaceChildren(...rows);
  follow();
}
function row(one, at) {
  const element = make("div", undefined, {
    role: "option", id: `row-${one.place}`, class: "row", "aria-setsize": found.length, "aria-posinset": at + 1,
    "aria-selected": one === chosen,
  });
  element.style.transform = `translateY(${at * ROW}px)`;
  const wrong = one.problem ? ["no message", ...one.failing] : one.failing;
  const below = wrong.length ? make("span", wrong.join(", "), { class: "bad" }) : make("span", one.text.slice(0, 120).replace(/\s+/g, " "));
  element.append(make("span", one.id), below);
  element.addEventListener("click", () => choose(one));
  return element;
}
function follow() {
  const here = chosen && $(`row-${chosen.place}`);
  if (here) $("list").setAttribute("aria-activedescendant", here.id);
  else $("list").removeAttribute("aria-activedescendant");
}
function choose(one) {
  chosen = one;
  for (const element of $("room").children) element.setAttribute("aria-selected", element.id === `row-${one?.place}`);
  follow();
  show(one);
}
function move(event) {
  const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -Infinity, End: Infinity };
  if (!(event.key in steps) || !found.length) return;
  event.preventDefault();
  const at = Math.min(found.length - 1, Math.max(0, found.indexOf(chosen) + steps[event.key]));
  const list = $("list"), top = at * ROW;
  if (top < list.scrollTop) list.scrollTop = top;
  if (top + ROW > list.scrollTop + list.clientHeight) list.scrollTop = top + ROW - list.clientHeight;
  draw();
  choose(found[at]);
}

// --- one case ---
function marked(one) {
  const box = make("div", undefined, { class: "text" });
  const edges = new Set([0, one.points.length]);
  const spans = Object.entries(one.spans).flatMap(([name, places]) => places.map(([start, end]) => [start, Math.max(end, start), name]));
  for (const [start, end] of spans) edges.add(start).add(end);
  const cuts = [...edges].filter((at) => at <= one.points.length).sort((a, b) => a - b);
  for (let at = 0; at + 1 < cuts.length; at++) {
    const piece = one.points.slice(cuts[at], cuts[at + 1]).join("");
    const names = spans.filter(([start, end]) => start <= cuts[at] && cuts[at + 1] <= end).map((span) => span[2]);
    const title = [...new Set(names)].join(", ");
    if (!names.length) { box.append(piece); continue; }
    const kind = names.some((name) => one.faults.includes(name)) ? "fault" : "note";
    box.append(make("mark", piece, { title, class: kind, "data-names": ` ${names.join(" ")} ` }));
  }
  return box;
}
function show(one) {
  const pane = $("case");
  pane.scrollTop = 0;
  if (!one) { pane.replaceChildren(make("p", "No case is chosen.", { class: "quiet" })); return; }
  one.points ??= [...one.text]; // offsets count characters, JavaScript counts halves of some
  const parts = [make("h3", one.id), make("p", `${one.format}, ${one.purpose}, seed ${one.seed}`, { class: "quiet" })];
  if (one.problem) parts.push(make("p", one.problem, { class: "bad" }));
  const text = marked(one);
  if (one.text) parts.push(text);
  parts.push(reasons(one, text));
  for (const [number, attempt] of (one.attempts.length > 1 ? one.attempts : []).entries()) parts.push(attemptOf(attempt, number));
  parts.push(valuesOf(one));
  pane.replaceChildren(...parts);
}
function reasons(one, text) {
  const list = make("ul", undefined, { class: "reasons" });
  for (const [name, why] of Object.entries(one.whys)) {
    const item = make("li");
    const bad = one.faults.includes(name) ? { class: "bad" } : {};
    if (one.spans[name]) {
      const button = make("button", name, { type: "button" });
      button.addEventListener("click", () => {
        for (const mark of text.querySelectorAll("mark")) mark.classList.toggle("on", mark.dataset.names.includes(` ${name} `));
        text.querySelector("mark.on")?.scrollIntoView({ block: "nearest" });
      });
      item.append(button, make("span", `: ${why}`, bad));
    } else item.append(make("span", `${name}: ${why}`, bad));
    list.append(item);
  }
  return list;
}
function attemptOf(attempt, number) {
  const details = make("details");
  const said = attempt.failed.length ? `fails ${attempt.failed.join(", ")}` : "passes";
  details.append(make("summary", `Attempt ${number + 1}: ${said}`), make("div", attempt.text, { class: "text" }));
  return details;
}
function valuesOf(one) {
  const details = make("details");
  const table = make("table");
  for (const [name, value] of Object.entries(one.values)) {
    const line = make("tr");
    line.append(make("td", name), make("td", String(value)));
    table.append(line);
  }
  details.append(make("summary", "Every value"), table);
  return details;
}

// --- tables that sort ---
function sortable(table) {
  for (const [column, head] of [...table.tHead.rows[0].cells].entries()) {
    const button = head.querySelector("button");
    button?.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") !== "descending";
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const key = (line) => line.cells[column].dataset.value ?? line.cells[column].textContent;
      const lines = [...table.tBodies[0].rows].sort((a, b) => {
        const [x, y] = [key(a), key(b)];
        const way = isNaN(x) || isNaN(y) ? x.localeCompare(y) : x - y;
        return down ? -way : way;
      });
      table.tBodies[0].append(...lines);
    });
  }
}

async function start() {
  for (const table of document.querySelectorAll("table.sorts")) sortable(table);
  if (!$("data")) { document.body.dataset.ready = "yes"; return; }
  try { all = await unpack(); } catch (error) { $("count").textContent = `The cases cannot be unpacked: ${error}`; return; }
  for (const [place, one] of all.entries()) {
    one.place = place;
    one.hay = `${one.id} ${one.text} ${Object.values(one.whys).join(" ")} ${one.failing.join(" ")}`.toLowerCase();
  }
  for (const id of ["format", "purpose", "cluster"]) options($(id), all.map((one) => one[id]));
  options($("measure"), all.flatMap((one) => one.failing.concat(Object.keys(one.spans))));
  options($("sort"), all.slice(0, 200).flatMap((one) => Object.keys(one.values)));
  $("filter").addEventListener("input", filter);
  $("filter").addEventListener("submit", (event) => event.preventDefault());
  $("filter").addEventListener("reset", () => setTimeout(filter));
  $("list").addEventListener("scroll", () => requestAnimationFrame(() => draw()), { passive: true });
  $("list").addEventListener("keydown", move);
  addEventListener("resize", () => draw());
  filter();
  document.body.dataset.ready = "yes";
}
start();

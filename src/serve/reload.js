// Shows the page anew when it is another, where its reader was, and tells what is wrong.
const source = new EventSource("/_guong/events");
const box = document.createElement("pre");
Object.assign(box.style, {
  position: "fixed", inset: "auto 0 0 0", maxHeight: "50vh", overflow: "auto", margin: "0", padding: "1rem",
  background: "#a61e22", color: "#fff", font: "15px/1.5 system-ui, sans-serif", whiteSpace: "pre-wrap", zIndex: "9",
});

// What the page is made of, and what it looks like: a new look needs no new page.
const LOOK = /\/tep\/style\.[0-9a-f]+\.css/g;
const fetched = () => fetch(location.href).then((answer) => answer.text()).catch(() => "");
// Which page it is: the script, the last thing on it, is asked for by that.
const SCRIPT = /\/_guong\/reload\.js\?([0-9a-f]+)/g;
const mark = (html) => [...html.matchAll(SCRIPT)].at(-1)?.[1];
const withoutLook = (html) => html.replace(LOOK, "").replace(SCRIPT, "");
let shown = fetched(), own = new URL(import.meta.url).search.slice(1);

// The element that has the focus, as a path from the page down.
const focused = () => {
  const path = [];
  for (let one = document.activeElement; one?.parentElement; one = one.parentElement) {
    path.unshift([...one.parentElement.children].indexOf(one));
  }
  return path;
};
const PLACE = "guong-place";
const kept = sessionStorage.getItem(PLACE);
if (kept) {
  sessionStorage.removeItem(PLACE);
  const { path, text, at } = JSON.parse(kept);
  const element = path.reduce((one, n) => one?.children[n], document.documentElement);
  element?.focus({ preventScroll: true });
  if (text !== undefined && element && "value" in element) {
    element.value = text;
    if (at !== null) element.setSelectionRange?.(at, at);
  }
}
const reload = () => {
  const { value, selectionStart } = document.activeElement ?? {};
  sessionStorage.setItem(PLACE, JSON.stringify({ path: focused(), text: value, at: selectionStart ?? null }));
  location.reload();
};

const dress = (look) => {
  for (const link of document.querySelectorAll("link[rel=stylesheet]")) {
    const next = link.cloneNode();
    next.href = link.href.replace(LOOK, look);
    next.onload = () => link.remove();
    next.onerror = () => next.remove();
    link.after(next);
  }
};

let turn = 0;
source.onmessage = async (event) => {
  const told = JSON.parse(event.data), mine = ++turn;
  box.textContent = told.problems.join("\n\n");
  if (told.problems.length) document.body.append(box); else box.remove();
  // While something is wrong the last sound page stays: it may be another than was shown at once.
  const [before, now] = [await shown, await fetched()];
  // What was told while the server went away is told again when it is back, and what comes late is old.
  if (!mark(now) || mine < turn) return;
  shown = now;
  if (mark(now) === own) return;
  // What was saved while the page was on its way may be in what was fetched, and not in the page.
  const isDressedAnew = mark(before) === own && withoutLook(before) === withoutLook(now);
  own = mark(now);
  const look = now.match(LOOK)?.[0];
  if (look && isDressedAnew) dress(look); else reload();
};

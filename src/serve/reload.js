// Reloads the page when the site was built again, and shows what is wrong.
const source = new EventSource("/_guong/events");
let version = null;
const box = document.createElement("pre");
Object.assign(box.style, {
  position: "fixed", inset: "auto 0 0 0", maxHeight: "50vh", overflow: "auto", margin: "0", padding: "1rem",
  background: "#a61e22", color: "#fff", font: "15px/1.5 system-ui, sans-serif", whiteSpace: "pre-wrap", zIndex: "9",
});
source.onmessage = (event) => {
  const told = JSON.parse(event.data);
  box.textContent = told.problems.join("\n\n");
  if (told.problems.length) document.body.append(box); else box.remove();
  if (version !== null && told.version !== version && !told.problems.length) location.reload();
  version = told.version;
};

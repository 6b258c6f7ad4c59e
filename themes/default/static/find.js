// The box of search works without script. Who turns to it gets the script that answers at once.
const boxes = [...document.querySelectorAll("form[data-script]")];
const begin = () => import(boxes[0].dataset.script);
for (const box of boxes) box.addEventListener("focusin", begin, { once: true });
// The page for finding is browsed without script until there is a query.
if (new URLSearchParams(location.search).has("q") && boxes.some((box) => box.hasAttribute("data-page"))) begin();

// The box of search works without script. Who turns to it gets the script that answers at
// once; the page for finding gets it when its address holds a query. Every page asks
// for these lines alone.
const box = document.querySelector("form[data-script]");
const begin = () => import(box.dataset.script);
box?.addEventListener("focusin", begin, { once: true });
if (box?.contains(document.activeElement) || (box?.matches("[data-page]") && /[?&]q=/.test(location.search))) begin();

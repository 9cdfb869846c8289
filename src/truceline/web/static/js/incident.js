// What is behind a value opens in the ledger and closes again; keys go from row to row. Writes no words of a report.
import { typing } from "/static/js/workbench.js";

const ledger = document.querySelector(".ledger");
const whys = ledger ? [...ledger.querySelectorAll("a.why")] : [];

const panelOf = (link) => document.getElementById(link.getAttribute("aria-controls"));

function close(link) {
  panelOf(link).replaceChildren();
  link.setAttribute("aria-expanded", "false");
}

// A second press closes what the first opened; before htmx sees it.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a.why");
  if (!link || link.getAttribute("aria-expanded") !== "true") return;
  event.preventDefault();
  event.stopPropagation();
  close(link);
}, true);

document.addEventListener("htmx:afterSwap", (event) => {
  const link = whys.find((one) => panelOf(one) === event.detail.target);
  if (link) link.setAttribute("aria-expanded", "true");
});

/** Return the link of the row that has the focus, whether in it or in what is open under it. */
function focused() {
  const row = document.activeElement.closest("tr.question, tr.behind");
  if (!row) return null;
  const question = row.matches(".question") ? row : row.previousElementSibling;
  return question.querySelector("a.why");
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (!whys.length || document.querySelector("dialog[open]")) return;
  const here = focused();
  if (event.key === "Escape" && here && here.getAttribute("aria-expanded") === "true") {
    close(here);
    here.focus();
  } else if (event.key === "w") {
    (here || whys[0]).focus();
    (here || whys[0]).click();
  } else if (event.key === "j" || event.key === "k") {
    const place = whys.indexOf(here);
    const next = whys[place < 0 ? 0 : Math.min(Math.max(place + (event.key === "j" ? 1 : -1), 0), whys.length - 1)];
    next.focus();
  } else return;
  event.preventDefault();
});

// Review: an account is chosen by its number, its keys follow; the reason goes with whatever is decided.
import { typing } from "./workbench.js";

const cards = [...document.querySelectorAll(".rival")];
const why = document.getElementById("why");

for (const form of document.querySelectorAll('form[action="/judgements"]')) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) {
      event.preventDefault(); // a key that is held down decides once
      return;
    }
    form.dataset.sent = "";
    const field = document.createElement("input");
    field.type = "hidden";
    field.name = "why";
    field.value = why.value;
    form.append(field);
  });
}

function choose(card, focus = true) {
  for (const other of cards) {
    const chosen = other === card;
    if (chosen) other.dataset.chosen = "";
    else delete other.dataset.chosen;
    for (const button of other.querySelectorAll("[data-card-key]")) {
      if (chosen) button.dataset.key = button.dataset.cardKey;
      else delete button.dataset.key;
    }
  }
  if (card && focus) card.focus();
}

choose(cards.find((card) => card.querySelector("[data-card-key]")), false);
for (const card of cards) card.addEventListener("focusin", () => choose(card, false));
for (const details of document.querySelectorAll(".correct")) {
  details.addEventListener("toggle", () => { if (details.open) details.querySelector("input[required]").focus(); });
}
window.addEventListener("pageshow", () => { // back from the next page: decide anew
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (document.querySelector("dialog[open]")) return;
  const card = cards.find((one) => one.dataset.number === event.key);
  if (!card) return;
  event.preventDefault();
  choose(card);
});

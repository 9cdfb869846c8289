// The inbox: files are dropped, texts sent by Ctrl+Enter, without leaving the page; what is on the way is shown.
import { say, send, typing } from "./workbench.js";

const form = document.getElementById("add");
const drop = document.getElementById("drop");
const files = document.getElementById("files");
const text = document.getElementById("text");

form.addEventListener("submit", (event) => {
  event.preventDefault();
  add(files.files);
});
text.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
});

for (const name of ["dragenter", "dragover"]) {
  drop.addEventListener(name, (event) => {
    event.preventDefault();
    drop.dataset.over = "";
  });
}
for (const name of ["dragleave", "drop"]) drop.addEventListener(name, () => { delete drop.dataset.over; });
drop.addEventListener("drop", (event) => {
  event.preventDefault();
  add(event.dataTransfer.files);
});
// A file that is dropped beside the place for it would replace the page.
for (const name of ["dragover", "drop"]) document.addEventListener(name, (event) => event.preventDefault());

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const wanted = { t: text, f: files }[event.key];
  if (!wanted || document.querySelector("dialog[open]")) return;
  event.preventDefault();
  wanted.focus();
});

async function add(chosen) {
  const body = new FormData(form);
  body.delete("files");
  for (const file of chosen) body.append("files", file, file.name);
  const button = form.querySelector("button");
  button.disabled = true;
  const answer = await send("/add", body);
  button.disabled = false;
  if (!answer) return;
  form.reset();
  say(form.dataset.added);
  htmx.ajax("GET", "/add/progress", { target: "#progress", swap: "outerHTML" });
}

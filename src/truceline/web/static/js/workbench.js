// What every screen has: the token of our pages on every change, keys, and the help on them. Writes text only.
const token = document.querySelector('meta[name="csrf"]').content;
const help = document.getElementById("keys");
const goes = { i: "/inbox", l: "/incidents", m: "/map", r: "/review", o: "/observations", s: "/search" };
const { noAnswer, failed } = document.body.dataset;
let going = false;

document.addEventListener("htmx:configRequest", (event) => { event.detail.headers["X-CSRF-Token"] = token; });
document.addEventListener("htmx:responseError", (event) => say(errorOf(event.detail.xhr)));
document.addEventListener("htmx:sendError", () => say(noAnswer));

/** Say something in the place for messages, as text. */
export function say(text) {
  const line = document.createElement("p");
  line.textContent = text;
  document.getElementById("messages").replaceChildren(line);
}

/** Send a change of ours; answers the response, or says what went wrong and answers null. */
export async function send(address, body, method = "POST") {
  const response = await fetch(address, {
    method,
    headers: { "X-CSRF-Token": token, "Accept": "application/json", ...(body instanceof FormData ? {} : { "Content-Type": "application/json" }) },
    body: body instanceof FormData ? body : JSON.stringify(body),
  }).catch(() => null);
  if (response && response.ok) return response;
  const told = response && await response.json().catch(() => null);
  say(told && told.error ? `${told.error} ${told.todo || ""}` : noAnswer);
  return null;
}

/** Whether keys are letters of a text just now. */
export function typing(target) {
  return target.closest && target.closest("input:not([type=checkbox]):not([type=radio]):not([type=button]):not([type=submit]), textarea, select, [contenteditable]") !== null;
}

function errorOf(xhr) {
  try {
    const told = JSON.parse(xhr.responseText);
    return `${told.error} ${told.todo || ""}`;
  } catch {
    return `${failed} (${xhr.status}).`;
  }
}

// A button with data-key is pressed by that key, on any screen, while no text is typed and no dialog is open.
document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (document.querySelector("dialog[open]")) return;
  if (going) {
    going = false;
    if (goes[event.key]) {
      event.preventDefault();
      location.href = goes[event.key];
    }
    return;
  }
  if (event.key === "g") going = true;
  else if (event.key === "?") help.showModal();
  else if (event.key === "/") location.href = goes.s;
  else {
    const pressed = [...document.querySelectorAll("[data-key]")].find((one) => one.dataset.key === event.key && !one.disabled && one.offsetParent !== null);
    if (!pressed) return;
    pressed.click();
  }
  event.preventDefault();
});

document.querySelector("[data-help]").addEventListener("click", () => help.showModal());

// Words of a report that an address points at: #s93-280 are the characters 93 to 280. They are lit and brought into view;
// of a passage that is hidden its label is, and it stays hidden. Other addresses are left to the page.
const words = document.querySelector(".report .words");
const AT = /^#s(\d+)-(\d+)$/;

function land() {
  const found = AT.exec(location.hash);
  if (!found || !words) return;
  const [start, end] = [Number(found[1]), Number(found[2])];
  const pieces = [...words.querySelectorAll("[data-at]")].filter((one) => Number(one.dataset.at) < end && Number(one.dataset.end) > start);
  for (const old of words.querySelectorAll(".pointed")) old.classList.remove("pointed");
  for (const piece of pieces) piece.classList.add("pointed");
  const first = pieces[0];
  if (!first) return;
  const hidden = first.closest(".veiled");
  const shown = first.offsetParent === null && hidden ? words.querySelector(`label[for="${hidden.dataset.veil}"]`) : first;
  if (shown !== first) shown.classList.add("pointed");
  shown.scrollIntoView({ block: "center" });
  words.focus({ preventScroll: true });
}

addEventListener("hashchange", land);
land();

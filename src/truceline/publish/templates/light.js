// Lights a quotation of the ledger and its words in the text together, both ways. Without it the links do the same
// one at a time. Writes text only (textContent); asks nothing of the network.
(() => {
  "use strict";
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const beside = matchMedia("(min-width: 60em)");

  class Report {
    constructor(root) {
      this.root = root;
      this.ledger = root.querySelector(".ledger");
      this.words = root.querySelector(".words");
      this.made = root.querySelector(".made");
      this.pieces = [...this.words.querySelectorAll("a.m, .m[data-href]")];
      this.moving = false;
      this.rove();
      root.addEventListener("click", (event) => this.click(event));
      root.addEventListener("mouseover", (event) => this.hover(event));
      root.addEventListener("mouseout", (event) => this.hover(event));
      this.kept = [[], []];
      root.addEventListener("focusin", (event) => this.focus(event));
      root.addEventListener("keydown", (event) => this.key(event));
    }

    // One stop for the tab key in the text; arrows go from marked words to marked words.
    rove() {
      if (!this.pieces.some((piece) => piece.href)) return; // words that can be selected are no stops of their own
      this.pieces.forEach((piece, place) => { piece.tabIndex = place ? -1 : 0; });
      this.words.querySelectorAll(".ref").forEach((ref) => { ref.tabIndex = -1; });
    }

    // Where marked words lead; they are links, or words that act as links so that they can be selected.
    goal(element) {
      const hash = element.hash || element.dataset.href;
      return hash ? document.getElementById(hash.slice(1)) : null;
    }

    marksOf(element) {
      if (element.dataset.w) return element.dataset.w.split(" ");
      const card = this.goal(element);
      return card && card.dataset.w ? card.dataset.w.split(" ") : [];
    }

    // Light what has these marks until others are; what has one of the marks that go with them is lit less.
    light(marks, also = []) {
      this.kept = [marks, also];
      return this.draw(marks, also);
    }

    draw(marks, also = []) {
      const wanted = new Set(marks);
      const beside = new Set(also);
      for (const element of this.root.querySelectorAll("[data-w]")) {
        const its = element.dataset.w.split(" ");
        const lit = its.some((mark) => wanted.has(mark));
        element.classList.toggle("lit", lit);
        element.classList.toggle("with", !lit && its.some((mark) => beside.has(mark)));
      }
      return this.pieces.filter((piece) => piece.classList.contains("lit"));
    }

    // All words that a claim was read from, besides those of its act.
    besides(element) {
      const card = element.matches(".q") ? null : element.closest(".card") || this.goal(element);
      return card ? [...card.querySelectorAll(".q")].flatMap((quoted) => this.marksOf(quoted)) : [];
    }

    // From the ledger: light the words and bring them into view.
    toWords(element, { page, focus }) {
      const [first] = this.light(this.marksOf(element), this.besides(element));
      this.made.hidden = true;
      if (!first) return;
      this.show(first, page);
      if (focus) this.move(first);
    }

    // From the text: light what was made of the words, list it, and bring the first of it into view. The words may
    // lie in longer ones (a place in a sentence): what was made of those is lit less.
    toLedger(link, { page, focus }) {
      const target = this.goal(link);
      this.light(this.marksOf(target), this.marksOf(link));
      const uses = [...this.ledger.querySelectorAll(".q.lit, .q.with")];
      for (const use of uses) if (use.closest(".card")) use.closest(".card").classList.add("lit");
      this.list(uses);
      if (!page) return;
      for (let folded = target.closest("details"); folded; folded = folded.parentElement.closest("details")) folded.open = true;
      target.scrollIntoView({ block: "center", behavior: still.matches ? "auto" : "smooth" });
      if (focus) this.move(target.matches(".card") ? target.querySelector(".head") : target);
    }

    show(element, page) {
      const behavior = still.matches ? "auto" : "smooth";
      if (page || !beside.matches) {
        if (page) element.scrollIntoView({ block: "center", behavior });
        return;
      }
      const box = this.words.getBoundingClientRect();
      const at = element.getBoundingClientRect();
      if (at.top < box.top + 24 || at.bottom > box.bottom - 24) {
        this.words.scrollBy({ top: at.top - box.top - box.height / 3, behavior });
      }
    }

    list(uses) {
      const items = this.made.querySelector("ul");
      items.textContent = "";
      const told = new Set();
      for (const use of uses) {
        const say = use.dataset.say;
        if (told.has(say)) continue;
        told.add(say);
        const link = document.createElement("a");
        link.href = `#${use.id}`;
        link.textContent = say;
        items.appendChild(document.createElement("li")).appendChild(link);
      }
      this.made.querySelector(".made-title").textContent = "Read from these words:";
      this.made.hidden = !told.size;
    }

    move(element) {
      this.moving = true;
      this.stop(element);
      if (element.href && this.pieces.includes(element)) {
        this.pieces.forEach((piece) => { piece.tabIndex = piece === element ? 0 : -1; });
      }
      element.focus({ preventScroll: true });
      this.moving = false;
    }

    // Under the pointer both are lit, and nothing moves; what a click or the keyboard lit comes back afterwards.
    hover(event) {
      const over = event.type === "mouseover" && event.target.closest(".m, .ref, .q, .head, .no");
      if (!over) {
        this.draw(...this.kept);
        this.cards(this.kept[0]);
        return;
      }
      const target = over.matches(".m, .ref") ? this.goal(over) : null;
      const marks = this.marksOf(target || over);
      this.draw(marks, target ? this.marksOf(over) : this.besides(over));
      this.cards(marks);
    }

    // A card is lit with the words that it quotes.
    cards(marks) {
      if (!marks.length) return;
      for (const use of this.ledger.querySelectorAll(".q.lit")) if (use.closest(".card")) use.closest(".card").classList.add("lit");
    }

    // Words that are no links are a stop for the keyboard only while they have the focus: else no selection by mouse
    // could begin with them.
    stop(element) {
      if (!element.dataset.href) return;
      element.tabIndex = -1;
      element.addEventListener("blur", () => element.removeAttribute("tabindex"), { once: true });
    }

    click(event) {
      if (!getSelection().isCollapsed && event.detail > 0 && event.target.closest(".words .m")) {
        event.preventDefault(); // words were selected, nothing was followed
        return;
      }
      const link = event.target.closest("a, .m[data-href]");
      const card = event.target.closest(".card");
      if (link && link.matches(".m, .ref")) {
        event.preventDefault();
        this.toLedger(link, { page: true, focus: event.detail === 0 });
      } else if (link && link.matches(".q, .head")) {
        event.preventDefault();
        this.toWords(link, { page: !beside.matches, focus: event.detail === 0 || !beside.matches });
      } else if (link && link.matches(".no")) {
        this.toWords(link, { page: false, focus: false });
      } else if (card && !link && getSelection().isCollapsed) {
        this.toWords(card, { page: false, focus: false });
      }
    }

    focus(event) {
      if (this.moving) return;
      const link = event.target;
      if (link.matches(".q, .head, .no")) this.toWords(link, { page: false, focus: false });
      if (link.matches(".m, .ref")) this.toLedger(link, { page: false, focus: false });
    }

    key(event) {
      if (event.key === "Escape") {
        this.light([]);
        this.made.hidden = true;
      }
      if (event.key === "Enter" && event.target.matches(".m[data-href]")) {
        this.toLedger(event.target, { page: true, focus: true });
        return;
      }
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      const place = this.pieces.indexOf(event.target);
      if (!step || place < 0) return;
      const next = this.pieces[place + step];
      if (!next) return;
      event.preventDefault();
      if (next.href) this.pieces.forEach((piece) => { piece.tabIndex = piece === next ? 0 : -1; });
      this.stop(next);
      next.focus();
    }
  }

  document.documentElement.classList.add("js");
  for (const root of document.querySelectorAll(".report")) new Report(root);
})();

// The timeline under the map: bars of so many incidents, stacked by how their accounts stand, and a stretch of days
// that is chosen with the mouse or with the keyboard. Draws SVG; every bar says its numbers.

import { barOf, barWords, isoOf, nextBar, tickWords, wordsOf } from "./days.js";

const SVG = "http://www.w3.org/2000/svg";
const HEIGHT = 120;
const BELOW = 20; // under the bars, for the days
const ABOVE = 14; // over them, for the number
const BESIDE = 12; // so that a handle at the end can be seen whole
const MOST_BARS = 160;
const LEAST_BARS = 15; // so that one day does not fill the whole

export class Timeline {
  /**
   * @param container where it is drawn
   * @param words { phrase(key, values), accords: [[code, name], ...] in the order of stacking }
   * @param onBrush called with (since, until, settled): days, or null at an open end; settled when the choice is made
   */
  constructor(container, words, onBrush) {
    Object.assign(this, { container, words, onBrush, days: [], since: null, until: null, wanted: "auto" });
    this.svg = make("svg", { class: "timeline-svg", height: HEIGHT, role: "group" });
    this.svg.setAttribute("aria-label", words.phrase("timeline"));
    this.bars = make("g", {});
    this.shade = make("rect", { class: "brush", y: ABOVE, height: HEIGHT - ABOVE - BELOW });
    this.handles = ["since", "until"].map((end) => this.handle(end));
    this.svg.append(this.bars, this.shade, ...this.handles);
    container.replaceChildren(this.svg);
    this.svg.addEventListener("pointerdown", (event) => this.down(event));
    new ResizeObserver(() => this.draw()).observe(container);
  }

  /** days: [first, last, accord] an incident; those without a day are left out before. */
  setDays(days) {
    this.days = days;
    this.draw();
  }

  setStretch(since, until) {
    Object.assign(this, { since, until });
    this.mark();
  }

  setBy(wanted) {
    this.wanted = wanted;
    this.draw();
  }

  draw() {
    const width = this.container.clientWidth;
    if (!width) return;
    this.width = width;
    this.svg.setAttribute("width", width);
    this.svg.setAttribute("viewBox", `0 0 ${width} ${HEIGHT}`);
    this.layOut();
    this.bars.replaceChildren(...this.drawBars(), ...this.drawTicks());
    this.mark();
  }

  /** Choose how wide a bar is, and count. */
  layOut() {
    let first = Infinity;
    let last = -Infinity;
    for (const [from, to] of this.days) {
      if (from < first) first = from;
      if (to > last) last = to;
    }
    this.empty = first > last;
    const span = this.empty ? 1 : last - first + 1;
    const most = Math.min(MOST_BARS, Math.max(24, Math.floor((this.width - 2 * BESIDE) / 6)));
    const fits = span <= most ? "day" : span / 7 <= most ? "week" : "month";
    this.by = this.wanted === "auto" ? fits : this.wanted;
    this.start = this.empty ? 0 : nextBar(barOf(first, this.by), this.by, -1);
    this.end = this.empty ? 1 : nextBar(barOf(last, this.by), this.by, 2);
    for (let bars = (this.end - this.start) / { day: 1, week: 7, month: 30 }[this.by]; !this.empty && bars < LEAST_BARS; bars += 2) {
      this.start = nextBar(this.start, this.by, -1);
      this.end = nextBar(this.end, this.by);
    }
    this.counts = new Map();
    this.long = 0;
    for (const [from, to, accord] of this.days) {
      const bar = barOf(from, this.by);
      if (barOf(to, this.by) !== bar) this.long += 1;
      else {
        if (!this.counts.has(bar)) this.counts.set(bar, new Map());
        this.counts.get(bar).set(accord, (this.counts.get(bar).get(accord) || 0) + 1);
      }
    }
  }

  x(day) {
    return BESIDE + (day - this.start) / (this.end - this.start) * (this.width - 2 * BESIDE);
  }

  day(x) {
    return this.start + (x - BESIDE) / (this.width - 2 * BESIDE) * (this.end - this.start);
  }

  drawBars() {
    const whole = [...this.counts].map(([bar, parts]) => [bar, parts, [...parts.values()].reduce((a, b) => a + b, 0)]);
    const most = Math.max(1, ...whole.map(([, , count]) => count));
    const high = HEIGHT - ABOVE - BELOW;
    return whole.map(([bar, parts, count]) => {
      const left = this.x(bar);
      const width = Math.max(2, this.x(nextBar(bar, this.by)) - left - 1);
      const group = make("g", { class: "bar" });
      let y = HEIGHT - BELOW;
      for (const [accord] of this.words.accords) {
        const part = (parts.get(accord) || 0) / most * high;
        if (!part) continue;
        y -= part;
        group.append(make("rect", { class: "form-edge", x: left, y, width, height: part, fill: `url(#form-${accord})` }));
      }
      const told = this.words.accords.filter(([accord]) => parts.get(accord)).map(([accord, name]) => `${parts.get(accord)} ${name}`);
      const title = make("title", {});
      title.textContent = `${this.words.phrase("timeline_bar", { when: barWords(bar, this.by, (first, last) => this.words.phrase("between", { first, last })), count })} (${told.join(", ")})`;
      group.append(title);
      if (count === most && width > 4) group.append(text(left + width / 2, y - 3, String(count), "bar-count"));
      return group;
    });
  }

  drawTicks() {
    const line = make("line", { class: "axis", x1: BESIDE, x2: this.width - BESIDE, y1: HEIGHT - BELOW + 0.5, y2: HEIGHT - BELOW + 0.5 });
    if (this.empty) return [line];
    const all = [];
    for (let bar = this.start; bar <= this.end; bar = nextBar(bar, this.by)) all.push(bar);
    const each = Math.max(1, Math.ceil(all.length / Math.max(2, Math.floor(this.width / 90))));
    const ticks = [];
    let before = "";
    for (let i = 1; i < all.length - 1; i += each) {
      const words = tickWords(all[i], this.by, this.end - this.start);
      if (words === before) continue;
      before = words;
      const x = Math.min(this.width - 34, Math.max(34, (this.x(all[i]) + this.x(nextBar(all[i], this.by))) / 2));
      ticks.push(text(x, HEIGHT - 5, words, "tick"));
    }
    return [line, ...ticks];
  }

  /** Show the stretch that is chosen. */
  mark() {
    if (!this.width) return;
    const from = Math.max(this.start, Math.min(this.end, this.since ?? this.start));
    const to = Math.max(from, Math.min(this.end, this.until === null ? this.end : this.until + 1));
    const [left, right] = [this.x(from), this.x(to)];
    this.shade.setAttribute("x", left);
    this.shade.setAttribute("width", Math.max(1, right - left));
    this.shade.classList.toggle("whole", this.since === null && this.until === null);
    [left, right].forEach((x, i) => this.handles[i].setAttribute("transform", `translate(${x} 0)`));
    const said = [this.since ?? this.start, this.until ?? this.end - 1];
    this.handles.forEach((one, i) => {
      one.setAttribute("aria-valuemin", this.start);
      one.setAttribute("aria-valuemax", this.end);
      one.setAttribute("aria-valuenow", said[i]);
      one.setAttribute("aria-valuetext", this.empty ? "" : wordsOf(said[i]));
      one.setAttribute("data-day", this.empty ? "" : isoOf(said[i]));
    });
  }

  handle(end) {
    const group = make("g", { class: "handle", role: "slider", tabindex: 0, "data-end": end });
    group.setAttribute("aria-label", this.words.phrase(`handle_${end}`));
    group.append(
      make("rect", { class: "handle-reach", x: -12, y: ABOVE, width: 24, height: HEIGHT - ABOVE - BELOW }),
      make("rect", { class: "handle-line", x: -1.5, y: ABOVE, width: 3, height: HEIGHT - ABOVE - BELOW }),
      make("rect", { class: "handle-grip", x: -5, y: ABOVE + 30, width: 10, height: 24, rx: 3 }),
    );
    group.addEventListener("keydown", (event) => this.key(event, end));
    return group;
  }

  key(event, end) {
    const steps = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -7, PageUp: 7 };
    if (event.key === "Escape") this.choose(null, null, true);
    else if (event.key === "Home") this.choose(end === "since" ? null : this.since ?? this.start, end === "since" ? this.until : this.since ?? this.start, true);
    else if (event.key === "End") this.choose(end === "since" ? this.until ?? this.end - 1 : this.since, end === "since" ? this.until : null, true);
    else if (steps[event.key]) this.step(end, steps[event.key]);
    else return;
    event.preventDefault();
  }

  step(end, steps) {
    if (this.empty) return;
    if (end === "since") {
      const moved = nextBar(barOf(this.since ?? this.start, this.by), this.by, steps);
      this.choose(moved <= this.start ? null : Math.min(moved, this.until ?? this.end - 1), this.until, true);
    } else {
      const bar = this.until === null ? this.end : nextBar(barOf(this.until, this.by), this.by);
      const moved = nextBar(bar, this.by, steps) - 1;
      this.choose(this.since, moved >= this.end - 1 ? null : Math.max(moved, this.since ?? this.start), true);
    }
  }

  down(event) {
    if (this.empty || event.button !== 0) return;
    event.preventDefault();
    const end = event.target.closest?.(".handle")?.dataset.end;
    if (end) this.handles[end === "since" ? 0 : 1].focus();
    const from = end === "since" ? (this.until ?? this.end - 1) : end === "until" ? (this.since ?? this.start) : this.at(event);
    let moved = false;
    const move = (now) => {
      moved = moved || Math.abs(now.clientX - event.clientX) > 3;
      if (moved) this.stretch(from, this.at(now), false);
    };
    const up = (now) => {
      window.removeEventListener("pointermove", move);
      window.removeEventListener("pointerup", up);
      if (moved) this.stretch(from, this.at(now), true);
      else if (!end) this.choose(null, null, true);
    };
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", up);
  }

  at(event) {
    const x = event.clientX - this.svg.getBoundingClientRect().left;
    return Math.min(this.end - 1, Math.max(this.start, Math.floor(this.day(x))));
  }

  /** Choose from one day to another, in whole bars. */
  stretch(one, other, settled) {
    const since = barOf(Math.min(one, other), this.by);
    const until = nextBar(barOf(Math.max(one, other), this.by), this.by) - 1;
    this.choose(since <= this.start ? null : since, until >= this.end - 1 ? null : until, settled);
  }

  choose(since, until, settled) {
    this.setStretch(since, until);
    this.onBrush(since, until, settled);
  }
}

function make(name, attributes) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

function text(x, y, words, kind) {
  const element = make("text", { x, y, class: kind, "text-anchor": "middle" });
  element.textContent = words;
  return element;
}

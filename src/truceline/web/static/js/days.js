// Days as numbers since 1970-01-01, and what they are called. No clock is asked.

const DAY_MS = 86400000;
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** 2023-04-11 -> 19458; null for anything else. */
export function dayOf(text) {
  if (!/^\d{4}-\d\d-\d\d$/.test(text || "")) return null;
  const moment = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(moment) ? null : Math.round(moment / DAY_MS);
}

/** 19458 -> 2023-04-11 */
export function isoOf(day) {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** 19458 -> 11 April 2023 */
export function wordsOf(day) {
  const moment = new Date(day * DAY_MS);
  return `${moment.getUTCDate()} ${MONTHS[moment.getUTCMonth()]} ${moment.getUTCFullYear()}`;
}

/** The first day of the bar that a day lies in; weeks begin on Monday. */
export function barOf(day, by) {
  if (by === "day") return day;
  if (by === "week") return day - ((day + 3) % 7 + 7) % 7;
  const moment = new Date(day * DAY_MS);
  return Math.round(Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth(), 1) / DAY_MS);
}

/** The first day of the next bar, or with -1 of the one before. */
export function nextBar(start, by, step = 1) {
  if (by !== "month") return start + step * (by === "day" ? 1 : 7);
  const moment = new Date(start * DAY_MS);
  return Math.round(Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth() + step, 1) / DAY_MS);
}

/** What a bar is called: a day, the days of a week, a month; between(first, last) joins two days. */
export function barWords(start, by, between) {
  const moment = new Date(start * DAY_MS);
  if (by === "day") return wordsOf(start);
  if (by === "month") return `${MONTHS[moment.getUTCMonth()]} ${moment.getUTCFullYear()}`;
  return between(wordsOf(start), wordsOf(start + 6));
}

/** A short mark under the axis. */
export function tickWords(start, by, span) {
  const moment = new Date(start * DAY_MS);
  const month = MONTHS[moment.getUTCMonth()].slice(0, 3);
  if (span > 3000) return String(moment.getUTCFullYear());
  return by === "month" || span > 400 ? `${month} ${moment.getUTCFullYear()}` : `${moment.getUTCDate()} ${month}`;
}

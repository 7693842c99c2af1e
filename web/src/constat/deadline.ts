/** The day until which one's insurer wants to hear of an accident: five working days after it. */

/** As the Code des assurances says (art. L113-2): at least five working days. */
const DAYS = 5;
const DAY_MS = 86_400_000;
/** Legal holidays that have a fixed date (Code du travail, art. L3133-1), month and day. */
const FIXED = ["01-01", "05-01", "05-08", "07-14", "08-15", "11-01", "11-11", "12-25"];
/** Days after Easter Sunday: Easter Monday, Ascension, Whit Monday. */
const AFTER_EASTER = [1, 39, 50];

/** The last day, as `YYYY-MM-DD`; empty when there is no such date. */
export function deadlineOf(accident: string): string {
  const start = Date.parse(`${accident}T00:00:00Z`);
  if (Number.isNaN(start)) return "";
  let day = start;
  for (let left = DAYS; left > 0; ) {
    day += DAY_MS;
    if (isWorkingDay(day)) left--;
  }
  return isoOf(day);
}

function isWorkingDay(day: number): boolean {
  const date = new Date(day);
  if ([0, 6].includes(date.getUTCDay())) return false;
  const iso = isoOf(day);
  if (FIXED.includes(iso.slice(5))) return false;
  const easter = easterOf(date.getUTCFullYear());
  return !AFTER_EASTER.some((days) => isoOf(easter + days * DAY_MS) === iso);
}

/** Easter Sunday of the Gregorian calendar, by the rule of Meeus, Jones and Butcher. */
function easterOf(year: number): number {
  const { floor } = Math;
  const [a, b, c] = [year % 19, floor(year / 100), year % 100];
  const h = (19 * a + b - floor(b / 4) - floor((8 * b + 13) / 25) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * floor(c / 4) - h - (c % 4)) % 7;
  const m = floor((a + 11 * h + 22 * l) / 451);
  const days = h + l - 7 * m + 114;
  return Date.UTC(year, floor(days / 31) - 1, (days % 31) + 1);
}

function isoOf(day: number): string {
  return new Date(day).toISOString().slice(0, 10);
}

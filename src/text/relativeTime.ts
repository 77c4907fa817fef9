const units = [
  { unit: "year", seconds: 31_557_600 },
  { unit: "month", seconds: 2_629_800 },
  { unit: "week", seconds: 604_800 },
  { unit: "day", seconds: 86_400 },
  { unit: "hour", seconds: 3_600 },
  { unit: "minute", seconds: 60 },
] as const;

/** "3 days ago", "in 2 hours", "now"; both times in Unix seconds, `locale` as VS Code names it. */
export function relativeTime(time: number, now: number, locale: string): string {
  const format = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const ago = time - now;
  const found = units.find(({ seconds }) => Math.abs(ago) >= seconds);
  return found === undefined
    ? format.format(0, "second")
    : format.format(Math.trunc(ago / found.seconds), found.unit);
}

/** A time as people write it, in a locale and a time zone: "Jul 1, 2025, 5:12:32 PM GMT+2". */
export function formatTime(time: number, locale: string, timeZone?: string): string {
  // Further than dates reach: the number is all that can be told.
  if (!(Math.abs(time) <= 8_640_000_000_000)) return String(time);
  return new Intl.DateTimeFormat(locale, {
    year: "numeric",
    month: "short",
    day: "numeric",
    hour: "numeric",
    minute: "2-digit",
    second: "2-digit",
    timeZoneName: "short",
    ...(timeZone === undefined ? {} : { timeZone }),
  }).format(time * 1_000);
}

/** A time as Data Connectors have it (ISO 8601), in Unix seconds; undefined for what is none. */
export function epochOf(iso: string): number | undefined {
  const time = Date.parse(iso);
  return Number.isNaN(time) ? undefined : time / 1_000;
}

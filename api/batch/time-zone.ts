/** Time zones of the IANA database, as the language runtime knows them. */

const formats = new Map<string, Intl.DateTimeFormat | undefined>();
/** There are some 600 zones; names that are none are not remembered beyond that. */
const formatsMax = 1024;

function formatOf(timeZone: string): Intl.DateTimeFormat | undefined {
  if (formats.has(timeZone)) return formats.get(timeZone);
  if (formats.size >= formatsMax) formats.clear();
  const made = makeFormat(timeZone);
  formats.set(timeZone, made);
  return made;
}

function makeFormat(timeZone: string): Intl.DateTimeFormat | undefined {
  const numeric = "numeric";
  const parts = { year: numeric, month: numeric, day: numeric, hour: numeric } as const;
  const rest = { minute: numeric, second: numeric, hourCycle: "h23", era: "short" } as const;
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone, ...parts, ...rest });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Whether there is a zone of that name. */
export const isTimeZone = (name: string): boolean => formatOf(name) !== undefined;

/** How far the clocks of the zone are ahead of UTC at an instant, to the second. */
export function zoneOffsetMs(timeZone: string, atMs: number): number {
  if (timeZone === "UTC") return 0;
  const second = Math.floor(atMs / 1000) * 1000;
  const parts = new Map(
    formatOf(timeZone)
      ?.formatToParts(second)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  if (parts.size === 0) return 0;
  const [year, month, day] = [part("year"), part("month") - 1, part("day")];
  return Date.UTC(year, month, day, part("hour"), part("minute"), part("second")) - second;
}

/** `2026-01-31T11:00:00+01:00`: RFC 3339 with the offset of the zone. */
export function formatZoned(atMs: number, timeZone: string): string {
  const offset = Math.round(zoneOffsetMs(timeZone, atMs) / 60_000);
  const text = new Date(atMs + offset * 60_000).toISOString().slice(0, 19);
  if (offset === 0) return `${text}Z`;
  const two = (value: number) => String(Math.floor(value)).padStart(2, "0");
  const size = Math.abs(offset);
  return `${text}${offset < 0 ? "-" : "+"}${two(size / 60)}:${two(size % 60)}`;
}

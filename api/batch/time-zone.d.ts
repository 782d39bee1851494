/** Time zones of the IANA database, as the language runtime knows them. */
/** Whether there is a zone of that name. */
export declare const isTimeZone: (name: string) => boolean;
/** How far the clocks of the zone are ahead of UTC at an instant, to the second. */
export declare function zoneOffsetMs(timeZone: string, atMs: number): number;
/** `2026-01-31T11:00:00+01:00`: RFC 3339 with the offset of the zone. */
export declare function formatZoned(atMs: number, timeZone: string): string;

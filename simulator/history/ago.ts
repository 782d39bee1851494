import { goDuration } from "../../api/duration.ts";

/** From so long on, parts of a second do not matter any more. */
const coarseMs = 10_000;

/** How long something took or is past: `2m5s`, and to the millisecond below ten seconds. */
export const spanText = (ms: number): string =>
  goDuration(ms < coarseMs ? ms : Math.round(ms / 1000) * 1000);

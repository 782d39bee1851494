/** Writes as the API tells of them. */
import { goDuration } from "../../api/duration.ts";
import type { WriteRecord } from "../../api/sim/history.ts";
import type { StoredEvent } from "../../apiserver/storage/storage.ts";
import { spanText } from "./ago.ts";
import { deedOf, sentenceOf, titleOf } from "./sentence.ts";

export interface Times {
  readonly startMs: number;
  readonly nowMs: number;
}

export function recordOf(write: StoredEvent, { startMs, nowMs }: Times): WriteRecord {
  const { revision, cause, timeMs, actor, type, object } = write;
  const { changes } = deedOf(write);
  return {
    revision,
    cause,
    time: new Date(timeMs).toISOString(),
    after: goDuration(timeMs - startMs),
    ago: spanText(nowMs - timeMs),
    actor,
    type,
    object: titleOf(object),
    text: sentenceOf(write, "past"),
    ...(changes.length > 0 && { changes }),
  };
}

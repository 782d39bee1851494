/** Tells how a Traffic goes, until it is complete. */
import { formatDuration } from "../../api/columns.ts";
import type { JsonObject } from "../../api/json.ts";
import { parseTime } from "../../api/runtime.ts";
import type { Io } from "../io.ts";
import { followObject } from "../targets/follow.ts";
import { numberAt, part, type Target, textAt } from "../targets/targets.ts";

/** A line is printed so often, in the time of the cluster. */
const lineMs = 5000;
const widths = [8, 10, 10, 10, 10];

/** Answers with the object as it was last seen. */
export async function followTraffic(io: Io, target: Target): Promise<JsonObject> {
  let last = target.object;
  let nextMs = Number.NEGATIVE_INFINITY;
  await followObject(io, target, 0, (type, object) => {
    if (type === "DELETED") return true;
    last = object;
    const status = part(object, "status");
    const startMs = parseTime(textAt(status, "startTime"));
    const isComplete = textAt(status, "phase") === "Complete";
    if (startMs === undefined) return isComplete;
    const sinceMs = (parseTime(textAt(status, "lastUpdateTime")) ?? startMs) - startMs;
    if (nextMs === Number.NEGATIVE_INFINITY) {
      io.print(row(["TIME", "SENT", "FAILED", "P50", "P99"], "FAILURES"));
      nextMs = lineMs;
    }
    if (sinceMs >= nextMs || isComplete) {
      io.print(rowOf(status, sinceMs));
      nextMs = (Math.floor(sinceMs / lineMs) + 1) * lineMs;
    }
    return isComplete;
  });
  return last;
}

function rowOf(status: JsonObject, sinceMs: number): string {
  const latency = part(status, "latency");
  const failures = Object.entries(part(status, "failures"));
  return row(
    [
      formatDuration(sinceMs),
      `${numberAt(status, "sent")}`,
      `${numberAt(status, "failed")}`,
      textAt(latency, "p50"),
      textAt(latency, "p99"),
    ],
    failures.map(([cause, count]) => `${cause} ${count}`).join(", "),
  );
}

const row = (cells: readonly string[], last: string) =>
  `${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join("")}${last}`.trimEnd();

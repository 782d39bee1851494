import { formatTime } from "../../api/runtime.ts";
import type { Traffic } from "../../api/sim/traffic.ts";

export type Phase = "Pending" | "Running" | "Suspended" | "Complete";
export type Conditions = NonNullable<Traffic["status"]["conditions"]>;

interface Seen {
  readonly phase: Phase;
  readonly counts: Pick<Traffic["status"], "sent" | "failed">;
  readonly nowMs: number;
}

const running = {
  Pending: { status: "False", reason: "NotStarted", message: "its time has not come" },
  Running: { status: "True", reason: "Sending", message: "requests are sent" },
  Suspended: { status: "False", reason: "Suspended", message: "the spec says so" },
  Complete: { status: "False", reason: "Complete", message: "the load is over" },
} as const;

/** The conditions after those before; what stays as it is keeps its time. */
export function conditionsOf(before: Conditions, { phase, counts, nowMs }: Seen): Conditions {
  const message = `${counts.sent} requests, of which ${counts.failed} failed`;
  const complete =
    phase === "Complete"
      ? { type: "Complete", status: "True", reason: "LoadOver", message }
      : { type: "Complete", status: "False", reason: "LoadNotOver", message: "" };
  return [{ type: "Running", ...running[phase] }, complete].map((condition) => {
    const known = before.find(({ type }) => type === condition.type);
    const isSame = known?.status === condition.status;
    const lastTransitionTime = isSame ? known.lastTransitionTime : formatTime(nowMs);
    return { ...condition, lastTransitionTime };
  });
}

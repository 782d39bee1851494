import type { Traffic } from "../../api/sim/traffic.ts";
export type Phase = "Pending" | "Running" | "Suspended" | "Complete";
export type Conditions = NonNullable<Traffic["status"]["conditions"]>;
interface Seen {
    readonly phase: Phase;
    readonly counts: Pick<Traffic["status"], "sent" | "failed">;
    readonly nowMs: number;
}
/** The conditions after those before; what stays as it is keeps its time. */
export declare function conditionsOf(before: Conditions, { phase, counts, nowMs }: Seen): Conditions;
export {};

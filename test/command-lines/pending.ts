/** Every recorded step that needs what is not served yet, and what brings it. */
import type { Change, Printed } from "./change.ts";

export interface Pending {
  readonly group: string;
  readonly step: number;
  /** What is not served. */
  readonly needs: string;
  /** The issue that brings it. */
  readonly issue: string;
  /** What 1.36 prints, where that is not what was recorded. */
  readonly expected?: Change;
  /** Whether it is served, where what it will print is not known to the letter. */
  readonly isServed?: (printed: Printed, recorded: Printed) => boolean;
}

const streams = "issue 6";
const otherKinds = "issue 9";
const security = "the issue about authentication and authorisation";

/** Whether all is listed that was recorded and that 1.36 still has. */
const listsAll =
  (gone: RegExp): NonNullable<Pending["isServed"]> =>
  (printed, recorded) => {
    const there = new Set([printed.stdout].flat());
    return [recorded.stdout].flat().every((line) => gone.test(String(line)) || there.has(line));
  };

export const pending: readonly Pending[] = [
  {
    group: "cli-info",
    step: 1,
    needs: "all kinds",
    issue: otherKinds,
    isServed: listsAll(/v1beta1/),
  },
  { group: "cli-info", step: 10, needs: "authorisation", issue: security },
  { group: "cli-info", step: 18, needs: "exec", issue: streams },
];

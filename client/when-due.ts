import type { Renewal } from "../api/request.ts";
import type { Plan, View } from "./controller.ts";

interface Waiting {
  readonly view: View;
  /** What the update of the plan is made again by, where it need not be planned. */
  readonly renewal: Renewal | undefined;
  /** Plans anew. */
  readonly again: () => void;
  /** Runs it after so much more time, unless the key is woken before. */
  readonly wait: (afterMs: number, run: () => void) => void;
}

/**
 * What is done once the `requeueAfterMs` of a plan is over: to plan anew, unless it is known
 * without that what would come of it.
 */
export function whenDue(plan: Plan, waiting: Waiting): () => void {
  const { renewal, again } = waiting;
  if (renewal !== undefined) return renewing(plan, renewal, waiting);
  return plan.putsOff === undefined ? again : puttingOff(plan.putsOff, waiting);
}

/** The same update each time, for as long as time goes by as it should. */
function renewing(
  { requeueAfterMs: periodMs = 0 }: Plan,
  renewal: Renewal,
  { view, again, wait }: Waiting,
): () => void {
  let dueMs = view.nowMs + periodMs;
  const renew = () => {
    if (view.nowMs !== dueMs || !renewal.renew(dueMs)) {
      again();
      return;
    }
    dueMs += periodMs;
    wait(periodMs, renew);
  };
  return renew;
}

function puttingOff(
  putsOff: NonNullable<Plan["putsOff"]>,
  { view, again, wait }: Waiting,
): () => void {
  const look = () => {
    const leftMs = putsOff(view);
    if (leftMs > 0) wait(leftMs, look);
    else again();
  };
  return look;
}

import { expect, test } from "vitest";
import type { Plan, View } from "./controller.ts";
import { whenDue } from "./when-due.ts";

const object = { apiVersion: "v1", kind: "Thing", metadata: {} };

/** What is done when the time of a plan is over, one time after the other. */
function due(plan: Plan, renewal?: { renew(timeMs: number): boolean }) {
  const done: string[] = [];
  const view = { nowMs: 1000 };
  let next: () => void = () => undefined;
  const waiting = {
    // Nothing else is asked of it.
    view: view as View,
    renewal: renewal && { ...renewal, object, revision: 9 },
    again: () => done.push("plan"),
    wait(afterMs: number, run: () => void) {
      done.push(`wait ${afterMs}`);
      next = run;
    },
  };
  next = whenDue(plan, waiting);
  const at = (nowMs: number) => {
    view.nowMs = nowMs;
    next();
    return done.splice(0);
  };
  return at;
}

test("a plan is made anew", () => {
  expect(due({ actions: [], requeueAfterMs: 10 })(1010)).toEqual(["plan"]);
});

test("a plan that is put off waits for what is left, as often as there is some", () => {
  let leftMs = 7;
  const at = due({ actions: [], requeueAfterMs: 10, putsOff: () => leftMs });
  expect(at(1010)).toEqual(["wait 7"]);
  leftMs = 0;
  expect(at(1017)).toEqual(["plan"]);
});

test("a renewal goes on from period to period until it has to be asked for", () => {
  const renewed: number[] = [];
  const renew = (timeMs: number) => {
    renewed.push(timeMs);
    return renewed.length < 3;
  };
  const at = due({ actions: [], requeueAfterMs: 10, renews: true }, { renew });
  expect([at(1010), at(1020), at(1030)]).toEqual([["wait 10"], ["wait 10"], ["plan"]]);
  expect(renewed).toEqual([1010, 1020, 1030]);
});

test("a renewal whose time of day is not the one that it should be is planned", () => {
  const at = due({ actions: [], requeueAfterMs: 10, renews: true }, { renew: () => true });
  expect([at(1010), at(1025)]).toEqual([["wait 10"], ["plan"]]);
});

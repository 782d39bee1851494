/**
 * Matchers for vitest, as `import "kubesim/vitest"` adds them. Guarantees:
 * - those of a cluster let its time pass, and programs with it; those of an object change nothing;
 * - what a failure says suffices to see what was there instead.
 */
import { expect } from "vitest";
import type { Duration } from "../cluster.ts";
import {
  type ExpectedCondition,
  toBeReady,
  toEventually,
  toHaveCondition,
  toHavePassed,
  toStay,
  toStayQuiet,
} from "./matchers.ts";

export interface KubesimMatchers<R = unknown> {
  /**
   * A workload has all of its pods up to date and ready, a Job is complete; the condition Ready, or
   * else Available, of anything else is True.
   */
  toBeReady(): R;
  /** Its status holds a condition of that type, which is True where nothing else is said. */
  toHaveCondition(type: string, expected?: ExpectedCondition): R;
  /** A scenario that was simulated came out as it should. */
  toHavePassed(): R;
  /** Lets a cluster's time pass until the condition holds: within ten minutes, if not said. */
  toEventually(condition: () => boolean, options?: { readonly within?: Duration }): Promise<void>;
  /** Lets a cluster's time pass; the condition holds after every event in it. */
  toStay(condition: () => boolean, options: { readonly for: Duration }): Promise<void>;
  /** Lets a cluster's time pass; nothing is written by that process or controller. */
  toStayQuiet(actor: string, options: { readonly for: Duration }): Promise<void>;
}

declare module "vitest" {
  // The one way to tell vitest's types of a matcher.
  interface Matchers<T> extends KubesimMatchers<T> {}
}

expect.extend({ toBeReady, toHaveCondition, toHavePassed, toEventually, toStay, toStayQuiet });

export type { ExpectedCondition };

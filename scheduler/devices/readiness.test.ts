import { expect, test } from "vitest";
import type { AllocatedDeviceStatus } from "../../api/resource/claim-status.ts";
import type { ResourceClaim } from "../../api/resource/resource-claim.ts";
import { driver } from "../../api/resource/testing.ts";
import { isUnavailable, readinessOf } from "./readiness.ts";
import { claim, held, request } from "./testing.ts";

const attached = { bindingConditions: ["Attached"], bindingFailureConditions: ["Broken"] };
const madeMs = Date.parse("2026-01-01T00:00:00Z");
const timeoutMs = 600_000;

type Conditions = Readonly<Record<string, string>>;

const deviceWith = (conditions: Conditions, device = "gpu-0"): AllocatedDeviceStatus => ({
  driver,
  pool: "node-0",
  device,
  conditions: Object.entries(conditions).map(([type, status]) => ({
    type,
    status,
    reason: "Tried",
    message: 'said "no"',
    lastTransitionTime: "2026-01-01T00:00:00Z",
  })),
});

function claimWith(parts: object, devices: readonly AllocatedDeviceStatus[]): ResourceClaim {
  const allocation = { ...held("gpu-0", parts), allocationTimestamp: "2026-01-01T00:00:00Z" };
  return { ...claim([request()]), status: { allocation, devices } };
}

const failure = 'claim gpus binding failed: reason=Tried, message="said \\"no\\""';

test.each<[string, ResourceClaim, ReturnType<typeof readinessOf>]>([
  ["that has nothing waits", claim([request()]), "waiting"],
  ["without conditions is ready", claimWith({}, []), "ready"],
  ["of which its driver says nothing waits", claimWith(attached, []), "waiting"],
  [
    "of whose device nothing is said waits",
    claimWith(attached, [deviceWith({ Attached: "True" }, "gpu-1")]),
    "waiting",
  ],
  [
    "whose condition does not hold waits",
    claimWith(attached, [deviceWith({ Attached: "False" })]),
    "waiting",
  ],
  [
    "whose conditions hold is ready",
    claimWith(attached, [deviceWith({ Attached: "True" })]),
    "ready",
  ],
  [
    "that failed says why, even if its conditions hold",
    claimWith(attached, [deviceWith({ Attached: "True", Broken: "True" })]),
    { problem: failure },
  ],
  [
    "whose failure is none waits",
    claimWith(attached, [deviceWith({ Broken: "False" })]),
    "waiting",
  ],
])("a claim %s", (_, given, wanted) => {
  expect(readinessOf(given)).toEqual(wanted);
});

const waiting = claimWith(attached, []);

test.each<[string, ResourceClaim, number, boolean]>([
  ["waits for as long as it may", waiting, timeoutMs, false],
  ["waited for too long", waiting, timeoutMs + 1, true],
  ["failed at once", claimWith(attached, [deviceWith({ Broken: "True" })]), 0, true],
  [
    "is ready, however late",
    claimWith(attached, [deviceWith({ Attached: "True" })]),
    timeoutMs * 2,
    false,
  ],
  ["has nothing", claim([request()]), timeoutMs * 2, false],
])("a claim that %s", (_, given, afterMs, wanted) => {
  expect(isUnavailable(given, madeMs + afterMs, timeoutMs)).toBe(wanted);
});

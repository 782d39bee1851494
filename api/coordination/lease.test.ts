import { expect, test } from "vitest";
import { fieldErrorBody } from "../field-error.ts";
import { Lease } from "./lease.ts";

const { strategy } = Lease;
const lease = (spec: Lease["spec"]): Lease => ({
  apiVersion: "coordination.k8s.io/v1",
  kind: "Lease",
  metadata: { name: "l" },
  spec,
});

test.each([
  { behaviour: "without anything is good", spec: {}, errors: [] },
  {
    behaviour: "has a duration and no fewer than 0 transitions",
    spec: { leaseDurationSeconds: 0, leaseTransitions: -1 },
    errors: [
      "spec.leaseDurationSeconds: Invalid value: 0: must be greater than 0",
      "spec.leaseTransitions: Invalid value: -1: must be greater than or equal to 0",
    ],
  },
  {
    behaviour: "has a strategy of Kubernetes",
    spec: { strategy: "Newest" },
    errors: [
      'spec.strategy.strategy: Unsupported value: "Newest": supported values: "OldestEmulationVersion"',
    ],
  },
  { behaviour: "may have a strategy of its own", spec: { strategy: "a.b/c" }, errors: [] },
  {
    behaviour: "prefers nobody without a strategy",
    spec: { preferredHolder: "me" },
    errors: ["spec.preferredHolder: Forbidden: may only be specified if `strategy` is defined"],
  },
])("a lease $behaviour", ({ spec, errors }) => {
  const found = strategy.validate?.(lease(spec));
  expect(found?.map((error) => `${error.field}: ${fieldErrorBody(error)}`)).toEqual(errors);
});

const elected = { holderIdentity: "a", strategy: "a.b/c", preferredHolder: "b" };

test("a lease keeps the fields of coordinated election only where they are stored", () => {
  expect(strategy.prepareForCreate?.(lease(elected))).toEqual(lease({ holderIdentity: "a" }));
  const stored = lease({ strategy: "a.b/c" });
  expect(strategy.prepareForUpdate?.(lease(elected), stored)).toEqual(
    lease({ holderIdentity: "a", strategy: "a.b/c" }),
  );
});

test("a lease shows its holder", () => {
  const cells = Lease.columns.map(({ value }) => value(lease(elected), 0));
  expect(cells).toEqual(["l", "a", "<unknown>"]);
});

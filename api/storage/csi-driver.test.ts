import { describe, expect, test } from "vitest";
import { errorTexts } from "../validation/test-errors.ts";
import { CSIDriver, type CSIDriverSpec } from "./csi-driver.ts";

const driverOf = (spec: Partial<CSIDriverSpec> = {}, generation?: number): CSIDriver => ({
  apiVersion: "storage.k8s.io/v1",
  kind: "CSIDriver",
  metadata: { name: "disk.example", ...(generation && { generation }) },
  spec: {
    attachRequired: true,
    podInfoOnMount: false,
    volumeLifecycleModes: ["Persistent"],
    storageCapacity: false,
    fsGroupPolicy: "ReadWriteOnceWithFSType",
    requiresRepublish: false,
    seLinuxMount: false,
    ...spec,
  },
});

test.each<{ behaviour: string; spec: Partial<CSIDriverSpec>; errors: readonly string[] }>([
  { behaviour: "with defaults is good", spec: {}, errors: [] },
  {
    behaviour: "has a policy for fsGroup that there is",
    spec: { fsGroupPolicy: "Always" },
    errors: [
      'spec.fsGroupPolicy: Unsupported value: "Always": supported values: "File", "None", ' +
        '"ReadWriteOnceWithFSType"',
    ],
  },
  {
    behaviour: "asks for one token for each audience",
    spec: { tokenRequests: [{ audience: "" }, { audience: "a" }, { audience: "" }] },
    errors: ['spec.tokenRequests[2].audience: Duplicate value: ""'],
  },
  {
    behaviour: "asks for tokens of ten minutes at least",
    spec: { tokenRequests: [{ audience: "a", expirationSeconds: 599 }] },
    errors: [
      "spec.tokenRequests[0].expirationSeconds: Invalid value: 599: may not specify a duration " +
        "less than 10 minutes",
    ],
  },
  {
    behaviour: "asks for tokens of 2^32 seconds at most",
    spec: { tokenRequests: [{ audience: "a", expirationSeconds: 2 ** 32 + 1 }] },
    errors: [
      "spec.tokenRequests[0].expirationSeconds: Invalid value: 4294967297: may not specify a " +
        "duration larger than 2^32 seconds",
    ],
  },
  {
    behaviour: "has volumes that there are",
    spec: { volumeLifecycleModes: ["Persistent", "Brief"] },
    errors: [
      'spec.volumeLifecycleModes: Unsupported value: "Brief": supported values: "Persistent", ' +
        '"Ephemeral"',
    ],
  },
  {
    behaviour: "is asked every ten seconds at most",
    spec: { nodeAllocatableUpdatePeriodSeconds: 9 },
    errors: [
      "spec.nodeAllocatableUpdatePeriodSeconds: Invalid value: 9: must be greater than or equal " +
        "to 10 seconds",
    ],
  },
  {
    behaviour: "does not get tokens among the secrets that it does not ask for",
    spec: { serviceAccountTokenInSecrets: false, tokenRequests: [] },
    errors: [
      "spec.serviceAccountTokenInSecrets: Invalid value: false: serviceAccountTokenInSecrets is " +
        "set but no tokenRequests are specified",
    ],
  },
])("a driver $behaviour", ({ spec, errors }) => {
  expect(errorTexts(CSIDriver.strategy.validate?.(driverOf(spec)) ?? [])).toEqual(errors);
});

describe("a driver that changes", () => {
  test.each<{ behaviour: string; spec: Partial<CSIDriverSpec>; errors: readonly string[] }>([
    { behaviour: "may tell its capacity", spec: { storageCapacity: true }, errors: [] },
    {
      behaviour: "attaches as before",
      spec: { attachRequired: false },
      errors: ["spec.attachedRequired: Invalid value: false: field is immutable"],
    },
    {
      behaviour: "has the volumes of before",
      spec: { volumeLifecycleModes: ["Ephemeral"] },
      errors: ['spec.volumeLifecycleModes: Invalid value: ["Ephemeral"]: field is immutable'],
    },
  ])("$behaviour", ({ spec, errors }) => {
    const found = CSIDriver.strategy.validateUpdate?.(driverOf(spec), driverOf());
    expect(errorTexts(found ?? [])).toEqual(errors);
  });

  test.each([
    { behaviour: "in what is asked of it", spec: { storageCapacity: true }, was: 3, is: 4 },
    { behaviour: "in it for the first time", spec: { storageCapacity: true }, was: 0, is: 1 },
    { behaviour: "in nothing of it", spec: {}, was: 3, is: 3 },
  ])("$behaviour is of generation $is after $was", ({ spec, was, is }) => {
    const next = CSIDriver.strategy.prepareForUpdate?.(driverOf(spec, was), driverOf({}, was));
    expect(next?.metadata.generation).toBe(is);
  });
});

test.each<{ behaviour: string; spec: Partial<CSIDriverSpec>; cells: readonly unknown[] }>([
  {
    behaviour: "with defaults",
    spec: {},
    cells: [true, false, false, "<unset>", false, "Persistent"],
  },
  {
    behaviour: "with all that it wants",
    spec: {
      attachRequired: false,
      podInfoOnMount: true,
      storageCapacity: true,
      tokenRequests: [{ audience: "" }, { audience: "vault" }],
      requiresRepublish: true,
      volumeLifecycleModes: ["Persistent", "Ephemeral"],
    },
    cells: [false, true, true, ",vault", true, "Persistent,Ephemeral"],
  },
])("a driver is shown $behaviour", ({ spec, cells }) => {
  const shown = CSIDriver.columns.map((column) => column.value(driverOf(spec), 0));
  expect(shown).toEqual(["disk.example", ...cells, "<unknown>"]);
});

import { expect, test } from "vitest";
import { errorTexts } from "../validation/test-errors.ts";
import { CSIStorageCapacity } from "./csi-storage-capacity.ts";

type Parts = Partial<Omit<CSIStorageCapacity, "apiVersion" | "kind" | "metadata">>;

const capacityOf = (parts: Parts = {}): CSIStorageCapacity => ({
  apiVersion: "storage.k8s.io/v1",
  kind: "CSIStorageCapacity",
  metadata: { name: "made" },
  storageClassName: "fast",
  ...parts,
});
const subdomain =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', " +
  "and must start and end with an alphanumeric character (e.g. 'example.com', regex used for " +
  "validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";

test.each<{ behaviour: string; parts: Parts; errors: readonly string[] }>([
  { behaviour: "may say no more than its class", parts: {}, errors: [] },
  { behaviour: "may be none", parts: { capacity: "0", nodeTopology: {} }, errors: [] },
  {
    behaviour: "is of a class",
    parts: { storageClassName: "" },
    errors: [`storageClassName: Invalid value: "": ${subdomain}`],
  },
  {
    behaviour: "is of a class of a good name",
    parts: { storageClassName: "Fast" },
    errors: [`storageClassName: Invalid value: "Fast": ${subdomain}`],
  },
  {
    behaviour: "is not less than none",
    parts: { capacity: "-1Gi" },
    errors: ['capacity: Invalid value: "-1Gi": must be greater than or equal to 0'],
  },
  {
    behaviour: "is where operators can tell",
    parts: { nodeTopology: { matchExpressions: [{ key: "zone", operator: "Near" }] } },
    errors: [
      'nodeTopology.matchExpressions[0].operator: Invalid value: "Near": not a valid selector operator',
    ],
  },
  {
    behaviour: "is where values are named that have to be",
    parts: { nodeTopology: { matchExpressions: [{ key: "zone", operator: "In" }] } },
    errors: [
      "nodeTopology.matchExpressions[0].values: Required value: must be specified when `operator` " +
        "is 'In' or 'NotIn'",
    ],
  },
])("a capacity $behaviour", ({ parts, errors }) => {
  expect(errorTexts(CSIStorageCapacity.strategy.validate?.(capacityOf(parts)) ?? [])).toEqual(
    errors,
  );
});

test.each<{ behaviour: string; parts: Parts; errors: readonly string[] }>([
  { behaviour: "may grow", parts: { capacity: "2Gi", maximumVolumeSize: "1Gi" }, errors: [] },
  {
    behaviour: "is of the class of before",
    parts: { storageClassName: "slow" },
    errors: ['storageClassName: Invalid value: "slow": field is immutable'],
  },
  {
    behaviour: "is where it was",
    parts: { nodeTopology: { matchLabels: { zone: "a" } } },
    errors: ['nodeTopology: Invalid value: {"matchLabels":{"zone":"a"}}: field is immutable'],
  },
])("a capacity that changes $behaviour", ({ parts, errors }) => {
  const found = CSIStorageCapacity.strategy.validateUpdate?.(capacityOf(parts), capacityOf());
  expect(errorTexts(found ?? [])).toEqual(errors);
});

test.each([
  { capacity: "1Gi", cells: ["made", "fast", "1Gi"] },
  { capacity: undefined, cells: ["made", "fast", "<unset>"] },
])("a capacity of $capacity is shown as $cells", ({ capacity, cells }) => {
  const object = capacityOf(capacity === undefined ? {} : { capacity });
  expect(CSIStorageCapacity.columns.map((column) => column.value(object, 0))).toEqual(cells);
});

test("a capacity of nodes that are told by old labels is warned of", () => {
  const nodeTopology = {
    matchExpressions: [{ key: "beta.kubernetes.io/arch", operator: "Exists" }],
    matchLabels: { "beta.kubernetes.io/os": "linux" },
  };
  expect(CSIStorageCapacity.strategy.warnings?.(capacityOf({ nodeTopology }))).toEqual([
    "nodeTopology.matchExpressions[0].key: beta.kubernetes.io/arch is deprecated since v1.14; use " +
      '"kubernetes.io/arch" instead',
    'nodeTopology.matchLabels.beta.kubernetes.io/os: deprecated since v1.14; use "kubernetes.io/os" ' +
      "instead",
  ]);
});

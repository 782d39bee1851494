import { expect, test } from "vitest";
import { errorTexts } from "../validation/test-errors.ts";
import { CSINode } from "./csi-node.ts";

type Drivers = NonNullable<CSINode["spec"]["drivers"]>;

const nodeOf = (drivers: Drivers | null): CSINode => ({
  apiVersion: "storage.k8s.io/v1",
  kind: "CSINode",
  metadata: { name: "node-0" },
  spec: { drivers },
});
const disk = { name: "disk.example", nodeID: "n0" };
const qualified =
  'name part must be non-empty, spec.drivers[0]: Invalid value: "": name part must consist of ' +
  "alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric " +
  "character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is " +
  "'([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";

test.each<{ drivers: Drivers | null; errors: readonly string[] }>([
  { drivers: null, errors: [] },
  {
    drivers: [disk, { name: "File.example", nodeID: "n0", topologyKeys: ["a.b/zone"] }],
    errors: [],
  },
  {
    drivers: [{ name: "", nodeID: "" }],
    errors: [
      "spec.drivers[0].name: Required value",
      expect.stringContaining('spec.drivers[0].name: Invalid value: ""'),
      "spec.drivers[0].nodeID: Required value",
    ],
  },
  {
    drivers: [{ ...disk, nodeID: "n".repeat(257) }],
    errors: [
      `spec.drivers[0].nodeID: Invalid value: "${"n".repeat(257)}": must be 256 characters or less`,
    ],
  },
  {
    drivers: [disk, { ...disk, allocatable: { count: -1 } }],
    errors: [
      "spec.drivers[1].allocatable.count: Invalid value: -1: must be greater than or equal to 0",
      'spec.drivers[1].name: Duplicate value: "disk.example"',
    ],
  },
  {
    drivers: [{ ...disk, topologyKeys: ["zone", "zone"] }],
    errors: ['spec.drivers[0]: Duplicate value: "zone"'],
  },
  {
    drivers: [{ ...disk, topologyKeys: [""] }],
    errors: [
      "spec.drivers[0]: Required value",
      ...`spec.drivers[0]: Invalid value: "": ${qualified}`
        .split(", spec.")
        .map((each, index) => (index === 0 ? each : `spec.${each}`)),
    ],
  },
])("drivers $drivers are told $errors", ({ drivers, errors }) => {
  expect(errorTexts(CSINode.strategy.validate?.(nodeOf(drivers)) ?? [])).toEqual(errors);
});

test.each<{ behaviour: string; to: Drivers | null; errors: readonly string[] }>([
  { behaviour: "is gone", to: null, errors: [] },
  { behaviour: "is joined by another", to: [disk, { ...disk, name: "b.example" }], errors: [] },
  { behaviour: "has room for more", to: [{ ...disk, allocatable: { count: 9 } }], errors: [] },
  {
    behaviour: "calls the node otherwise",
    to: [{ ...disk, nodeID: "n1" }],
    errors: [
      'spec.drivers: Invalid value: {"Name":"disk.example","NodeID":"n1","TopologyKeys":null,' +
        '"Allocatable":null}: field is immutable',
    ],
  },
])("a driver that $behaviour is told $errors", ({ to, errors }) => {
  const stored = nodeOf([{ ...disk, allocatable: { count: 3 } }]);
  expect(errorTexts(CSINode.strategy.validateUpdate?.(nodeOf(to), stored) ?? [])).toEqual(errors);
});

test("a node is shown with how many drivers it has", () => {
  const cells = (drivers: Drivers | null) =>
    CSINode.columns.slice(0, 2).map((column) => column.value(nodeOf(drivers), 0));
  expect([cells([disk]), cells(null)]).toEqual([
    ["node-0", 1],
    ["node-0", 0],
  ]);
});

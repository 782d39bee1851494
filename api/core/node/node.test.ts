import { expect, test } from "vitest";
import { fieldErrorBody } from "../../field-error.ts";
import { Node } from "./node.ts";

const { strategy } = Node;
const nodeInfo: Node["status"]["nodeInfo"] = {
  machineID: "",
  systemUUID: "",
  bootID: "",
  kernelVersion: "",
  osImage: "",
  containerRuntimeVersion: "",
  kubeletVersion: "v1.36.0",
  kubeProxyVersion: "",
  operatingSystem: "linux",
  architecture: "amd64",
};

interface Given {
  readonly labels?: Readonly<Record<string, string>>;
  readonly spec?: Node["spec"];
  readonly status?: Partial<Node["status"]>;
}
const node = ({ labels, spec = {}, status }: Given): Node => ({
  apiVersion: "v1",
  kind: "Node",
  metadata: { name: "n", ...(labels === undefined ? {} : { labels }) },
  spec,
  status: { daemonEndpoints: { kubeletEndpoint: { Port: 0 } }, nodeInfo, ...status },
});
const ready = (status: string) => ({ conditions: [{ type: "Ready", status }] });
const lines = (errors: ReturnType<NonNullable<typeof strategy.validate>> | undefined) =>
  errors?.map((error) => `${error.field}: ${fieldErrorBody(error)}`);

test.each([
  { behaviour: "an unheard-of one", given: {}, cells: ["Unknown", "<none>"] },
  { behaviour: "a ready one", given: { status: ready("True") }, cells: ["Ready", "<none>"] },
  { behaviour: "a lost one", given: { status: ready("Unknown") }, cells: ["NotReady", "<none>"] },
  {
    behaviour: "a cordoned one",
    given: { status: ready("True"), spec: { unschedulable: true } },
    cells: ["Ready,SchedulingDisabled", "<none>"],
  },
  {
    behaviour: "one with roles",
    given: {
      labels: {
        "node-role.kubernetes.io/worker": "",
        "node-role.kubernetes.io/control-plane": "",
        "kubernetes.io/role": "edge",
      },
    },
    cells: ["Unknown", "control-plane,edge,worker"],
  },
])("the state and roles of $behaviour are shown", ({ given, cells }) => {
  const shown = Node.columns.map(({ value }) => value(node(given), 0));
  expect(shown.slice(0, 5)).toEqual(["n", ...cells, "<unknown>", "v1.36.0"]);
});

test("a wide table shows addresses and systems", () => {
  const given = node({ status: { addresses: [{ type: "InternalIP", address: "10.0.0.1" }] } });
  expect(
    Node.columns.slice(5).map(({ name, priority, value }) => [name, priority, value(given, 0)]),
  ).toEqual([
    ["Internal-IP", 1, "10.0.0.1"],
    ["External-IP", 1, "<none>"],
    ["OS-Image", 1, "<unknown>"],
    ["Kernel-Version", 1, "<unknown>"],
    ["Container-Runtime", 1, "<unknown>"],
  ]);
});

test.each([
  { kernelVersion: "6.12.48", architecture: "amd64", shown: "6.12.48 (amd64)" },
  { kernelVersion: "6.12.48", architecture: "", shown: "6.12.48" },
  { kernelVersion: "", architecture: "amd64", shown: "<unknown>" },
])("kernel '$kernelVersion' of '$architecture' is shown as $shown", ({ shown, ...given }) => {
  const made = node({ status: { nodeInfo: { ...nodeInfo, ...given } } });
  const column = Node.columns.find(({ name }) => name === "Kernel-Version");
  expect(column?.value(made, 0)).toBe(shown);
});

test.each([
  {
    behaviour: "fills podCIDRs",
    spec: { podCIDR: "10.0.0.0/24" },
    becomes: { podCIDR: "10.0.0.0/24", podCIDRs: ["10.0.0.0/24"] },
  },
  {
    behaviour: "fills podCIDR",
    spec: { podCIDRs: ["10.0.0.0/24"] },
    becomes: { podCIDR: "10.0.0.0/24", podCIDRs: ["10.0.0.0/24"] },
  },
  {
    behaviour: "prefers podCIDR",
    spec: { podCIDR: "10.0.1.0/24", podCIDRs: ["10.0.0.0/24"] },
    becomes: { podCIDR: "10.0.1.0/24", podCIDRs: ["10.0.1.0/24"] },
  },
])("a node $behaviour by default", ({ spec, becomes }) => {
  const made = strategy.defaults?.(node({ spec }));
  expect(made?.spec).toEqual(becomes);
});

test("what pods may have is all there is, by default", () => {
  const made = strategy.defaults?.(node({ status: { capacity: { cpu: "4" } } }));
  expect(made?.status.allocatable).toEqual({ cpu: "4" });
  expect(made && strategy.defaults?.(made)).toBe(made);
});

const notReady = { key: "node.kubernetes.io/not-ready", effect: "NoSchedule" };
const other = { key: "a", effect: "NoExecute" };

test("the configuration of a kubelet is dropped", () => {
  const given = node({ spec: { configSource: {}, taints: [notReady] }, status: { config: {} } });
  expect(strategy.prepareForCreate?.(given)).toEqual(node({ spec: { taints: [notReady] } }));
});

test.each([
  {
    behaviour: "bad taints",
    given: {
      spec: {
        taints: [
          { key: "a", effect: "" },
          { key: "a", effect: "Never" },
        ],
      },
    },
    errors: [
      "metadata.taints[0].effect: Required value",
      'metadata.taints[1].effect: Unsupported value: "Never": supported values: "NoExecute", ' +
        '"NoSchedule", "PreferNoSchedule"',
    ],
  },
  {
    behaviour: "a taint twice",
    given: { spec: { taints: [other, other] } },
    errors: [
      'metadata.taints[1]: Duplicate value: {"Key":"a","Value":"","Effect":"NoExecute",' +
        '"TimeAdded":null}: taints must be ' +
        "unique by key and effect pair",
    ],
  },
  {
    behaviour: "amounts below 0 or in pieces",
    given: {
      status: { capacity: { cpu: "-1", pods: "1500m", "example.com/gpu": "500m", memory: "500m" } },
    },
    errors: [
      'status.capacity.cpu: Invalid value: "-1": must be greater than or equal to 0',
      'status.capacity.pods: Invalid value: "1500m": must be an integer',
      'status.capacity.example.com/gpu: Invalid value: "500m": must be an integer',
    ],
  },
  {
    behaviour: "ranges that are none or of one family",
    given: { spec: { podCIDRs: ["10.0.0.0", "10.0.1.0/24"] } },
    errors: [
      'spec.podCIDRs[0]: Invalid value: "10.0.0.0": must be a valid CIDR value, (e.g. ' +
        "10.9.8.0/24 or 2001:db8::/64)",
      'spec.podCIDRs: Invalid value: ["10.0.0.0","10.0.1.0/24"]: may specify no more than one ' +
        "CIDR for each IP family",
    ],
  },
  {
    behaviour: "two families",
    given: { spec: { podCIDRs: ["10.0.0.0/24", "fd00::/64"] } },
    errors: [],
  },
])("a node with $behaviour is checked", ({ given, errors }) => {
  expect(lines(strategy.validate?.(node(given)))).toEqual(errors);
});

test("what was set once does not change", () => {
  const stored = node({ spec: { podCIDRs: ["10.0.0.0/24"], providerID: "a://b" } });
  const next = node({ spec: { podCIDRs: [], externalID: "x" } });
  expect(lines(strategy.validateUpdate?.(next, stored))).toEqual([
    'spec.podCIDRs: Forbidden: node updates may not change podCIDR except from "" to valid',
    'spec.providerID: Forbidden: node updates may not change providerID except from "" to valid',
    "spec.externalID: Forbidden: may not be updated",
  ]);
  expect(lines(strategy.validateUpdate?.(stored, node({})))).toEqual([]);
});

test("an address is there once", () => {
  const address = { type: "InternalIP", address: "10.0.0.1" };
  const next = node({
    status: { addresses: [address, { ...address, type: "ExternalIP" }, address] },
  });
  expect(lines(strategy.validateStatusUpdate?.(next, next))).toEqual([
    'status.addresses[2]: Duplicate value: {"type":"InternalIP","address":"10.0.0.1"}',
  ]);
});

test("a node warns of a field of old", () => {
  expect(strategy.warnings?.(node({ spec: { externalID: "x" } }))).toEqual([
    "spec.externalID: deprecated in v1.11, this field is unused",
  ]);
});

import { expect, test } from "vitest";
import { createFrameworks } from "../framework/create-frameworks.ts";
import type { ExtensionPoint } from "../framework/framework.ts";
import { inTreePlugins } from "../plugins/registry.ts";
import { readConfiguration } from "./configuration.ts";
import { kubernetesProfile } from "./profiles.ts";

const configuration = (members: object) =>
  readConfiguration({
    apiVersion: "kubescheduler.config.k8s.io/v1",
    kind: "KubeSchedulerConfiguration",
    ...members,
  });
const withPlugins = (plugins: object) => configuration({ profiles: [{ plugins }] });

test("what is left out is as in Kubernetes, and all nodes are scored", () => {
  expect(configuration({})).toEqual({
    profiles: [{ ...kubernetesProfile, points: {} }],
    backoff: { firstMs: 1000, maxMs: 10_000 },
  });
});

test("every member has its effect, or none where only a process of its own has use for it", () => {
  const read = configuration({
    parallelism: 4,
    leaderElection: { leaderElect: true },
    clientConnection: { qps: 100 },
    percentageOfNodesToScore: 50,
    podInitialBackoffSeconds: 2,
    podMaxBackoffSeconds: 20,
    extenders: null,
    profiles: [
      {
        schedulerName: "a",
        percentageOfNodesToScore: 10,
        pluginConfig: [
          {
            name: "NodeResourcesFit",
            args: {
              apiVersion: "kubescheduler.config.k8s.io/v1",
              kind: "NodeResourcesFitArgs",
              scoringStrategy: { type: "MostAllocated" },
            },
          },
        ],
      },
      { schedulerName: "b" },
    ],
  });
  expect(read.backoff).toEqual({ firstMs: 2000, maxMs: 20_000 });
  const [a, b] = read.profiles;
  expect([a?.schedulerName, a?.percentageOfNodesToScore]).toEqual(["a", 10]);
  expect([b?.schedulerName, b?.percentageOfNodesToScore]).toEqual(["b", 50]);
  const args = { scoringStrategy: { type: "MostAllocated" } };
  expect(a?.pluginConfig).toEqual({ NodeResourcesFit: args });
});

const scored = [
  "TaintToleration 3",
  "NodeAffinity 2",
  "NodeResourcesFit 1",
  "PodTopologySpread 2",
  "InterPodAffinity 2",
  "DynamicResources 2",
  "NodeResourcesBalancedAllocation 1",
  "ImageLocality 1",
];
interface Scoring {
  readonly behaviour: string;
  readonly plugins: object;
  readonly score: readonly string[];
}
test.each<Scoring>([
  { behaviour: "by default", plugins: {}, score: scored },
  {
    behaviour: "with one disabled at the point",
    plugins: { score: { disabled: [{ name: "ImageLocality" }] } },
    score: scored.slice(0, -1),
  },
  {
    behaviour: "with one disabled at all points",
    plugins: { multiPoint: { disabled: [{ name: "ImageLocality" }] } },
    score: scored.slice(0, -1),
  },
  {
    behaviour: "with a default weighed anew at all points, in its place",
    plugins: { multiPoint: { enabled: [{ name: "NodeAffinity", weight: 9 }] } },
    score: scored.map((each) => (each === "NodeAffinity 2" ? "NodeAffinity 9" : each)),
  },
  {
    behaviour: "with a default weighed anew at the point, before the others",
    plugins: { score: { enabled: [{ name: "NodeAffinity", weight: 9 }] } },
    score: ["NodeAffinity 9", ...scored.filter((each) => each !== "NodeAffinity 2")],
  },
  {
    behaviour: "with none but those named",
    plugins: {
      score: {
        disabled: [{ name: "*" }],
        enabled: [{ name: "ImageLocality" }, { name: "NodeResourcesFit", weight: 4 }],
      },
    },
    score: ["ImageLocality 1", "NodeResourcesFit 4"],
  },
])("plugins score $behaviour", ({ plugins, score }) => {
  const [framework] = createFrameworks(withPlugins(plugins).profiles, inTreePlugins).values();
  const seen = framework?.scoring.map(({ plugin: { name }, weight }) => `${name} ${weight}`);
  expect(seen).toEqual(score);
});

test("all plugins disabled at all points leave those named again", () => {
  const multiPoint = {
    disabled: [{ name: "*" }],
    enabled: ["PrioritySort", "NodeName", "DefaultBinder"].map((name) => ({ name })),
  };
  const [framework] = createFrameworks(
    withPlugins({ multiPoint }).profiles,
    inTreePlugins,
  ).values();
  const at = (point: ExtensionPoint) => framework?.at[point].map(({ name }) => name);
  expect([at("queueSort"), at("filter"), at("score"), at("bind")]).toEqual([
    ["PrioritySort"],
    ["NodeName"],
    [],
    ["DefaultBinder"],
  ]);
});

interface Mistake {
  readonly behaviour: string;
  readonly members: object;
  readonly message: string;
}
const name = (schedulerName: string) => ({ schedulerName });
test.each<Mistake>([
  {
    behaviour: "another kind",
    members: { kind: "Policy" },
    message: 'no kind "Policy" is registered for version "kubescheduler.config.k8s.io/v1"',
  },
  {
    behaviour: "another version",
    members: { apiVersion: "kubescheduler.config.k8s.io/v1beta3" },
    message:
      'no kind "KubeSchedulerConfiguration" is registered for version ' +
      '"kubescheduler.config.k8s.io/v1beta3"',
  },
  {
    behaviour: "no kind",
    members: { kind: "" },
    message:
      "Object 'Kind' is missing in " +
      `'{"apiVersion":"kubescheduler.config.k8s.io/v1","kind":""}'`,
  },
  {
    behaviour: "unknown fields",
    members: { foo: 1, profiles: [{ plugins: { unreserve: {} } }] },
    message:
      'strict decoding error: unknown field "profiles[0].plugins.unreserve", unknown field "foo"',
  },
  {
    behaviour: "text for a number",
    members: { podMaxBackoffSeconds: "ten" },
    message: "podMaxBackoffSeconds: Invalid input: expected number, received string",
  },
  {
    behaviour: "a share beyond all nodes",
    members: { percentageOfNodesToScore: 101 },
    message: "percentageOfNodesToScore: Invalid value: 101: not in valid range [0-100]",
  },
  {
    behaviour: "a share below none in a profile",
    members: { profiles: [{ percentageOfNodesToScore: -1 }] },
    message: "profiles[0].percentageOfNodesToScore: Invalid value: -1: not in valid range [0-100]",
  },
  {
    behaviour: "no workers",
    members: { parallelism: 0 },
    message: "parallelism: Invalid value: 0: should be an integer value greater than zero",
  },
  {
    behaviour: "a backoff that shrinks",
    members: { podInitialBackoffSeconds: 5, podMaxBackoffSeconds: 1 },
    message:
      "podMaxBackoffSeconds: Invalid value: 1: " +
      "must be greater than or equal to PodInitialBackoffSeconds",
  },
  {
    behaviour: "several mistakes at once",
    members: { podInitialBackoffSeconds: 0, profiles: [name("a"), {}] },
    message:
      "[profiles[1].schedulerName: Required value, " +
      "podInitialBackoffSeconds: Invalid value: 0: must be greater than 0]",
  },
  {
    behaviour: "two profiles of one name",
    members: { profiles: [name("a"), name("a")] },
    message: 'profiles[1].schedulerName: Duplicate value: "a"',
  },
  {
    behaviour: "two configurations of one plugin",
    members: { profiles: [{ pluginConfig: [{ name: "NodeName" }, { name: "NodeName" }] }] },
    message: 'profiles[0].pluginConfig[1]: Duplicate value: "NodeName"',
  },
  {
    behaviour: "arguments of another plugin",
    members: {
      profiles: [
        { pluginConfig: [{ name: "NodeResourcesFit", args: { kind: "NodeAffinityArgs" } }] },
      ],
    },
    message:
      "decoding .profiles[0].pluginConfig[0]: args for plugin NodeResourcesFit were not of type " +
      "NodeResourcesFitArgs.kubescheduler.config.k8s.io, got " +
      "NodeAffinityArgs.kubescheduler.config.k8s.io",
  },
  {
    behaviour: "a weight below 0",
    members: {
      profiles: [{ plugins: { score: { enabled: [{ name: "ImageLocality", weight: -1 }] } } }],
    },
    message:
      "profiles[0].plugins.score.enabled[0].weight: Invalid value: -1: " +
      "must be greater than or equal to 0",
  },
  {
    behaviour: "extenders",
    members: { extenders: [{ urlPrefix: "http://example.com" }] },
    message: "extenders: Forbidden: extenders are not supported: write a plugin instead",
  },
])("a configuration with $behaviour is refused", ({ members, message }) => {
  expect(() => configuration(members)).toThrow(
    expect.objectContaining({ name: "RangeError", message }),
  );
});

test("a document that is no object is refused", () => {
  expect(() => readConfiguration("profiles")).toThrow(
    "a KubeSchedulerConfiguration is a YAML or JSON object",
  );
});

test.each([
  {
    behaviour: "preemption that looks at no node",
    name: "DefaultPreemption",
    args: { minCandidateNodesPercentage: 0, minCandidateNodesAbsolute: 0 },
    message:
      "[minCandidateNodesPercentage: Invalid value: 0: " +
      "cannot be zero at the same time as minCandidateNodesAbsolute, " +
      "minCandidateNodesAbsolute: Invalid value: 0: " +
      "cannot be zero at the same time as minCandidateNodesPercentage]",
  },
  {
    behaviour: "a default constraint that is there twice",
    name: "PodTopologySpread",
    args: {
      defaultingType: "List",
      defaultConstraints: [1, 2].map((maxSkew) => ({
        maxSkew,
        topologyKey: "zone",
        whenUnsatisfiable: "ScheduleAnyway",
      })),
    },
    message: 'defaultConstraints[1]: Duplicate value: "{zone, ScheduleAnyway}"',
  },
])("the arguments of a plugin are refused that ask for $behaviour", ({ name, args, message }) => {
  const { profiles } = configuration({ profiles: [{ pluginConfig: [{ name, args }] }] });
  expect(() => createFrameworks(profiles, inTreePlugins)).toThrow(
    new RangeError(
      "creating profile for scheduler name default-scheduler: " +
        `initializing plugin "${name}": ${name}: ${message}`,
    ),
  );
});

import { expect, test } from "vitest";
import { inTreePlugins } from "../plugins/registry.ts";
import { podOf, snapshotOf } from "../testing/objects.ts";
import { createFramework } from "./create-framework.ts";
import { createFrameworks } from "./create-frameworks.ts";
import {
  type ExtensionPoint,
  type Plugin,
  type PluginSet,
  type Profile,
  unconfigured,
} from "./framework.ts";

type Points = Partial<Record<ExtensionPoint, Partial<PluginSet>>>;

/** A plugin that filters, scores and reserves. */
const plugin = (name: string): Plugin => ({
  name,
  sign: () => "",
  preFilter: () => ({
    filter: () => ({ plugin: name, reasons: ["no"], unresolvable: false }),
    nodes: new Set(["n1"]),
  }),
  preScore: () => ({ score: () => 1 }),
  reserve: () => undefined,
  requeueOn: [],
});
const registry = [...inTreePlugins, ...["A", "B", "C"].map((name) => unconfigured(plugin(name)))];

function profileOf(plugins: readonly string[], points: Points = {}, extra = {}): Profile {
  const none: PluginSet = { enabled: [], disabled: [] };
  return {
    schedulerName: "default-scheduler",
    plugins: plugins.map((name) => ({ name })),
    points: Object.fromEntries(
      Object.entries(points).map(([point, set]) => [point, { ...none, ...set }]),
    ),
    pluginConfig: {},
    ties: "name",
    ...extra,
  };
}
const named = (...names: string[]) => names.map((name) => ({ name }));

interface Order {
  readonly behaviour: string;
  readonly plugins: readonly string[];
  readonly points?: Points;
  readonly at: Partial<Record<ExtensionPoint, readonly string[]>>;
}
test.each<Order>([
  {
    behaviour: "that all points have take part wherever they can",
    plugins: ["A", "PrioritySort", "B"],
    at: { queueSort: ["PrioritySort"], filter: ["A", "B"], reserve: ["A", "B"], permit: [] },
  },
  {
    behaviour: "named for a point too go first, those named for it alone last",
    plugins: ["A", "B"],
    points: { reserve: { enabled: named("C", "B") } },
    at: { reserve: ["B", "A", "C"], filter: ["A", "B"] },
  },
  {
    behaviour: "disabled at a point take part at the others",
    plugins: ["A", "B"],
    points: { score: { disabled: ["A"] } },
    at: { score: ["B"], filter: ["A", "B"] },
  },
  {
    behaviour: "all disabled at a point leave those named for it",
    plugins: ["A", "B"],
    points: { reserve: { enabled: named("C"), disabled: ["*"] } },
    at: { reserve: ["C"], score: ["A", "B"] },
  },
  {
    behaviour: "disabled and named for a point count as named for it alone",
    plugins: ["A", "B"],
    points: { reserve: { enabled: named("A"), disabled: ["A"] } },
    at: { reserve: ["B", "A"] },
  },
])("plugins $behaviour", ({ plugins, points, at }) => {
  const framework = createFramework(profileOf(plugins, points), registry);
  const seen = Object.keys(at).map((point) => [
    point,
    // The keys of a row are extension points.
    framework.at[point as ExtensionPoint].map(({ name }) => name),
  ]);
  expect(Object.fromEntries(seen)).toEqual(at);
});

test("the weight for the point goes before that for all, and is 1 where none is given", () => {
  const plugins = [{ name: "A", weight: 2 }, { name: "B", weight: 3 }, { name: "C" }];
  const points = { score: { enabled: [{ name: "A", weight: 7 }], disabled: [] } };
  const { scoring } = createFramework({ ...profileOf([]), plugins, points }, registry);
  expect(scoring.map(({ plugin: { name }, weight }) => `${name} ${weight}`)).toEqual([
    "A 7",
    "B 3",
    "C 1",
  ]);
});

test.each<{ behaviour: string; disabled: ExtensionPoint[]; nodes: number; passes: boolean }>([
  { behaviour: "at both points narrows and filters", disabled: [], nodes: 1, passes: false },
  { behaviour: "without filter only narrows", disabled: ["filter"], nodes: 1, passes: true },
  { behaviour: "without preFilter only filters", disabled: ["preFilter"], nodes: 0, passes: false },
])("a plugin $behaviour", ({ disabled, nodes, passes }) => {
  const points = Object.fromEntries(disabled.map((point) => [point, { disabled: ["*"] }]));
  const { preFilter } = createFramework(profileOf(["A"], points), registry).plugin("A");
  const result = preFilter?.(podOf({}), snapshotOf([{ name: "n1" }]));
  if (result === undefined || "rejection" in result) throw new Error("it looks at nodes");
  expect([result.nodes?.size ?? 0, result.filter(0) === undefined]).toEqual([nodes, passes]);
});

const whole = ["PrioritySort", "DefaultBinder"];
test.each<{ behaviour: string; profiles: readonly Profile[]; message: string }>([
  {
    behaviour: "a plugin that is not there",
    profiles: [profileOf([...whole, "Missing"])],
    message:
      "creating profile for scheduler name default-scheduler: " +
      'PreFilterPlugin "Missing" does not exist',
  },
  {
    behaviour: "a plugin at a point that it does not know",
    profiles: [profileOf(whole, { permit: { enabled: named("A") } })],
    message:
      "creating profile for scheduler name default-scheduler: " +
      'plugin "A" does not extend PermitPlugin plugin',
  },
  {
    behaviour: "a plugin twice at one point",
    profiles: [profileOf([...whole, "A", "A"])],
    message:
      "creating profile for scheduler name default-scheduler: " +
      'plugin "A" already registered as "PreFilterPlugin"',
  },
  {
    behaviour: "arguments that a plugin does not take",
    profiles: [profileOf([...whole, "NodeResourcesFit"], {}, { pluginConfig: bad() })],
    message: expect.stringContaining('initializing plugin "NodeResourcesFit": '),
  },
  {
    behaviour: "weights beyond all bounds",
    profiles: [profileOf(whole, { score: { enabled: [{ name: "A", weight: 2 ** 31 }] } })],
    message:
      "creating profile for scheduler name default-scheduler: " +
      "total score of Score plugins could overflow",
  },
  {
    behaviour: "no order of the queue",
    profiles: [profileOf(["DefaultBinder"])],
    message:
      "creating profile for scheduler name default-scheduler: only one queue sort plugin " +
      'required for profile with scheduler name "default-scheduler", but got 0',
  },
  {
    behaviour: "nobody who binds",
    profiles: [profileOf(["PrioritySort"])],
    message:
      "creating profile for scheduler name default-scheduler: at least one bind plugin is " +
      'needed for profile with scheduler name "default-scheduler"',
  },
  {
    behaviour: "two profiles of one name",
    profiles: [profileOf(whole), profileOf(whole)],
    message: 'duplicate profile with scheduler name "default-scheduler"',
  },
  {
    behaviour: "two orders of one queue",
    profiles: [
      profileOf(whole),
      profileOf(["Oldest", "DefaultBinder"], {}, { schedulerName: "b" }),
    ],
    message: 'different queue sort plugins for profile "b": "Oldest", first: "PrioritySort"',
  },
])("a scheduler cannot have $behaviour", ({ profiles, message }) => {
  const oldest = { ...plugin("Oldest"), less: () => true };
  expect(() => createFrameworks(profiles, [...registry, unconfigured(oldest)])).toThrow(
    expect.objectContaining({ name: "RangeError", message }),
  );
});

function bad() {
  return { NodeResourcesFit: { scoringStrategy: { type: "Best" } } };
}

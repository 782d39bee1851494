/** Ways to make a scenario smaller. */
import { goDuration, parseDuration } from "../../api/duration.ts";
import { isObject, type Json, type JsonObject } from "../../api/json.ts";
import type { LoadedScenario } from "./load.ts";
import type { Run } from "./run.ts";
import type { ScenarioSpec } from "./schema.ts";
import type { Step } from "./step-schema.ts";

/** A smaller scenario, or nothing where there is nothing to be made smaller. */
export type Reduction = (loaded: LoadedScenario) => LoadedScenario | undefined;

/**
 * Ways to leave something out, those first that take most away. Each finds by itself whether what
 * it takes away is still there.
 */
export function removalsOf({ scenario, manifests }: LoadedScenario, run: Run): Reduction[] {
  const { steps = [], invariants = [], goals = [], traffic = [], expect = [] } = scenario.spec;
  const keeps = (each: { readonly name?: string | undefined }, text?: string) =>
    [each.name, text].includes(run.failure?.name);
  return [
    onlyWith({
      invariants: invariants.filter((each) => keeps(each, each.always ?? each.never)),
      goals: goals.filter((each) => keeps(each, each.eventually ?? each.stays)),
      traffic: traffic.filter((each) => keeps(each)),
      expect: run.failure?.kind === "expect" ? expect : [],
    }),
    ...halvesOf(steps.length).map(withoutLast),
    ...steps.map((step) => withoutStep(step)).reverse(),
    ...manifests.map(withoutManifest),
    ...invariants
      .filter((each) => !keeps(each, each.always ?? each.never))
      .map((each) => withoutItem("invariants", each)),
    ...goals
      .filter((each) => !keeps(each, each.eventually ?? each.stays))
      .map((each) => withoutItem("goals", each)),
    ...traffic.filter((each) => !keeps(each)).map((each) => withoutItem("traffic", each)),
    ...expect.map((each) => withoutItem("expect", each)),
  ];
}

/** Ways to make what is left shorter or smaller, each by half. */
export const shorteningsOf = ({ scenario, manifests }: LoadedScenario): Reduction[] => [
  ...(scenario.spec.steps ?? []).flatMap(shorter),
  ...(scenario.spec.cluster?.nodeGroups ?? []).map((_, index) => fewerNodes(index)),
  ...manifests.map(fewerReplicas),
];

/** 4, 2, 1 of 8. */
function halvesOf(count: number): readonly number[] {
  const half = Math.floor(count / 2);
  return half === 0 ? [] : [half, ...halvesOf(half)];
}

/** Leaves out at once whatever else must hold. */
const onlyWith =
  (kept: Required<Pick<ScenarioSpec, Exclude<ListName, "steps">>>): Reduction =>
  (loaded) => {
    const { spec } = loaded.scenario;
    const isLess = listNames.some((name) => (spec[name]?.length ?? 0) > kept[name].length);
    return isLess ? withSpec(loaded, kept) : undefined;
  };

/** What comes after the failure, what is waited for too, has no part in it. */
const withoutLast =
  (count: number): Reduction =>
  (loaded) => {
    const { steps = [], invariants = [] } = loaded.scenario.spec;
    const [kept, left] = [steps.slice(0, -count), steps.slice(-count)];
    const isNamed = ({ from, until }: (typeof invariants)[number]) =>
      left.some(({ name }) => name !== undefined && [from, until].includes(name));
    if (kept.length === 0 || invariants.some(isNamed)) return undefined;
    return withSpec(loaded, { steps: kept });
  };

function withSpec(loaded: LoadedScenario, spec: Partial<ScenarioSpec>): LoadedScenario {
  const { scenario } = loaded;
  return { ...loaded, scenario: { ...scenario, spec: { ...scenario.spec, ...spec } } };
}

const listNames = ["invariants", "goals", "traffic", "expect"] as const;
type ListName = "steps" | (typeof listNames)[number];

/** Leaves out an item of a list, if it is still in it. */
const withoutItem =
  (list: ListName, item: unknown): Reduction =>
  (loaded) => {
    const items: readonly unknown[] = loaded.scenario.spec[list] ?? [];
    if (!items.includes(item)) return undefined;
    return withSpec(loaded, { [list]: items.filter((each) => each !== item) });
  };

/**
 * A step that an invariant begins or ends with must stay, and so must what is waited for: without
 * it a cluster that is not up yet would fail in much the same way.
 */
const withoutStep =
  (step: Step): Reduction =>
  (loaded) => {
    if (step.wait !== undefined || step.expect !== undefined) return undefined;
    const { invariants = [] } = loaded.scenario.spec;
    const isNamed = invariants.some(({ from, until }) => [from, until].includes(step.name));
    return step.name !== undefined && isNamed ? undefined : withoutItem("steps", step)(loaded);
  };

const withoutManifest =
  (manifest: JsonObject): Reduction =>
  (loaded) =>
    loaded.manifests.includes(manifest)
      ? { ...loaded, manifests: loaded.manifests.filter((each) => each !== manifest) }
      : undefined;

const replaceStep =
  (step: Step, next: Step | undefined): Reduction =>
  (loaded) => {
    const { steps = [] } = loaded.scenario.spec;
    if (next === undefined || !steps.includes(step)) return undefined;
    return withSpec(loaded, { steps: steps.map((each) => (each === step ? next : each)) });
  };

/** The same step, with half of its time, half of its load, or half of its replicas. */
function shorter(step: Step): readonly Reduction[] {
  const { advance, fault, traffic, scale } = step;
  const time = advance === undefined ? undefined : half(advance);
  const fewer = scale === undefined ? 0 : Math.floor(scale.replicas / 2);
  const halves = [
    time !== undefined && { ...step, advance: time },
    ...[halved(fault?.spec)].map((spec) => spec && { ...step, fault: { ...fault, spec } }),
    ...[halved(traffic?.spec)].map(
      (spec) => spec && traffic && { ...step, traffic: { ...traffic, spec } },
    ),
    scale !== undefined && fewer > 0 && { ...step, scale: { ...scale, replicas: fewer } },
  ];
  return halves.flatMap((next) => (next ? [replaceStep(step, next)] : []));
}

/** A spec of half the duration. */
function halved(spec: unknown): JsonObject | undefined {
  if (!isObject(spec) || typeof spec.duration !== "string") return undefined;
  const duration = half(spec.duration);
  return duration === undefined ? undefined : { ...spec, duration };
}

/** In whole seconds, which are easy to read. Nothing is gained by less than one. */
function half(duration: string): string | undefined {
  const seconds = Math.floor(parseDuration(duration) / 2000);
  return seconds < 1 ? undefined : goDuration(seconds * 1000);
}

const fewerNodes =
  (index: number): Reduction =>
  (loaded) => {
    const { cluster } = loaded.scenario.spec;
    const { nodeGroups = [] } = cluster ?? {};
    const group = nodeGroups[index];
    if (cluster === undefined || group === undefined || group.count < 2) return undefined;
    const fewer = { ...group, count: Math.floor(group.count / 2) };
    const groups = nodeGroups.map((each, at) => (at === index ? fewer : each));
    return withSpec(loaded, { cluster: { ...cluster, nodeGroups: groups } });
  };

/** A workload with half of its replicas. */
const fewerReplicas =
  (manifest: JsonObject): Reduction =>
  (loaded) => {
    const { spec } = manifest;
    const replicas: Json | undefined = isObject(spec) ? spec.replicas : undefined;
    if (typeof replicas !== "number" || replicas < 2) return undefined;
    if (!isObject(spec) || !loaded.manifests.includes(manifest)) return undefined;
    const next = { ...manifest, spec: { ...spec, replicas: Math.floor(replicas / 2) } };
    const manifests = loaded.manifests.map((each) => (each === manifest ? next : each));
    return { ...loaded, manifests };
  };

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
 * All ways to make this scenario smaller, those first that take most away. Each finds by itself
 * whether what it takes away is still there.
 */
export function reductionsOf({ scenario, manifests }: LoadedScenario, run: Run): Reduction[] {
  const { steps = [], invariants = [], goals = [], traffic = [], expect = [] } = scenario.spec;
  const keeps = (each: { readonly name?: string | undefined }, text?: string) =>
    [each.name, text].includes(run.failure?.name);
  return [
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
    ...steps.flatMap(shorter),
    ...(scenario.spec.cluster?.nodeGroups ?? []).map((_, index) => fewerNodes(index)),
    ...manifests.map(fewerReplicas),
  ];
}

function withSpec(loaded: LoadedScenario, spec: Partial<ScenarioSpec>): LoadedScenario {
  const { scenario } = loaded;
  return { ...loaded, scenario: { ...scenario, spec: { ...scenario.spec, ...spec } } };
}

type ListName = "steps" | "invariants" | "goals" | "traffic" | "expect";

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
  const halves = [
    advance === undefined ? undefined : { ...step, advance: half(advance) },
    isObject(fault?.spec) && { ...step, fault: { ...fault, spec: halved(fault.spec, "duration") } },
    isObject(traffic?.spec) && {
      ...step,
      traffic: { ...traffic, spec: halved(traffic.spec, "duration") },
    },
    scale !== undefined &&
      scale.replicas > 1 && {
        ...step,
        scale: { ...scale, replicas: Math.floor(scale.replicas / 2) },
      },
  ];
  return halves.flatMap((next) => (next ? [replaceStep(step, next)] : []));
}

function halved(spec: JsonObject, name: string): JsonObject {
  const { [name]: value } = spec;
  return typeof value === "string" ? { ...spec, [name]: half(value) } : spec;
}

/** To whole seconds, which are easier to read, as long as there are some. */
function half(duration: string): string {
  const ms = parseDuration(duration) / 2;
  return goDuration(ms > 1000 ? Math.floor(ms / 1000) * 1000 : Math.max(Math.floor(ms), 1));
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

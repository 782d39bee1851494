/** Runs a scenario under every fault there is, one at a time, and compares where each run ends. */
import { Lease } from "../../api/coordination/lease.ts";
import { allResources } from "../../api/index.ts";
import { equalJson } from "../../api/json.ts";
import { controllers } from "../../controllers/index.ts";
import { createCluster } from "../../simulator/cluster.ts";
import type { ComponentName } from "../../simulator/processes/process-handler.ts";
import { finalStateOf } from "./final-state.ts";
import { authority } from "./policy-scenarios.ts";
import { play, type Scenario } from "./scenario.ts";
import {
  delayEvent,
  type Extent,
  holdStale,
  type Strike,
  strikeWrite,
  survey,
  type Target,
  writeFaults,
} from "./strikes.ts";

export interface Swept {
  /** How many runs there were. */
  readonly runs: number;
  /** What went another way, and the first difference of each. */
  readonly failures: readonly string[];
}

interface Run {
  readonly fault: string;
  readonly strike: Strike;
}

export const allControllers = controllers({ clusterCidr: "10.244.0.0/16", authority });

/** Longest time in seconds that a cache is held stale. */
const staleSecondsMax = 30;

export function sweep(scenario: Scenario): Swept {
  const target = targetOf(scenario);
  let extent: Extent = { writes: 0, events: 0 };
  const undisturbed = endOf(scenario, (cluster) => {
    extent = survey(cluster, target);
  });
  const runs = [...runsOf(target, extent)];
  const failures = runs.flatMap(({ fault, strike }) => {
    const difference = differenceOf(undisturbed, endOf(scenario, strike));
    return difference === undefined ? [] : [`${scenario.name}: ${fault}: ${difference}`];
  });
  return { runs: runs.length, failures };
}

function targetOf(scenario: Scenario): Target {
  const { process = "kube-controller-manager" } = scenario;
  if (process !== "kube-controller-manager") return wholeOf(process);
  const struck = allControllers.filter(({ name }) => scenario.controllers.includes(name));
  const names = new Set(struck.map(({ name }) => name));
  return {
    process,
    isStruck: ({ actor }) => names.has(actor),
    watches: new Set(struck.flatMap(({ watches }) => watches.map((each) => each.resource.plural))),
  };
}

/** A process with all that it watches. Renewals of leases go on for ever, and are all the same. */
const wholeOf = (process: ComponentName): Target => ({
  process,
  isStruck: ({ resource }) => resource.plural !== Lease.plural,
  watches: new Set(allResources.map(({ plural }) => plural)),
});

function* runsOf(target: Target, { writes, events }: Extent): Generator<Run> {
  for (const [text, fault] of Object.entries(writeFaults)) {
    for (let at = 1; at <= writes; at += 1) {
      yield { fault: `${text} write ${at}`, strike: strikeWrite(target, at, fault) };
    }
  }
  for (let seconds = 1; seconds <= staleSecondsMax; seconds += 1) {
    yield { fault: `sees all ${seconds} s late`, strike: holdStale(target, seconds * 1000) };
  }
  for (let at = 1; at <= events; at += 1) {
    yield { fault: `sees event ${at} after the next`, strike: delayEvent(target, at) };
  }
}

/** Where a run ends, and after it whatever went wrong on the way. */
interface End {
  /** What was not touched is told by its name, as all runs of a scenario begin alike. */
  readonly brief: readonly string[];
  readonly full: () => readonly string[];
}

function endOf(scenario: Scenario, strike: Strike): End {
  const cluster = createCluster(scenario.cluster);
  const beganAt = cluster.storage.revision;
  const noted = scenario.watch?.(cluster) ?? [];
  strike(cluster);
  play(cluster, scenario);
  const wrong = [...noted, ...(scenario.end?.(cluster) ?? [])];
  return {
    brief: [...finalStateOf(cluster, beganAt), ...wrong],
    full: () => [...finalStateOf(cluster), ...wrong],
  };
}

function differenceOf(wantedEnd: End, gotEnd: End): string | undefined {
  if (equalJson(wantedEnd.brief, gotEnd.brief)) return undefined;
  const [wanted, got] = [wantedEnd.full(), gotEnd.full()];
  const missing = wanted.filter((line) => !got.includes(line));
  const extra = got.filter((line) => !wanted.includes(line));
  if (missing.length === 0 && extra.length === 0 && wanted.length === got.length) return undefined;
  return `${extra.length} lines more: ${extra[0]}\n  ${missing.length} less: ${missing[0]}`;
}

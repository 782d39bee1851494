/** Runs examples with a kubelet that is killed on the way, and says how they end. */
import { Lease } from "../../api/coordination/lease.ts";
import { Event } from "../../api/core/event.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { allResources } from "../../api/index.ts";
import type { ApiRequest } from "../../api/request.ts";
import type { KubeObject } from "../../api/resource.ts";
import { statusesOf } from "../../kubelet/index.ts";
import type { Cluster } from "../../simulator/cluster.ts";
import { isWrite } from "../../simulator/faults/index.ts";
import type { ComponentName } from "../../simulator/processes/process-handler.ts";
import { finalStateOf } from "../faults/final-state.ts";
import { begin, durationMs, type Example, walk } from "./example.ts";

/** Sets a fault on its way in a cluster whose example has just begun. */
export type Disturbance = (cluster: Cluster) => void;

/** What an example comes to. */
export interface Outcome {
  /** Of all objects that there ever were. */
  readonly uids: ReadonlySet<string>;
  readonly exactly: End;
  /** Without what follows from the ids of objects: names and times that are drawn by them. */
  readonly roughly: End;
  /** How many starts of containers were told by events. */
  readonly told: number;
}

interface End {
  /** One line of JSON for each object at the end. */
  readonly objects: readonly string[];
  /** Every start of a container that was ever to be seen, with the number of its restart. */
  readonly starts: readonly string[];
}

/**
 * Both ends as they are to be compared: exactly, unless an object had another id. The API server
 * draws ids for events, too, so that one that is lost changes those of the objects made after it.
 */
export function ends(one: Outcome, other: Outcome): readonly [End, End] {
  const isSame = [...other.uids].every((uid) => one.uids.has(uid));
  return isSame ? [one.exactly, other.exactly] : [one.roughly, other.roughly];
}

/** Heartbeats go on for ever; events are counted, since telling something twice does no harm. */
const kindsOfTheWay = new Set([Event.kind, Lease.kind]);

export function outcomeOf(example: Example, disturb: Disturbance = () => undefined): Outcome {
  const cluster = begin(example);
  const uids = watchUids(cluster);
  const starts = watchStarts(cluster);
  disturb(cluster);
  walk(cluster, example);
  const tables = new Set<string>();
  const objects = allResources
    .filter(({ kind }) => !kindsOfTheWay.has(kind))
    .flatMap((resource): readonly KubeObject[] => {
      const { table = resource.plural } = cluster.server.registry.resources.find(resource);
      if (tables.has(table)) return [];
      tables.add(table);
      return cluster.list(resource);
    });
  const told = cluster.list(Event).filter(({ reason }) => reason === "Started");
  return {
    uids,
    exactly: {
      objects: objects.map(textOf),
      starts: starts.map(({ pod, run, id }) => `${pod} ${run} ${id}`).sort(),
    },
    roughly: {
      objects: finalStateOf(cluster),
      starts: starts.map(({ shortName, run }) => `${shortName} ${run}`).sort(),
    },
    told: told.reduce((sum, { count = 1 }) => sum + count, 0),
  };
}

/** The ids of all objects that there are and will be, but for those that only tell. */
function watchUids(cluster: Cluster): ReadonlySet<string> {
  const uids = new Set<string>();
  cluster.observe(({ object: { kind, metadata } }) => {
    if (!kindsOfTheWay.has(kind)) uids.add(metadata.uid ?? "");
  });
  return uids;
}

/** A start of a container. */
interface Start {
  readonly pod: string;
  /** What was not drawn of it. */
  readonly shortName: string;
  /** The container, and which of its runs it is. */
  readonly run: string;
  readonly id: string;
}

/** Each container that was shown to have started, once by its id. */
function watchStarts(cluster: Cluster): readonly Start[] {
  const starts: Start[] = [];
  const seen = new Set<string>();
  cluster.observe(({ object }) => {
    if (object.kind !== Pod.kind) return;
    // The kind says that it is a Pod.
    const { metadata, status } = object as Pod;
    const { name: pod = "", generateName: shortName = pod } = metadata;
    for (const { name, restartCount, containerID: id } of statusesOf(status)) {
      if (id === undefined || seen.has(id)) continue;
      seen.add(id);
      starts.push({ pod, shortName, run: `${name} ${restartCount}`, id });
    }
  });
  return starts;
}

/**
 * Versions and who wrote what last tell of the way. Addresses are given to pods that come at once
 * in the order in which the kubelet looks at them.
 */
const fieldsOfTheWay = new Set([
  "resourceVersion",
  "managedFields",
  "podIP",
  "podIPs",
  // Of endpoints, which are those of pods.
  "addresses",
  "ip",
]);

const textOf = (object: unknown): string =>
  JSON.stringify(object, (key, value) => (fieldsOfTheWay.has(key) ? undefined : value));

/** A moment at which the kubelet is killed, and how to get there. */
export interface Kill {
  readonly moment: string;
  readonly disturb: Disturbance;
}

/** An example without any fault, and all that may be done to its kubelet. */
export interface Course {
  readonly outcome: Outcome;
  /** Every moment that matters: before and after each write, and between two of them. */
  readonly kills: readonly Kill[];
  /** All these moments in three runs: before every write, after every write, and in between. */
  readonly sweeps: readonly Kill[];
}

export function courseOf(example: Example): Course {
  const times = new Set<number>();
  let [writes, begunMs, endMs] = [0, 0, 0];
  const outcome = outcomeOf(example, (cluster) => {
    begunMs = cluster.nowMs;
    cluster.components.faults = {
      request(from, request) {
        if (!isKubeletWrite(from, request)) return { do: "pass" };
        writes += 1;
        times.add(cluster.nowMs - begunMs);
        return { do: "pass" };
      },
    };
    endMs = durationMs(example);
  });
  const between = timesBetween([...times, endMs]);
  const kills: Kill[] = [];
  for (let n = 1; n <= writes; n += 1) {
    kills.push({ moment: `before write ${n}`, disturb: killedAtWrite(n, false) });
    kills.push({ moment: `after write ${n}`, disturb: killedAtWrite(n, true) });
  }
  for (const atMs of between) {
    kills.push({ moment: `after ${atMs} ms`, disturb: killedAfter(atMs) });
  }
  const sweeps: readonly Kill[] = [
    { moment: "before every write", disturb: killedAtWrites(false) },
    { moment: "after every write", disturb: killedAtWrites(true) },
    {
      moment: "between all writes",
      disturb: (cluster) => {
        for (const atMs of between) killedAfter(atMs)(cluster);
      },
    },
  ];
  return { outcome, kills, sweeps };
}

/** Moments right after, half-way and right before, of the times between two writes. */
function timesBetween(times: readonly number[]): readonly number[] {
  const between: number[] = [];
  let lastMs = 0;
  for (const ms of times) {
    for (const atMs of new Set([lastMs + 1, Math.floor((lastMs + ms) / 2), ms - 1])) {
      if (atMs > lastMs && atMs < ms) between.push(atMs);
    }
    lastMs = ms;
  }
  return between;
}

/** Renewals of leases go on for ever, and are all the same. */
const isKubeletWrite = (from: ComponentName, request: ApiRequest) =>
  from === "kubelet" && isWrite(request) && request.resource.plural !== Lease.plural;

/** The kubelet is killed by its n-th write, counted from 1, which the API server may still get. */
const killedAtWrite =
  (n: number, committed: boolean): Disturbance =>
  (cluster) => {
    let count = 0;
    cluster.components.faults = {
      request(from, request) {
        if (!isKubeletWrite(from, request)) return { do: "pass" };
        count += 1;
        return count === n ? { do: "crash", committed } : { do: "pass" };
      },
    };
  };

/** The kubelet is killed by every write; where it tries the same again, it may go on. */
const killedAtWrites =
  (committed: boolean): Disturbance =>
  (cluster) => {
    const struck = new Set<string>();
    cluster.components.faults = {
      request(from, request) {
        const content = contentOf(request);
        if (!isKubeletWrite(from, request) || struck.has(content)) return { do: "pass" };
        struck.add(content);
        return { do: "crash", committed };
      },
    };
  };

/** What a write comes to: names and times of events are drawn anew each time. */
function contentOf({ verb, resource: { plural }, name, body }: ApiRequest): string {
  // What is written in process is an object of its kind.
  const { reason, message, status } = (body ?? {}) as Record<string, unknown>;
  const what = plural === "events" ? { reason, message } : { name, status };
  return textOf([verb, plural, what]);
}

/** The kubelet is killed then, and started at once. */
const killedAfter =
  (ms: number): Disturbance =>
  (cluster) => {
    cluster.clock.setTimer(ms, () => cluster.restart("kubelet"));
  };

/** The kubelet is killed again and again, so that it never remembers anything for longer. */
export const killedEvery =
  (ms: number): Disturbance =>
  (cluster) => {
    const kill = () => {
      cluster.restart("kubelet");
      cluster.clock.setTimer(ms, kill);
    };
    cluster.clock.setTimer(ms, kill);
  };

/** The kubelet is down for some time, while the containers go on. */
export const downFor =
  (ms: number, fromMs: number): Disturbance =>
  (cluster) => {
    cluster.clock.setTimer(fromMs, () => cluster.components.stop("kubelet"));
    cluster.clock.setTimer(fromMs + ms, () => cluster.components.start("kubelet"));
  };

import { type ApiHandler, ask } from "../api/request.ts";
import type { KubeObject } from "../api/resource.ts";
import type { Clock } from "../api/runtime.ts";
import { formatMicroTime, formatTime } from "../api/runtime.ts";
import type { EventNote } from "./action.ts";
import { EventCorrelator } from "./event-correlator.ts";
import { RecentMap } from "./recent-map.ts";

export interface EventRecorderOptions {
  readonly handler: ApiHandler;
  readonly clock: Clock;
  /** The component that events are attributed to. */
  readonly component: string;
  /** The node that an event comes from: part of the source of a kubelet's events. */
  readonly host?: (regarding: KubeObject) => string | undefined;
  /** Which API they are written through; the scheduler uses the newer one. */
  readonly api?: "core" | "events";
}

/** Records events about objects. It never fails: an event that is refused is lost. */
export interface EventRecorder {
  record(note: EventNote, cause: number): void;
}

const core = { group: "", version: "v1", plural: "events" };
const newer = { group: "events.k8s.io", version: "v1", plural: "events" };

/** So many names are tried: whoever answers that all of them are taken is in no good state. */
const namesMax = 100;

/** How many recent events are remembered for counting. Source: client-go, tools/record. */
const memoryLimit = 4096;

interface Remembered {
  readonly name: string;
  readonly namespace: string;
  readonly firstMs: number;
  count: number;
  lastMs: number;
}

/**
 * A recorder that counts repetitions: the second of two equal events raises the count of the first.
 * Through the core API it also keeps the events about one object from piling up.
 * What it remembers is lost with it, as in Kubernetes; then the next repetition is a new event.
 */
export function eventRecorder(options: EventRecorderOptions): EventRecorder {
  const { handler, clock, component, host, api = "core" } = options;
  const memory = new RecentMap<Remembered>(memoryLimit);
  const correlator = api === "core" ? new EventCorrelator() : undefined;
  let sequence = 0;
  const resource = api === "core" ? core : newer;

  function fresh(note: EventNote, nowMs: number): Remembered {
    sequence += 1;
    const { name = "", namespace = "default" } = note.regarding.metadata;
    // Upstream names events by nanoseconds; a sequence keeps two of one instant apart.
    const stamp = (BigInt(Math.floor(nowMs)) * 1_000_000n + BigInt(sequence % 1_000_000)).toString(
      16,
    );
    return { name: `${name}.${stamp}`, namespace, firstMs: nowMs, count: 1, lastMs: nowMs };
  }

  /** Another component may have taken the name in the same instant; then the next one is tried. */
  function createNew(key: string, note: EventNote, cause: number, tried = 1): void {
    const made = fresh(note, clock.now());
    memory.set(key, made);
    const body =
      api === "core"
        ? coreEvent(note, made, component, host?.(note.regarding))
        : newEvent(note, made, component);
    const { namespace } = made;
    const request = { verb: "create", resource, namespace, body, actor: component } as const;
    ask(handler, { ...request, cause }, ({ code }) => {
      if (code === 409 && tried < namesMax) createNew(key, note, cause, tried + 1);
    });
  }

  function repeat(known: Remembered, message: string, given: Repetition): void {
    const { cause, refused } = given;
    const body = api === "core" ? coreCount(known, message) : newCount(known);
    const { namespace, name } = known;
    const request = { verb: "patch", patchType: "merge", resource, namespace, name } as const;
    ask(handler, { ...request, body, actor: component, cause }, ({ code }) => {
      if (code >= 400) refused();
    });
  }

  return {
    record(original, cause) {
      const nowMs = clock.now();
      if (correlator?.admits(original, nowMs) === false) return;
      const { key, message } = correlator?.combine(original, nowMs) ?? plain(original);
      const note = message === original.message ? original : { ...original, message };
      const known = memory.get(key);
      if (known === undefined) {
        createNew(key, note, cause);
        return;
      }
      known.count += 1;
      known.lastMs = nowMs;
      repeat(known, message, { cause, refused: () => createNew(key, note, cause) });
    },
  };
}

interface Repetition {
  readonly cause: number;
  /** Called where there is no event any more whose count could be raised. */
  readonly refused: () => void;
}

const plain = ({ regarding, type, reason, message }: EventNote) => ({
  key: `${regarding.metadata.uid}/${type}/${reason}/${message}`,
  message,
});

const coreCount = ({ count, lastMs }: Remembered, message: string) => ({
  message,
  count,
  lastTimestamp: formatTime(lastMs),
});

const newCount = ({ count, lastMs }: Remembered) => ({
  series: { count, lastObservedTime: formatMicroTime(lastMs) },
});

function reference({ regarding, fieldPath }: EventNote) {
  const { apiVersion, kind, metadata } = regarding;
  const { namespace, name, uid, resourceVersion } = metadata;
  return {
    kind,
    ...(namespace === undefined ? {} : { namespace }),
    name,
    uid,
    apiVersion,
    resourceVersion,
    ...(fieldPath === undefined ? {} : { fieldPath }),
  };
}

function coreEvent(note: EventNote, made: Remembered, component: string, host?: string) {
  const at = formatTime(made.firstMs);
  return {
    apiVersion: "v1",
    kind: "Event",
    metadata: { name: made.name, namespace: made.namespace },
    involvedObject: reference(note),
    reason: note.reason,
    message: note.message,
    source: host === undefined ? { component } : { component, host },
    firstTimestamp: at,
    lastTimestamp: at,
    count: 1,
    type: note.type,
    eventTime: null,
    reportingComponent: component,
    reportingInstance: host ?? "",
  };
}

function newEvent(note: EventNote, made: Remembered, component: string) {
  return {
    apiVersion: "events.k8s.io/v1",
    kind: "Event",
    metadata: { name: made.name, namespace: made.namespace },
    eventTime: formatMicroTime(made.firstMs),
    reportingController: component,
    reportingInstance: `${component}-0`,
    action: note.reason === "Scheduled" ? "Binding" : "Scheduling",
    reason: note.reason,
    regarding: reference(note),
    note: note.message,
    type: note.type,
    deprecatedFirstTimestamp: null,
    deprecatedLastTimestamp: null,
  };
}

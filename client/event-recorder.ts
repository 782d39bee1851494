import { Event as CoreEvent } from "../api/core/event.ts";
import { Event } from "../api/events/event.ts";
import { type ApiHandler, type ApiRequest, ask } from "../api/request.ts";
import type { KubeObject } from "../api/resource.ts";
import type { Clock } from "../api/runtime.ts";
import { formatMicroTime, formatTime, seededRandom } from "../api/runtime.ts";
import { type EventNote, managedBy, untyped, withMessage } from "./action.ts";
import { splitKey } from "./controller.ts";
import { CoreEventBody, NewEventBody, namesEvents } from "./event-body.ts";
import { EventCorrelator, type Told } from "./event-correlator.ts";
import { RecentMap } from "./recent-map.ts";

export interface EventRecorderOptions {
  readonly handler: ApiHandler;
  readonly clock: Clock;
  /** The component that events are attributed to. */
  readonly component: string;
  /** Who records, where several do so as one component. */
  readonly source?: string;
  /** The node that an event comes from: part of the source of a kubelet's events. */
  readonly host?: (regarding: KubeObject) => string | undefined;
  /** The process that the fields of events belong to, where that is not the component. */
  readonly fieldManager?: string;
  /** Which API they are written through; the scheduler uses the newer one. */
  readonly api?: "core" | "events";
}

/** Records events about objects. It never fails: an event that is refused is lost. */
export interface EventRecorder {
  /** `atMs` is when it was seen, where that is not now. */
  record(note: EventNote, cause: number, atMs?: number): void;
  /** As a killed process: what is not written yet never is. */
  stop?(): void;
}

/** So many kinds of moments are remembered, which are asked for again within a second. */
const momentsMax = 4_096;
/** For so many namespaces requests are held ready, for namespaces come and go. */
const namespacesMax = 256;
/** So many names are tried: whoever answers that all of them are taken is in no good state. */
const namesMax = 100;

/**
 * A recorder that counts repetitions: the second of two equal events raises the count of the first.
 * Through the core API it also keeps the events about one object from piling up.
 * What it remembers is lost with it, as in Kubernetes; then the next repetition is a new event.
 */
export function eventRecorder(given: EventRecorderOptions): EventRecorder {
  const { handler, clock, component, source = component, host, api = "core" } = given;
  const options = managedBy(given.fieldManager);
  const correlate = correlationOf(api);
  const moments = new RecentMap<number>(momentsMax);
  const freshKey = freshKeys(source);
  const resource = api === "core" ? untyped(CoreEvent) : untyped(Event);
  const requestIn = requestsBy({ verb: "create", resource, options, actor: component });
  const Body = api === "core" ? CoreEventBody : NewEventBody;

  /** Another component may have taken the name in the same instant; then the next one is tried. */
  function createNew(told: Told, { note, cause, atMs }: Seen, tried = 1): void {
    const namespace = namespaceOf(note);
    const key = freshKey(namespace, note, atMs);
    told.key = key;
    told.count = 1;
    const request = requestIn(namespace);
    const body = new Body(note, { component, atMs, host: host?.(note.regarding) });
    const isLate = body.isSound && namesEvents(note.regarding.metadata.name ?? "");
    if (isLate && handler.createLate?.(request, { key, cause, body }) === true) return;
    const { name } = splitKey(key);
    const whole = Object.assign({}, request, { name, cause, body: body.make({ name, namespace }) });
    ask(handler, whole, ({ code }) => {
      if (code === 409 && tried < namesMax) createNew(told, { note, cause, atMs }, tried + 1);
    });
  }

  function repeat(told: Told, { note, cause, atMs }: Seen): void {
    const { count } = told;
    const { name } = splitKey(told.key);
    const body = api === "core" ? coreCount(note, count, atMs) : newCount(count, atMs);
    const namespace = namespaceOf(note);
    const place = { resource, namespace, name, options };
    const request = { verb: "patch", patchType: "merge", body, actor: component, cause } as const;
    ask(handler, Object.assign(place, request), ({ code }) => {
      // There is no event any more whose count could be raised.
      if (code >= 400) createNew(told, { note, cause, atMs });
    });
  }

  return {
    record(original, cause, atMs = clock.now()) {
      if (isTold(original, moments)) return;
      const correlated = correlate(original, atMs);
      if (correlated === undefined) return;
      const { told, message } = correlated;
      const note = message === original.message ? original : withMessage(original, message);
      const seen = { note, cause, atMs };
      if (told.count === 0) {
        createNew(told, seen);
        return;
      }
      told.count += 1;
      repeat(told, seen);
    },
  };
}

/** How events are put together that are written through an API. */
function correlationOf(api: "core" | "events") {
  const correlator = new EventCorrelator();
  return (note: EventNote, atMs: number) =>
    api === "core"
      ? correlator.correlate(note, atMs)
      : { told: correlator.find(note, atMs), message: note.message };
}

/** Whether it tells of a moment that was told of; if not, it counts as told. */
function isTold(note: EventNote, moments: RecentMap<number>): boolean {
  const { regarding, reason, message, fieldPath = "", ofMs } = note;
  if (ofMs === undefined) return false;
  const what = `${regarding.metadata.uid}/${fieldPath}/${reason}/${message}`;
  const lastMs = moments.get(what);
  if (lastMs !== undefined && lastMs >= ofMs) return true;
  moments.set(what, ofMs);
  return false;
}

/** What all new events of a namespace have in common. */
function requestsBy(common: Omit<ApiRequest, "namespace">): (namespace: string) => ApiRequest {
  const requests = new RecentMap<ApiRequest>(namespacesMax);
  return (namespace) => {
    const known = requests.get(namespace);
    if (known !== undefined) return known;
    const made = Object.assign({}, common, { namespace });
    requests.set(namespace, made);
    return made;
  };
}

function freshKeys(source: string) {
  // Recorders begin apart, as they seldom tell of one object in the same nanosecond.
  let sequence = seededRandom(source).integer(1_000_000);
  return (namespace: string, { regarding: { metadata } }: EventNote, nowMs: number): string => {
    sequence += 1;
    // Upstream names events by nanoseconds; a sequence keeps two of one instant apart.
    const nanoseconds = BigInt(Math.floor(nowMs)) * 1_000_000n + BigInt(sequence % 1_000_000);
    // Joined, the many that are kept are one text each, and not made of others.
    return [namespace, "/", metadata.name ?? "", ".", nanoseconds.toString(16)].join("");
  };
}

/** What is told, the write that led to it, and when it was seen. */
interface Seen {
  readonly note: EventNote;
  readonly cause: number;
  readonly atMs: number;
}

const namespaceOf = ({ regarding }: EventNote) => regarding.metadata.namespace ?? "default";

const coreCount = ({ message }: EventNote, count: number, lastMs: number) => ({
  message,
  count,
  lastTimestamp: formatTime(lastMs),
});

const newCount = (count: number, lastMs: number) => ({
  series: { count, lastObservedTime: formatMicroTime(lastMs) },
});

/** The bodies of new events, in the old API and in the new one. */
import type { LateBody } from "../api/request.ts";
import { formatMicroTime, formatTime } from "../api/runtime.ts";
import { byteLength } from "../api/validation/meta.ts";
import { subdomainProblems } from "../api/validation/names.ts";
import type { EventNote } from "./action.ts";

/** Who tells of something, and when it was seen. */
interface Teller {
  readonly component: string;
  readonly host: string | undefined;
  readonly atMs: number;
}

type Place = Parameters<LateBody["make"]>[0];

/** Longer than what follows the name of the object in that of an event. */
const nameEndMax = 32;

/** Whether events about an object may be named by it: `NAME.17f3a2b4c5d6e7f8`. */
export const namesEvents = (name: string): boolean =>
  name.length <= 253 - nameEndMax && subdomainProblems(name).length === 0;

/** Source: core/v1 Event validation 1.36, of events that have an eventTime. */
const noteBytesMax = 1024;
const reasonBytesMax = 128;

/**
 * What is said of an object, without the object, which need not be kept for that. There are many of
 * these, so that they are one object each.
 */
abstract class EventBody implements LateBody {
  protected readonly component: string;
  protected readonly host: string | undefined;
  protected readonly atMs: number;
  protected readonly type: EventNote["type"];
  protected readonly reason: string;
  protected readonly message: string;
  readonly #apiVersion: string;
  readonly #kind: string;
  readonly #namespace: string | undefined;
  readonly #name: string | undefined;
  readonly #uid: string | undefined;
  readonly #resourceVersion: string | undefined;
  readonly #fieldPath: string | undefined;

  constructor(note: EventNote, { component, host, atMs }: Teller) {
    const { apiVersion, kind, metadata } = note.regarding;
    this.component = component;
    this.host = host;
    this.atMs = atMs;
    this.type = note.type;
    this.reason = note.reason;
    this.message = note.message;
    this.#apiVersion = apiVersion;
    this.#kind = kind;
    this.#namespace = metadata.namespace;
    this.#name = metadata.name;
    this.#uid = metadata.uid;
    this.#resourceVersion = metadata.resourceVersion;
    this.#fieldPath = note.fieldPath;
  }

  /** Whether it is certain that the server accepts it, whoever says it. */
  get isSound(): boolean {
    return typeof this.reason === "string" && typeof this.message === "string";
  }

  abstract make(place: Place): object;

  protected get reference(): object {
    const namespace = this.#namespace;
    const fieldPath = this.#fieldPath;
    return {
      kind: this.#kind,
      ...(namespace !== undefined && { namespace }),
      name: this.#name,
      uid: this.#uid,
      apiVersion: this.#apiVersion,
      resourceVersion: this.#resourceVersion,
      ...(fieldPath !== undefined && { fieldPath }),
    };
  }
}

export class CoreEventBody extends EventBody {
  make({ name, namespace }: Place) {
    const { component, host } = this;
    const at = formatTime(this.atMs);
    return {
      apiVersion: "v1",
      kind: "Event",
      metadata: { name, namespace },
      involvedObject: this.reference,
      reason: this.reason,
      message: this.message,
      source: host === undefined ? { component } : { component, host },
      firstTimestamp: at,
      lastTimestamp: at,
      count: 1,
      type: this.type,
      eventTime: null,
      reportingComponent: component,
      reportingInstance: host ?? "",
    };
  }
}

export class NewEventBody extends EventBody {
  override get isSound(): boolean {
    if (!super.isSound) return false;
    const { reason, message } = this;
    const isTold = reason !== "" && byteLength(reason) <= reasonBytesMax;
    return isTold && byteLength(message) <= noteBytesMax;
  }

  make({ name, namespace }: Place) {
    const { component } = this;
    return {
      apiVersion: "events.k8s.io/v1",
      kind: "Event",
      metadata: { name, namespace },
      eventTime: formatMicroTime(this.atMs),
      reportingController: component,
      reportingInstance: `${component}-0`,
      action: this.reason === "Scheduled" ? "Binding" : "Scheduling",
      reason: this.reason,
      regarding: this.reference,
      note: this.message,
      type: this.type,
      deprecatedFirstTimestamp: null,
      deprecatedLastTimestamp: null,
      deprecatedSource: {},
    };
  }
}

/** The bodies of new events, in the old API and in the new one. */
import type { LateBody } from "../api/request.ts";
import { formatMicroTime, formatTime } from "../api/runtime.ts";
import { byteLength } from "../api/validation/meta.ts";
import { subdomainProblems } from "../api/validation/names.ts";
import type { EventNote } from "./action.ts";

/** A new event object. */
export interface MadeEvent {
  readonly name: string;
  readonly namespace: string;
  readonly component: string;
  readonly atMs: number;
  readonly host: string | undefined;
}

/** Source: core/v1 Event validation 1.36, of events that have an eventTime. */
const noteBytesMax = 1024;
const reasonBytesMax = 128;

/** What is said of an object, without the object, which need not be kept for that. */
abstract class EventBody implements LateBody {
  protected readonly made: MadeEvent;
  protected readonly type: EventNote["type"];
  protected readonly reason: string;
  protected readonly message: string;
  protected readonly reference: object;

  constructor(note: EventNote, made: MadeEvent) {
    this.made = made;
    this.type = note.type;
    this.reason = note.reason;
    this.message = note.message;
    this.reference = referenceOf(note);
  }

  /** Whether it is certain that the server accepts it, whoever says it. */
  get isSound(): boolean {
    const isText = typeof this.reason === "string" && typeof this.message === "string";
    return isText && subdomainProblems(this.made.name).length === 0;
  }

  abstract make(): object;
}

function referenceOf({ regarding, fieldPath }: EventNote): object {
  const { apiVersion, kind, metadata } = regarding;
  const { namespace, name, uid, resourceVersion } = metadata;
  const reference =
    namespace === undefined
      ? { kind, name, uid, apiVersion, resourceVersion }
      : { kind, namespace, name, uid, apiVersion, resourceVersion };
  return fieldPath === undefined ? reference : Object.assign(reference, { fieldPath });
}

export class CoreEventBody extends EventBody {
  make() {
    const { name, namespace, component, atMs, host } = this.made;
    const at = formatTime(atMs);
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

  make() {
    const { name, namespace, component, atMs } = this.made;
    return {
      apiVersion: "events.k8s.io/v1",
      kind: "Event",
      metadata: { name, namespace },
      eventTime: formatMicroTime(atMs),
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

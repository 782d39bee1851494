import {
  type ApiHandler,
  type ApiRequest,
  type ApiResponse,
  ask,
  type Renewal,
  type RequestOptions,
} from "../api/request.ts";
import type { KubeObject, ResourceDefinition } from "../api/resource.ts";
import type { Clock } from "../api/runtime.ts";
import { type Status, StatusError } from "../api/status.ts";
import { type Action, type EventNote, managedBy, withMessage } from "./action.ts";
import type { EventRecorder } from "./event-recorder.ts";

/** What became of an action. `revision` is that of the write, 0 where it is not known. */
export interface Performed {
  readonly error: StatusError | undefined;
  /** What the server answered a write with, whatever that is; absent where it was not asked. */
  readonly answer: ApiResponse["body"] | undefined;
  readonly resource: ResourceDefinition | undefined;
  readonly revision: number;
}

/**
 * Performs actions. `done` is called when the outcome is known: before `perform` returns where the
 * API server is in this process, later where it is remote.
 */
export interface Executor {
  perform(action: Action, cause: number, done: (performed: Performed) => void): void;
  /** A short way to perform an update again that was performed just now, where there is one. */
  renewal?(action: Action, cause: number): Renewal | undefined;
  /** As a killed process: what has not reached the server yet never does. */
  stop?(): void;
}

export interface ExecutorOptions {
  readonly handler: ApiHandler;
  readonly actor: string;
  /** The process that the fields it sets belong to, where that is not the actor. */
  readonly fieldManager?: string;
  readonly recorder: EventRecorder;
  /** What requests wait by that take their time. Absent: none does. */
  readonly clock?: Clock;
}

/** An executor against an API server in this process. */
export function localExecutor(options: ExecutorOptions): Executor {
  const { handler, actor, recorder, clock } = options;
  const writer: Writer = {
    actor,
    own: managedBy(options.fieldManager),
    applying: { fieldManager: actor, force: true },
  };
  let isStopped = false;
  return {
    renewal(action, cause) {
      if (action.do !== "update") return undefined;
      return handler.renewal?.(toRequest(action, writer, cause));
    },
    stop() {
      isStopped = true;
      recorder.stop?.();
    },
    perform(action, cause, done) {
      if (action.do === "record") {
        recorder.record(action.event, cause);
        done(nothingWritten);
        return;
      }
      const request = toRequest(action, writer, cause);
      const finish = (response: ApiResponse | undefined) =>
        done(outcomeOf(response, { action, recorder, cause }));
      const delayMs = clock === undefined ? 0 : (handler.delayMs?.(request) ?? 0);
      if (clock === undefined || delayMs <= 0) {
        send({ action, request, handler }, finish);
        return;
      }
      // Half of the time it is on its way there, and the answer on its way back for the other.
      const thereMs = Math.floor(delayMs / 2);
      clock.setTimer(thereMs, () => {
        if (isStopped) return;
        send({ action, request, handler }, (response) => {
          clock.setTimer(delayMs - thereMs, () => finish(response));
        });
      });
    },
  };
}

type Write = Exclude<Action, { do: "record" }>;

const nothingWritten: Performed = {
  error: undefined,
  answer: undefined,
  resource: undefined,
  revision: 0,
};

interface Sent {
  readonly action: Write;
  readonly request: ApiRequest;
  readonly handler: ApiHandler;
}

/** Hands on the answer of the server; none where the action must not be performed. */
function send(
  { action, request, handler }: Sent,
  done: (response: ApiResponse | undefined) => void,
): void {
  const guards = action.do === "delete" || action.do === "patch" ? (action.unless ?? []) : [];
  for (const { resource, namespace, name, uid } of guards) {
    const found = handler.handle({ verb: "get", resource, namespace, name, actor: request.actor });
    const { code, body } = found;
    // Who cannot know whether it is there must not act as if it were not.
    if (code >= 400 && code !== 404) {
      done(found);
      return;
    }
    if ("metadata" in body && "uid" in body.metadata && body.metadata.uid === uid) {
      done(undefined);
      return;
    }
  }
  ask(handler, request, done);
}

interface Asked {
  readonly action: Write;
  readonly recorder: EventRecorder;
  readonly cause: number;
}

/** What became of an action, after its event was recorded. */
function outcomeOf(
  response: ApiResponse | undefined,
  { action, recorder, cause }: Asked,
): Performed {
  if (response === undefined) return nothingWritten;
  const error = refusal(response);
  const isGone = error?.code === 404 && mayBeGone(action);
  const succeeded = error === undefined || isGone;
  const tell = (note: EventNote | undefined) => {
    if (note === undefined) return;
    const name = "metadata" in response.body ? nameOf(response.body) : "";
    const message = note.message
      .replace("{name}", () => name)
      .replace("{error}", () => error?.message ?? "");
    recorder.record(message === note.message ? note : withMessage(note, message), cause);
  };
  if (!isGone) tell(succeeded ? action.succeeded : action.failed);
  if (!succeeded) tell(action.failedInTurn);
  return {
    error: succeeded ? undefined : error,
    answer: response.body,
    resource: action.resource,
    revision: succeeded ? revisionOf(response) : 0,
  };
}

const mayBeGone = (action: Write) =>
  action.do === "delete" || (action.do === "patch" && action.mayBeGone === true);

/** Who writes, and what writes say of it. */
interface Writer {
  readonly actor: string;
  readonly own: RequestOptions | undefined;
  readonly applying: RequestOptions;
}

function toRequest(action: Write, writer: Writer, cause: number): ApiRequest {
  const { resource } = action;
  const { actor, own } = writer;
  switch (action.do) {
    case "create":
    case "update": {
      const { namespace, name } = action.object.metadata;
      const body = action.object;
      const subresource = action.do === "update" ? action.subresource : undefined;
      const verb = action.do;
      const options = own;
      return { verb, resource, namespace, name, subresource, options, body, actor, cause };
    }
    case "patch": {
      const { namespace, name, patchType, patch: body, subresource, fieldManager } = action;
      const { applying } = writer;
      const forced = fieldManager === undefined ? applying : { ...applying, fieldManager };
      const options = patchType === "apply" ? forced : own;
      return {
        verb: "patch",
        resource,
        namespace,
        name,
        subresource,
        patchType,
        options,
        body,
        actor,
        cause,
      };
    }
    case "delete": {
      const { namespace, name, options } = action;
      return { verb: "delete", resource, namespace, name, options, actor, cause };
    }
    case "post": {
      const { namespace, name, subresource, body } = action;
      const options = own;
      return {
        verb: "create",
        resource,
        namespace,
        name,
        subresource,
        options,
        body,
        actor,
        cause,
      };
    }
    default:
      return action satisfies never;
  }
}

/** The refusal that a response holds, or `undefined` for a success. */
export function refusal({ code, body }: ApiResponse): StatusError | undefined {
  if (code < 400) return undefined;
  const { reason = "InternalError", message = "", details } = body as Status;
  return new StatusError(reason, message, details, { code });
}

/** The object that was answered. Throws the refusal. */
export function answeredObject(response: ApiResponse): KubeObject {
  const error = refusal(response);
  if (error !== undefined) throw error;
  // Writes and reads of one object answer with it, or with a Status of the same shape.
  return response.body as KubeObject;
}

function nameOf(body: ApiResponse["body"]): string {
  const { metadata } = body as KubeObject;
  return metadata.name ?? "";
}

function revisionOf({ body }: ApiResponse): number {
  const { metadata } = body as KubeObject;
  return Number(metadata.resourceVersion ?? 0);
}

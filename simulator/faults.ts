/**
 * Faults between a process of the cluster and its API server: requests that fail or whose answer
 * is lost, processes that are killed on the way, watch events that are late.
 */
import type {
  ApiHandler,
  ApiRequest,
  ApiResponse,
  ResourceRef,
  WatchEvent,
  WatchHandle,
} from "../api/request.ts";
import type { Clock } from "../api/runtime.ts";
import { StatusError } from "../api/status.ts";
import type { ComponentName } from "./process-handler.ts";

/** What becomes of a request. With `committed` it is carried out all the same. */
export type RequestFault =
  | { readonly do: "pass" }
  | { readonly do: "refuse"; readonly error: StatusError; readonly committed: boolean }
  /** The process is killed, and started anew in the same instant. It never sees an answer. */
  | { readonly do: "crash"; readonly committed: boolean };

/** What becomes of a watch event. Those behind it in the same watch never overtake it. */
export type EventFault =
  | { readonly do: "pass" }
  | { readonly do: "delay"; readonly delayMs: number }
  /** It arrives when `release` is called, once. */
  | { readonly do: "hold"; readonly until: (release: () => void) => void };

/** Whether a request changes anything, or tries to. */
export const isWrite = ({ verb }: ApiRequest): boolean => verb !== "get" && verb !== "list";

/** Decides on all that passes between processes and the API server. */
export interface Faults {
  readonly request?: (process: ComponentName, request: ApiRequest) => RequestFault;
  readonly event?: (process: ComponentName, resource: ResourceRef, event: WatchEvent) => EventFault;
}

export interface FaultyOptions {
  readonly process: ComponentName;
  readonly clock: Clock;
  readonly faults: () => Faults;
  /** Whether the process is dead: what it still sends is lost. */
  readonly isDown: () => boolean;
  readonly kill: () => void;
}

const pass = { do: "pass" } as const;

/** The API server as a process reaches it through the faults of the moment. */
export function faultyHandler(handler: ApiHandler, options: FaultyOptions): ApiHandler {
  const { process, clock, faults, isDown, kill } = options;
  return {
    handle(request) {
      if (isDown()) return unreachable();
      const fault = faults().request?.(process, request) ?? pass;
      if (fault.do === "pass") return handler.handle(request);
      if (fault.committed) handler.handle(request);
      if (fault.do === "refuse") return refused(fault.error);
      kill();
      return unreachable();
    },
    watch(request, sink) {
      const { resource } = request;
      const faultOf = (event: WatchEvent) => faults().event?.(process, resource, event) ?? pass;
      const stream = inOrder(sink, faultOf, clock);
      const handle = handler.watch(request, stream.receive);
      return {
        stop() {
          stream.stop();
          handle.stop();
        },
      };
    },
  };
}

/** Hands events on in their order, each not before its fault lets it go. */
function inOrder(
  sink: (event: WatchEvent) => void,
  faultOf: (event: WatchEvent) => EventFault,
  clock: Clock,
): WatchHandle & { readonly receive: (event: WatchEvent) => void } {
  const waiting: { readonly event: WatchEvent; isFree: boolean }[] = [];
  let isStopped = false;
  const flush = () => {
    while (waiting[0]?.isFree === true && !isStopped) {
      const first = waiting.shift();
      if (first !== undefined) sink(first.event);
    }
  };
  return {
    receive(event) {
      const fault = faultOf(event);
      if (fault.do === "pass" && waiting.length === 0) {
        sink(event);
        return;
      }
      const entry = { event, isFree: fault.do === "pass" };
      waiting.push(entry);
      const release = () => {
        entry.isFree = true;
        flush();
      };
      if (fault.do === "delay") clock.setTimer(fault.delayMs, release);
      else if (fault.do === "hold") fault.until(release);
    },
    stop() {
      isStopped = true;
    },
  };
}

const unreachable = (): ApiResponse =>
  refused(
    new StatusError("ServiceUnavailable", "the server is currently unable to handle the request"),
  );

const refused = (error: StatusError): ApiResponse => ({
  code: error.code,
  body: error.toStatus(),
  warnings: [],
});

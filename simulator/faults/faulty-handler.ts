import {
  type ApiHandler,
  type ApiRequest,
  type ApiResponse,
  ask,
  type Renewal,
  type ResourceRef,
  type WatchEvent,
  type WatchHandle,
  type WatchRequest,
} from "../../api/request.ts";
import type { KubeObject } from "../../api/resource.ts";
import type { Clock } from "../../api/runtime.ts";
import { Fault } from "../../api/sim/fault.ts";
import { StatusError } from "../../api/status.ts";
import type { ActiveFaults } from "./active-faults.ts";
import { type EventStream, eventStream } from "./event-stream.ts";
import type { OpenStream, OpenStreams } from "./open-streams.ts";
import { type EventFault, type Party, pass, type RequestFault } from "./verdicts.ts";
import type { WriteLog } from "./write-log.ts";

/** What a process, or who comes over HTTP, has to do with faults. */
export interface FaultyOptions {
  readonly party: Party;
  readonly clock: Clock;
  readonly active: ActiveFaults;
  readonly streams: OpenStreams;
  readonly log: WriteLog;
  /** Asked before all that is in force. */
  readonly first?: {
    request(request: ApiRequest): RequestFault;
    event(resource: ResourceRef, event: WatchEvent): EventFault;
    /** Whether `request` may say anything but that it passes. */
    strikesRequests(): boolean;
  };
  /** Whether the process is dead: what it still sends is lost. */
  readonly isDown: () => boolean;
  readonly kill: (downMs: number) => void;
}

/** The API server as a process or a client reaches it through the faults of the moment. */
export function faultyHandler(handler: ApiHandler, options: FaultyOptions): ApiHandler {
  const { party, clock, active, streams, log, first, isDown, kill } = options;
  const requestFault = (request: ApiRequest): RequestFault => {
    const fault = first?.request(request) ?? pass;
    if (fault.do !== "pass" || !active.strikesRequests || isSpared(request.resource)) return fault;
    return active.request({ from: party, verb: request.verb, request });
  };
  const eventFault = (resource: ResourceRef, event: WatchEvent): EventFault => {
    const fault = first?.event(resource, event) ?? pass;
    if (fault.do !== "pass" || !active.strikesEvents || isSpared(resource)) return fault;
    return active.event({ to: party, resource, event });
  };
  const asOfThen = (request: ApiRequest): ApiRequest => {
    if (!active.agesLists || request.verb !== "list" || isSpared(request.resource)) return request;
    const staleMs = active.staleMs({ from: party, verb: "list", request });
    return staleMs > 0 ? atRevision(request, log.revisionAt(clock.now() - staleMs)) : request;
  };
  return {
    handle(request) {
      if (isDown()) return unreachable();
      const fault = requestFault(request);
      if (fault.do === "pass") return handler.handle(asOfThen(request));
      if (fault.committed) handler.handle(request);
      if (fault.do === "refuse") return refused(fault.error);
      kill(fault.downMs ?? 0);
      return unreachable();
    },
    ask(request, done) {
      if (isDown()) {
        done(unreachable());
        return;
      }
      const fault = requestFault(request);
      if (fault.do === "pass") {
        ask(handler, asOfThen(request), done);
        return;
      }
      const strike = () => {
        if (fault.do === "crash") kill(fault.downMs ?? 0);
        done(fault.do === "refuse" ? refused(fault.error) : unreachable());
      };
      if (fault.committed) ask(handler, request, strike);
      else strike();
    },
    watch(request, sink, ended) {
      if (active.strikesRequests) refuseWatch(request, active, party);
      const { resource } = request;
      const faultOf = (event: WatchEvent) => eventFault(resource, event);
      const opened = { handler, request, sink, ended, faultOf };
      return struckWatch(opened, { party, streams, clock });
    },
    delayMs(request) {
      if (!active.delaysRequests || isSpared(request.resource)) return 0;
      return active.delayMs({ from: party, verb: request.verb, request });
    },
    createLate(request, creation) {
      if (isDown() || active.strikesRequests || first?.strikesRequests() === true) return false;
      return handler.createLate?.(request, creation) === true;
    },
    renewal(request) {
      const renewal = handler.renewal?.(request);
      return renewal && new StruckRenewal(renewal, options);
    },
  };
}

/** A renewal that has to be asked for as long as something may go wrong. */
class StruckRenewal implements Renewal {
  readonly #renewal: Renewal;
  readonly #options: FaultyOptions;

  constructor(renewal: Renewal, options: FaultyOptions) {
    this.#renewal = renewal;
    this.#options = options;
  }

  get object(): KubeObject {
    return this.#renewal.object;
  }

  get revision(): number {
    return this.#renewal.revision;
  }

  renew(timeMs: number): boolean {
    const { active, first, isDown } = this.#options;
    if (isDown() || first?.strikesRequests() === true) return false;
    if (active.strikesRequests || active.delaysRequests) return false;
    return this.#renewal.renew(timeMs);
  }
}

interface Opened {
  readonly handler: ApiHandler;
  readonly request: WatchRequest;
  readonly sink: (event: WatchEvent) => void;
  readonly ended: (() => void) | undefined;
  readonly faultOf: (event: WatchEvent) => EventFault;
}

/** A watch whose events go through faults. */
function struckWatch(
  { handler, request, sink, ended, faultOf }: Opened,
  { party, streams, clock }: Pick<FaultyOptions, "party" | "streams" | "clock">,
): WatchHandle {
  const { resource } = request;
  const opened: OpenStream = { to: party, resource, end: (error) => stream.end(error) };
  const stream: EventStream = eventStream({
    open: (receive) => handler.watch(request, receive, () => stream.end()),
    faultOf,
    sink,
    clock,
    closed() {
      streams.delete(opened);
      ended?.();
    },
  });
  if (!stream.isOver()) streams.add(opened);
  return {
    stop() {
      streams.delete(opened);
      stream.stop();
    },
  };
}

/** A list as it was then; a list that says itself of when it is stays as it is. */
function atRevision(request: ApiRequest, revision: number): ApiRequest {
  const { options = {} } = request;
  const { resourceVersion = "0", resourceVersionMatch, continue: token } = options;
  const isAny = resourceVersion === "0" || resourceVersion === "";
  if (!isAny || resourceVersionMatch !== undefined || token !== undefined) return request;
  const then = { resourceVersion: String(revision), resourceVersionMatch: "Exact" } as const;
  return { ...request, options: { ...options, ...then } };
}

/** Throws where a watch is not begun. */
function refuseWatch(request: WatchRequest, active: ActiveFaults, from: Party): void {
  if (isSpared(request.resource)) return;
  const fault = active.request({ from, verb: "watch", request });
  if (fault.do === "refuse") throw fault.error;
}

/** Faults can always be looked at, and taken away. */
const isSpared = ({ group, plural }: ResourceRef) =>
  plural === Fault.plural && group === Fault.group;

export const serverUnavailable = () =>
  new StatusError("ServiceUnavailable", "the server is currently unable to handle the request");

const unreachable = (): ApiResponse => refused(serverUnavailable());

const refused = (error: StatusError): ApiResponse => ({
  code: error.code,
  body: error.toStatus(),
  warnings: [],
});

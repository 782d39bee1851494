/**
 * What faults may make of what passes between the processes of a cluster and its API server:
 * requests that fail, wait, or whose answer is lost; processes that are killed on the way; watch
 * events that are late, or lost with their stream.
 */
import type { ApiRequest, ResourceRef, WatchEvent } from "../../api/request.ts";
import type { StatusError } from "../../api/status.ts";
import type { NetworkFaults, Packet, PacketFault } from "../../network/index.ts";
import type { ComponentName } from "../processes/process-handler.ts";

/** What becomes of a request. With `committed` it is carried out all the same. */
export type RequestFault =
  | { readonly do: "pass" }
  | { readonly do: "refuse"; readonly error: StatusError; readonly committed: boolean }
  /** The process is killed, and started anew after a time. It never sees an answer. */
  | { readonly do: "crash"; readonly committed: boolean; readonly downMs?: number };

/** What becomes of a watch event. Those behind it in the same watch never overtake it. */
export type EventFault =
  | { readonly do: "pass" }
  | { readonly do: "delay"; readonly delayMs: number }
  /** It arrives when `release` is called, once. */
  | { readonly do: "hold"; readonly until: (release: () => void) => void }
  /** The stream ends in its place, with the error if there is one. */
  | { readonly do: "end"; readonly error?: StatusError };

/** Whether a request changes anything, or tries to. */
export const isWrite = ({ verb }: ApiRequest): boolean => verb !== "get" && verb !== "list";

/** Decides on all that passes between processes and the API server, ahead of every Fault. */
export interface Faults {
  readonly request?: (process: ComponentName, request: ApiRequest) => RequestFault;
  readonly event?: (process: ComponentName, resource: ResourceRef, event: WatchEvent) => EventFault;
}

/** Whose message it is: a process, or a client by the first word of its user agent. */
export interface Party {
  readonly process: string;
  /** It comes over HTTP. */
  readonly isUser: boolean;
  /** The one controller of the process that it is, where that has caches of its own. */
  readonly controller?: string | undefined;
}

/** A request on its way. The verb says `watch` for one that begins a stream. */
export interface RequestMessage {
  readonly from: Party;
  readonly verb: ApiRequest["verb"] | "watch";
  readonly request: Omit<ApiRequest, "verb" | "actor"> & { readonly actor?: string };
}

/** Whether the request changes anything, or tries to. */
export const isWriting = ({ verb }: RequestMessage): boolean =>
  verb !== "get" && verb !== "list" && verb !== "watch";

/** An event on its way. */
export interface EventMessage {
  readonly to: Party;
  readonly resource: ResourceRef;
  readonly event: WatchEvent;
}

/** What a fault that is in force does, channel by channel. */
export interface Effects {
  readonly request?: (message: RequestMessage) => RequestFault;
  /** How long a request is on its way, there and back; 0 where that is not struck. */
  readonly delayMs?: (message: RequestMessage) => number;
  readonly event?: (message: EventMessage) => EventFault;
  /** How old what is listed is; 0 where it is of now. */
  readonly staleMs?: (message: RequestMessage) => number;
  /** What becomes of a packet between two pods or nodes. */
  readonly packet?: (packet: Packet) => PacketFault;
  /** Whether no packet at all gets from there to there. */
  readonly cuts?: (packet: Packet) => boolean;
  /** What a name server answers in place of what it knows. */
  readonly lookup?: NetworkFaults["lookup"];
  /** How long its last strike goes on, after which it ends. */
  readonly lingerMs?: number;
  /** Called when it ends, or is deleted, or is left in force by who injects it and is killed. */
  readonly end?: (isLeft: boolean) => void;
}

export const pass = { do: "pass" } as const;

/** What the network has to know of the machines and of what runs on them. */
import type { Node } from "../api/core/node/node.ts";
import type { Pod } from "../api/core/pod/pod.ts";
import type { HttpRequest, HttpResponse } from "../api/http-message.ts";
import type { Server } from "./exchange.ts";

/** The machines as they are at this moment, whatever the API says of them. */
export interface Machines {
  pod(namespace: string, name: string): Pod | undefined;
  node(name: string): Node | undefined;
  /** All nodes, by name. */
  nodes(): readonly Node[];
  /** Whether the machine of that name has power. */
  isUp(node: string): boolean;
  /** Who has an address; `undefined` where nobody does. */
  at(address: string): Place | undefined;
  /** What accepts connections on a port of a pod; `undefined` where nothing does. */
  listener(pod: Pod, port: number, nowMs: number): Listener | undefined;
  /** All that accepts connections in a pod, by port. */
  listening(pod: Pod, nowMs: number): readonly Listening[];
  /** The names that the client knows without asking: from its /etc/hosts. */
  resolver(pod: Pod | undefined): ClientResolver;
}

/** A port of a pod, and the container that listens there. */
export interface Listening {
  readonly port: number;
  readonly container: string;
}

/** The pods of an address, and the node whose own it is. */
export interface Place {
  /** On a node's own address: those of its network, and those with a port of the host. */
  readonly pods: readonly Pod[];
  readonly node?: string;
}

/** How a client finds the addresses of names. */
export interface ClientResolver {
  readonly nameservers: readonly string[];
  readonly searches: readonly string[];
  readonly options: readonly string[];
  readonly hosts: ReadonlyMap<string, readonly string[]>;
  /** That of its programs; glibc where it is not said. */
  readonly libc?: "glibc" | "musl";
}

/** A server of a container. */
export interface Listener {
  readonly container: string;
  /** What becomes of a request that arrives at a time; its answer is decided at once. */
  serve(request: HttpRequest, nowMs: number, client: string): Served;
  /** What has become of it since it was found. */
  state(nowMs: number): ListenerState;
  /** The certificate of who has signed its own, in PEM; absent: somebody whom all trust. */
  readonly authority?: string;
  /** What it answers after all, where the answer that it gave will not come. */
  revised?(nowMs: number, client: string): Served | undefined;
}

/** Of a server, for a client with a connection to it. */
export type ListenerState =
  | "open"
  /** It was told to stop: it answers what it is at, and takes nothing more. */
  | "closing"
  /** Its container has ended, and has taken its connections along. */
  | "ended"
  /** Its machine does not answer. */
  | "unreachable";

export type Served =
  /** The answer, how long after the arrival it is sent, and who gave it, if somebody behind it. */
  | { readonly response: HttpResponse; readonly tookMs: number; readonly server?: Server }
  /** It takes no more. */
  | { readonly refused: true }
  /** No answer comes. */
  | { readonly hangs: true }
  /** It closes the connection without an answer. */
  | { readonly closed: true }
  /** The container ends before it has answered. */
  | { readonly resetAfterMs: number };

/** What a server knows when it answers: its container, its files, and the time. */
import type { Pod } from "../../api/core/pod/pod.ts";
import type { HttpRequest, HttpResponse } from "../../api/http-message.ts";
import type { Random } from "../../api/runtime.ts";
import { parseImage } from "../images/reference.ts";
import { hostNameOf } from "../network/host-name.ts";
import type { Directory } from "../shell/files/file-system.ts";
import type { MountedFiles } from "../shell/files/mounted-files.ts";
import type { ContainerProcess } from "../shell/process/container-process.ts";
import type { Container } from "../types.ts";
import { imageFiles } from "./untouched-files.ts";

/** What became of a request that a server made itself. */
export interface Sent {
  /** Absent where there was no answer. */
  readonly response?: HttpResponse;
  /** Why there was none, as a client says it. */
  readonly problem?: string;
  readonly tookMs: number;
}

/** What is known of a request beside what it says. */
export interface RequestContext {
  readonly pod: Pod;
  readonly nowMs: number;
  /** Who asks: an address, with or without a port. Absent: a client in the pod itself. */
  readonly clientAddress?: string;
  /** Draws what is left to chance; absent: nothing is. */
  readonly random?: Random;
  /** What the server keeps from request to request; absent: nothing. */
  readonly memory?: Map<string, string>;
  /** Sends a request of the server's own; absent where there is no network. */
  readonly send?: (request: HttpRequest) => Sent;
}

export interface Serving extends RequestContext {
  readonly container: Container;
  readonly sinceStartMs: number;
  readonly hostname: string;
  /** `10.244.1.7:40123`. */
  readonly client: string;
  readonly files: MountedFiles;
  /** The variables of its process, as byte strings. */
  readonly environment: ReadonlyMap<string, string>;
  /** Ends its process, with an exit code. */
  readonly exit: (exitCode: number) => void;
}

export interface Served {
  readonly container: Container;
  readonly sinceStartMs: number;
  /** Absent where there is none, nor any need of one: it has the files of its image alone. */
  readonly process: (() => ContainerProcess) | undefined;
  /** Its files where nobody has touched them; absent where somebody may have. */
  readonly untouchedFiles?: (() => MountedFiles | undefined) | undefined;
  /** The files of its image. */
  readonly root: () => Directory;
}

/** A server in the middle of a request; what costs something is had when it is asked for. */
export const servingOf = (served: Served, context: RequestContext): Serving =>
  new ServingRequest(served, context);

/** A class, since an object with getters of its own is slow to make. */
class ServingRequest implements Serving {
  readonly pod: Pod;
  readonly nowMs: number;
  readonly clientAddress: string | undefined;
  readonly random: Random | undefined;
  readonly memory: Map<string, string> | undefined;
  readonly send: RequestContext["send"];
  readonly container: Container;
  readonly sinceStartMs: number;
  readonly #served: Served;

  constructor(served: Served, context: RequestContext) {
    this.pod = context.pod;
    this.nowMs = context.nowMs;
    this.clientAddress = context.clientAddress;
    this.random = context.random;
    this.memory = context.memory;
    this.send = context.send;
    this.container = served.container;
    this.sinceStartMs = served.sinceStartMs;
    this.#served = served;
  }

  get hostname(): string {
    return hostNameOf(this.pod).kernel;
  }

  get client(): string {
    return withPort(this.clientAddress ?? "127.0.0.1", this.nowMs);
  }

  get files(): MountedFiles {
    const { process, root, sinceStartMs, untouchedFiles } = this.#served;
    const untouched = untouchedFiles?.();
    if (untouched !== undefined) return untouched;
    return process?.().look(sinceStartMs) ?? imageFiles(root());
  }

  get environment(): ReadonlyMap<string, string> {
    return this.#served.process?.().environment ?? none;
  }

  exit(exitCode: number): void {
    this.#served.process?.().exit(this.sinceStartMs, exitCode);
  }
}

const none: ReadonlyMap<string, string> = new Map();

/** The ports that clients get from their kernels. Source: Linux, ip_local_port_range. */
const firstPort = 32_768;
const ports = 28_232;

const withPort = (address: string, nowMs: number) =>
  /^(?:[\d.]+|\[.*\]):\d+$/.test(address)
    ? address
    : `${address.includes(":") ? `[${address}]` : address}:${firstPort + (Math.floor(nowMs) % ports)}`;

/** The address without its port. */
export const hostOf = (client: string): string => client.replace(/:\d+$/, "").replace(/[[\]]/g, "");

/** The number that the tag of an image begins with: `1.27.3` of `nginx:1.27.3-alpine`. */
export function versionOf({ image = "" }: Container): string | undefined {
  return /^v?(\d+(?:\.\d+)*)/.exec(parseImage(image)?.version ?? "")?.[1];
}

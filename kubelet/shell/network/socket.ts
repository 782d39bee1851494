/** `/dev/tcp/HOST/PORT`, which bash opens as if it were a file. Source: bash 5.2, REDIRECTION. */

import type { Kernel } from "../kernel/kernel.ts";
import type { Input, Output } from "../kernel/streams.ts";
import type { Shell } from "../language/shell.ts";
import { responseBytes } from "../programs/http/http-text.ts";
import { requestIn } from "../programs/sockets/raw-connection.ts";
import type { NetworkAccess } from "./access.ts";
import { isUnnamed, reasonText, type Waiting, waitUntil } from "./wait.ts";

const pattern = /^\/dev\/tcp\/([^/]+)\/(\d+)$/;

/** Why there is no connection, in bash's words. */
export class SocketError extends Error {}

/** `undefined` where the path is no such one, or the shell does not know them. */
export function* openedSocket(path: string, shell: Shell): Waiting<Socket | undefined> {
  const [, host, port] = pattern.exec(path) ?? [];
  if (host === undefined || !shell.isBash) return undefined;
  const peer = { host, port: Number(port) };
  const { kernel, context } = shell;
  const begunMs = kernel.now;
  const { failure, tookMs } = context.network.dial(host, peer.port);
  yield* waitUntil(begunMs + tookMs, shell);
  if (failure === undefined) return new Socket(kernel, context.network, peer);
  const [what, why] = isUnnamed(failure)
    ? [host, "Invalid argument"]
    : ["connect", reasonText(failure)];
  throw new SocketError(
    `${shell.name}: ${what}: ${reasonText(failure)}\n${shell.title}: ${path}: ${why}`,
  );
}

/** A connection that is written to and read from. A server says nothing before it is asked. */
export class Socket implements Input, Output {
  readonly isFull = false;
  readonly #kernel: Kernel;
  readonly #network: NetworkAccess;
  readonly #peer: { readonly host: string; readonly port: number };
  #written = "";
  #received = "";
  #isOver = false;

  constructor(
    kernel: Kernel,
    network: NetworkAccess,
    peer: { readonly host: string; readonly port: number },
  ) {
    this.#kernel = kernel;
    this.#network = network;
    this.#peer = peer;
  }

  get isReady(): boolean {
    return this.#isOver || this.#received !== "";
  }

  read(most = this.#received.length): string | undefined {
    if (this.#received === "") return this.#isOver ? undefined : "";
    const part = this.#received.slice(0, most);
    this.#received = this.#received.slice(most);
    return part;
  }

  write(bytes: string): boolean {
    if (this.#isOver) return false;
    this.#written += bytes;
    // The head of a request ends with an empty line.
    if (!/\r?\n\r?\n/.test(this.#written)) return true;
    const request = requestIn(this.#written, this.#peer);
    this.#written = "";
    if (request === undefined) return true;
    const { response, tookMs } = this.#network.fetch(request);
    const arrivesMs = this.#kernel.now + tookMs;
    const arrive = () => {
      this.#received += response === undefined ? "" : responseBytes(response);
      this.#isOver = true;
    };
    this.#kernel.spawn("tcp", undefined, function* () {
      yield { until: arrivesMs };
      arrive();
      return 0;
    });
    return true;
  }
}

export const isInput = (output: Output): output is Output & Input => "read" in output;

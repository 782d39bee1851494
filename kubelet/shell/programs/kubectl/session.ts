/** How kubectl in a pod reaches the API server: as the service account of its pod. */
import type { HttpResponse, HttpStream } from "../../../../api/http-message.ts";
import { isObject, type JsonObject } from "../../../../api/json.ts";
import { Failure, RefusedError, Told } from "../../../../client/kubectl/failure.ts";
import {
  discoveryAccept,
  matching,
  preferred,
  readGroups,
  type Served,
} from "../../../../client/kubectl/resources.ts";
import { bytesOf, textOf } from "../../kernel/bytes.ts";
import { put } from "../../kernel/streams.ts";
import type { Shell } from "../../language/shell.ts";
import type { Fetched, NetworkFailure } from "../../network/container-network.ts";
import { authority, parseUrl, type Url } from "../../network/url.ts";
import { ended, type Waiting } from "../../network/wait.ts";
import type { Options } from "./options.ts";

export const clientVersion = "v1.36.1";

const folder = "/var/run/secrets/kubernetes.io/serviceaccount";

export interface KubectlRequest {
  readonly method?: string;
  readonly path: string;
  readonly body?: unknown;
  readonly contentType?: string;
  readonly accept?: string;
}

/** One call of kubectl. */
export class Session {
  readonly shell: Shell;
  readonly options: Options;
  readonly namespace: string;
  /** How many of its arguments stood before `--`. */
  readonly dashAt: number;
  readonly #server: Url;
  #served: readonly Served[] | undefined;

  constructor(shell: Shell, options: Options, dashAt = Number.POSITIVE_INFINITY) {
    this.shell = shell;
    this.dashAt = dashAt;
    this.options = options;
    const { variables } = shell;
    const host = variables.get("KUBERNETES_SERVICE_HOST");
    const port = variables.get("KUBERNETES_SERVICE_PORT");
    const inside = host !== undefined && this.#file("token") !== undefined;
    const server = inside ? `https://${host}:${port}` : "http://localhost:8080";
    const url = parseUrl(options.server ?? server);
    if (url === undefined) throw new Failure(`parse "${options.server}": invalid URL`);
    this.#server = url;
    this.namespace = options.namespace ?? this.#file("namespace") ?? "default";
  }

  /** The URL of the server. */
  get address(): string {
    return `${this.#server.scheme}://${authority(this.#server)}`;
  }

  /** In PEM, by which the API server is known; a text of nothing where there is none. */
  get certificate(): string {
    return this.#file("ca.crt") ?? "";
  }

  *print(text: string): Waiting<void> {
    yield* put(this.shell.streams.output, bytesOf(text));
  }

  *warn(line: string): Waiting<void> {
    yield* put(this.shell.streams.errors, bytesOf(`${line}\n`));
  }

  /** What the server answers. Throws its refusals, and what goes wrong on the way there. */
  *json(request: KubectlRequest): Waiting<JsonObject> {
    const parsed: unknown = JSON.parse(yield* this.text(request));
    return isObject(parsed) ? parsed : {};
  }

  *text(request: KubectlRequest): Waiting<string> {
    return (yield* this.#answer(request)).body;
  }

  /** An answer that goes on; `undefined` where there is nothing that could. */
  *stream(request: KubectlRequest): Waiting<HttpStream | undefined> {
    return (yield* this.#answer({ ...request, isStreamed: true })).stream;
  }

  *#answer({
    method = "GET",
    path,
    body,
    contentType,
    accept,
    isStreamed,
  }: KubectlRequest & { readonly isStreamed?: boolean }): Waiting<HttpResponse> {
    const { shell, options } = this;
    const begunMs = shell.kernel.now;
    const token = options.token ?? this.#file("token");
    const isTls = this.#server.scheme === "https";
    const isTrusting = options["insecure-skip-tls-verify"] === true;
    const fetched = shell.context.network.fetch({
      url: `${this.address}${path}`,
      method,
      headers: {
        host: authority(this.#server),
        "user-agent": `kubectl/${clientVersion} (linux/amd64) kubernetes/4a5f8b3`,
        accept: accept ?? "application/json",
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { "content-type": contentType ?? "application/json" }),
      },
      ...(body !== undefined && { body: bytesOf(JSON.stringify(body)) }),
      ...(isStreamed && { isStreamed }),
      ...(isTls && !isTrusting && { trusts: this.#file("ca.crt") ?? "" }),
    });
    const got = yield* ended(fetched, begunMs, shell);
    if (got.response === undefined) throw this.#unreached(got);
    yield* this.#warnings(got.response);
    if (got.response.status >= 400) throw refused(got.response);
    return got.response;
  }

  /** All that is served, asked once. */
  *served(): Waiting<readonly Served[]> {
    const found: Served[] = [];
    for (const path of this.#served === undefined ? ["/api", "/apis"] : []) {
      found.push(...readGroups(yield* this.json({ path, accept: discoveryAccept })));
    }
    this.#served ??= found;
    return this.#served;
  }

  /** The resources of a name, or of a category such as `all`. */
  *resources(name: string): Waiting<readonly Served[]> {
    const served = yield* this.served();
    const members = preferred(served).filter(({ categories }) => categories.includes(name));
    if (members.length > 0) return members;
    const [found] = matching(served, name);
    if (found !== undefined) return [found];
    throw new Failure(`the server doesn't have a resource type "${name}"`);
  }

  #file(name: string): string | undefined {
    const { files } = this.shell.context;
    const path = `${folder}/${name}`;
    return files.find(path)?.kind === "file" ? textOf(files.read(path)).trim() : undefined;
  }

  *#warnings({ headers }: HttpResponse): Waiting<void> {
    for (const [, text = ""] of (headers.warning ?? "").matchAll(/299 - "((?:\\.|[^"\\])*)"/g)) {
      yield* this.warn(`Warning: ${textOf(text.replace(/\\(.)/g, "$1"))}`);
    }
  }

  #unreached({ failure = "Timeout", address = "" }: Fetched): Told {
    const { host, port } = this.#server;
    if (failure === "ConnectionRefused") {
      return new Told(
        `The connection to the server ${host}:${port} was refused - ` +
          "did you specify the right host or port?",
      );
    }
    return new Told(
      `Unable to connect to the server: ${facts(host, `${address}:${port}`)[failure]}`,
    );
  }
}

/** As Go says it. */
const facts = (host: string, peer: string): Readonly<Record<NetworkFailure, string>> => ({
  NameNotFound: `dial tcp: lookup ${host}: no such host`,
  NameTimeout: `dial tcp: lookup ${host}: i/o timeout`,
  ConnectionRefused: `dial tcp ${peer}: connect: connection refused`,
  ConnectTimeout: `dial tcp ${peer}: i/o timeout`,
  NoRouteToHost: `dial tcp ${peer}: connect: no route to host`,
  ConnectionReset: `read tcp ${peer}: read: connection reset by peer`,
  ConnectionClosed: "EOF",
  UntrustedCertificate:
    "tls: failed to verify certificate: x509: certificate signed by unknown authority",
  Timeout: "context deadline exceeded",
});

function refused({ body, status }: HttpResponse): Error {
  try {
    const parsed: unknown = JSON.parse(body);
    if (isObject(parsed) && parsed.kind === "Status") {
      // Whoever answers with a Status answers with all of it.
      return new RefusedError(parsed as unknown as RefusedError["status"]);
    }
  } catch {
    // It is no answer of an API server.
  }
  return new Told(`Error from server: the server responded with the status code ${status}`);
}

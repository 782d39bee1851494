/** A small network for tests: what is in a table answers, and nobody else. */
import type { HttpResponse } from "../../../api/http-message.ts";
import { isAddress } from "./access.ts";
import type {
  ContainerNetwork,
  FetchRequest,
  NetworkFailure,
  RecordType,
  Reply,
} from "./container-network.ts";
import { parseUrl } from "./url.ts";

/** What a server answers, or why it does not. */
export type TestServer = (request: FetchRequest) => Partial<HttpResponse> | NetworkFailure;

export interface TestTable {
  /** Addresses by name. */
  readonly names?: Readonly<Record<string, string>>;
  /** By `address:port`. */
  readonly servers?: Readonly<Record<string, TestServer>>;
  /** Records by `TYPE name`: what they hold. */
  readonly records?: Readonly<Record<string, readonly string[]>>;
  /** Those that answer an echo. */
  readonly machines?: readonly string[];
  readonly nameServerIsDown?: boolean;
  /** What has no server is refused, or not answered at all. */
  readonly others?: NetworkFailure;
}

export const nameServer = "10.96.0.10";
const nameMs = 0.5;
const connectMs = 1;
const answerMs = 5;
const kernelTimeoutMs = 127_000;

/** What has been asked of it, for those that want to know. */
export interface TestNetwork extends ContainerNetwork {
  readonly requests: FetchRequest[];
}

export function testNetwork(table: TestTable): TestNetwork {
  const { names = {}, servers = {}, others = "ConnectionRefused" } = table;
  const requests: FetchRequest[] = [];
  const addressOf = (host: string) => (isAddress(host) ? host : names[host]);
  const failureMs = (failure: NetworkFailure, timeoutMs = kernelTimeoutMs) =>
    failure === "ConnectTimeout" ? timeoutMs : failure === "NoRouteToHost" ? 3_000 : connectMs;
  return {
    requests,
    fetch(request) {
      requests.push(request);
      const { host, port } = parseUrl(request.url) ?? { host: "", port: 0 };
      const address = addressOf(host);
      if (address === undefined) {
        return { port, namedMs: nameMs, failure: "NameNotFound", tookMs: nameMs };
      }
      const base = { address, port, namedMs: nameMs };
      const server = servers[`${address}:${port}`];
      const limitMs = request.connectTimeoutMs ?? request.timeoutMs;
      if (server === undefined) {
        return { ...base, failure: others, tookMs: failureMs(others, limitMs) };
      }
      const answer = server(request);
      const connected = { ...base, connectedMs: connectMs };
      if (answer === "Timeout") {
        return { ...connected, failure: answer, tookMs: request.timeoutMs ?? 3_600_000 };
      }
      if (typeof answer === "string") return { ...connected, failure: answer, tookMs: answerMs };
      const response = { status: 200, headers: {}, body: "", ...answer };
      return { ...connected, response, tookMs: answerMs };
    },
    resolve(name) {
      const address = addressOf(name);
      return address === undefined
        ? { addresses: [], failure: "NameNotFound", tookMs: nameMs }
        : { addresses: [address], canonicalName: wholeName(name), tookMs: nameMs };
    },
    query({ name, type, server }) {
      if (table.nameServerIsDown === true || server !== nameServer) return undefined;
      return reply(table.records ?? {}, name.replace(/\.$/, ""), type);
    },
    dial(host, port, _nowMs, timeoutMs) {
      const address = addressOf(host);
      if (address === undefined) return { failure: "NameNotFound", tookMs: nameMs };
      if (servers[`${address}:${port}`] !== undefined) return { address, tookMs: connectMs };
      return { address, failure: others, tookMs: failureMs(others, timeoutMs) };
    },
    ping: (address) => (table.machines?.includes(address) === true ? 0.4 : undefined),
  };
}

const wholeName = (name: string) =>
  name.includes(".") ? name : `${name}.default.svc.cluster.local`;

function reply(
  records: Readonly<Record<string, readonly string[]>>,
  name: string,
  type: RecordType,
): Reply {
  const found = records[`${type} ${name}`] ?? [];
  const isThere = Object.keys(records).some((key) => key.endsWith(` ${name}`));
  return {
    code: isThere ? "NOERROR" : "NXDOMAIN",
    answers: found.map((data) => ({ name, type, ttlSeconds: 30, data })),
    authoritative: true,
    tookMs: 1,
  };
}

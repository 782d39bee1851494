/** An API server for tests: with what a new cluster has, and a clock that stands still. */
import type { Authorizer } from "../../api/authorization/authorizer.ts";
import { accessReviewResources, allResources, throughResources } from "../../api/index.ts";
import { isObject, type JsonObject } from "../../api/json.ts";
import type { ApiRequest, ApiResponse, WatchEvent, WatchRequest } from "../../api/request.ts";
import { seededRandom } from "../../api/runtime.ts";
import type { Status, StatusCause, StatusReason } from "../../api/status.ts";
import { deepFreeze } from "../../api/testing/deep-freeze.ts";
import { SimClock } from "../../simulator/clock/sim-clock.ts";
import type { AdmissionOptions } from "../admission/index.ts";
import { bootstrap } from "../bootstrap.ts";
import { ApiServer } from "../server.ts";
import { MemoryStorage } from "../storage/memory.ts";

/** All kinds that need nothing but the server. */
export const definitions = [...throughResources, ...allResources, ...accessReviewResources];

/** When the test begins. */
export const startTime = "2026-01-01T00:00:00Z";

const ref = (plural: string, group = "") => ({ group, version: "v1", plural });
export const configMaps = { resource: ref("configmaps"), namespace: "default" };
export const deployments = { resource: ref("deployments", "apps"), namespace: "default" };
export const leases = { resource: ref("leases", "coordination.k8s.io"), namespace: "default" };
export const namespaces = { resource: ref("namespaces") };
export const nodes = { resource: ref("nodes") };
export const pods = { resource: ref("pods"), namespace: "default" };
export const services = { resource: ref("services"), namespace: "default" };
export const serviceAccounts = { resource: ref("serviceaccounts"), namespace: "default" };

export const podSpec = { containers: [{ name: "app", image: "nginx:1.25" }] };
export const deploymentSpec = {
  replicas: 1,
  selector: { matchLabels: { app: "web" } },
  template: { metadata: { labels: { app: "web" } }, spec: podSpec },
};

export type Request = Omit<ApiRequest, "actor">;

interface ServerOptions {
  readonly historyLimit?: number;
  readonly serviceRangeIPv6?: string;
  readonly admission?: AdmissionOptions;
  readonly authorizer?: Authorizer;
}

export function testServer({ historyLimit, ...options }: ServerOptions = {}) {
  const clock = new SimClock(Date.parse(startTime));
  const storage = new MemoryStorage({ historyLimit });
  const random = seededRandom(1);
  const server = new ApiServer({ storage, clock, random, definitions, ...options });
  bootstrap(server);
  /** The body is frozen, so that a server that changes what it is given fails. */
  const send = (request: Request): ApiResponse => {
    const body = deepFreeze(structuredClone(request.body));
    return server.handle({ actor: "tester", ...request, body });
  };
  send({ verb: "create", ...serviceAccounts, body: { metadata: { name: "default" } } });
  return {
    clock,
    server,
    storage,
    send,
    /** Sends requests that must succeed; returns the answer to the last. */
    given(...requests: readonly Request[]): JsonObject {
      let answer: unknown;
      for (const request of requests) {
        const { code, body } = send(request);
        if (code >= 400) throw new Error(JSON.stringify(body));
        answer = body;
      }
      return isObject(answer) ? answer : {};
    },
    /** What a watch has seen so far: `ADDED a`. */
    watch(request: WatchRequest): { readonly seen: readonly string[]; stop(): void } {
      const seen: string[] = [];
      const handle = server.watch(request, (event) => seen.push(line(event)));
      return { seen, stop: () => handle.stop() };
    },
  };
}

function line({ type, object }: WatchEvent): string {
  const name = "name" in object.metadata ? object.metadata.name : undefined;
  return name === undefined ? type : `${type} ${name}`;
}

/** The text at a path such as `metadata.uid`, empty where there is none. */
export function at(value: unknown, path: string): string {
  const found = path
    .split(".")
    .reduce<unknown>(
      (part, key) =>
        typeof part === "object" && part !== null ? Reflect.get(part, key) : undefined,
      value,
    );
  return found === undefined ? "" : String(found);
}

/** The Status of a refusal. */
export function refusal(
  [code, reason]: readonly [number, StatusReason],
  message: string,
  details?: Status["details"],
) {
  const status = { kind: "Status", apiVersion: "v1", metadata: {}, status: "Failure" } as const;
  const named = reason === "Unknown" ? {} : { reason };
  return { ...status, message, ...named, ...(details === undefined ? {} : { details }), code };
}

/** The Status of an invalid object, a cause for each field. */
export function invalid(
  { kind, group = "", name = "" }: { kind: string; group?: string; name?: string },
  ...causes: readonly StatusCause[]
) {
  const texts = causes.map(({ field, message }) => `${field}: ${message}`);
  const text = texts.length === 1 ? texts[0] : `[${texts.join(", ")}]`;
  const title = group === "" ? kind : `${kind}.${group}`;
  const message = `${title} "${name}" is invalid: ${text}`;
  const named = name === "" ? {} : { name };
  const details = { ...named, ...(group === "" ? {} : { group }), kind, causes };
  return refusal([422, "Invalid"], message, details);
}

/** The Status of a success that has no object to show. */
export const success = {
  kind: "Status",
  apiVersion: "v1",
  metadata: {},
  status: "Success",
} as const;

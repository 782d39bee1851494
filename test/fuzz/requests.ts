/** A stream of requests: the same for the same seed and the same answers. */

import { patchTypes } from "../../api/request.ts";
import type { Random } from "../../api/runtime.ts";
import { subresourcesOf, verbsOf } from "../../apiserver/served-resources.ts";
import type { RawRequest } from "../in-process.ts";
import { type Body, bodyOf } from "./bytes.ts";
import { oneOf, percent, weighted } from "./draw.ts";
import { mutate } from "./mutate.ts";
import { type Target, target, validObject } from "./objects.ts";
import { patchOf } from "./patches.ts";
import { escaped, queryOf, type Seen } from "./queries.ts";
import { subresourceBody } from "./subresources.ts";
import { anyValue, texts } from "./values.ts";

/** What the answers so far gave a client to go on with. */
export interface Memory extends Seen {
  /** Objects as they were answered of late, to be sent back. */
  readonly objects: readonly object[];
}

export function fuzzRequest(random: Random, memory: Memory): RawRequest {
  const at = target(random);
  const made = weighted<() => RawRequest>(random, [
    [22, () => create(random, at, memory)],
    [12, () => update(random, at, memory)],
    [20, () => patch(random, at, memory)],
    [9, () => remove(random, at, memory)],
    [10, () => read(random, at, memory)],
    [9, () => list(random, at, memory)],
    [10, () => subresource(random, at, memory)],
    [3, () => stray(random, at, memory)],
    [2, () => document(random)],
  ])();
  return percent(random, 3) ? { ...made, ...oddity(random, made) } : made;
}

export function collection({ definition, namespace }: Target): string {
  const { group, apiVersion, plural } = definition;
  const root = group === "" ? `/api/${apiVersion}` : `/apis/${apiVersion}`;
  return `${root}${namespace === undefined ? "" : `/namespaces/${namespace}`}/${plural}`;
}

export const objectPath = (at: Target) => `${collection(at)}/${encodeURIComponent(at.name)}`;

const accepts: readonly string[] = [
  "application/json",
  "application/yaml",
  "*/*",
  "application/json;as=Table;v=v1;g=meta.k8s.io",
  "application/json;as=Table;v=v1beta1;g=meta.k8s.io,application/json",
  "application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io",
  "application/json;as=PartialObjectMetadataList;v=v1beta1;g=meta.k8s.io",
  "application/json;as=Nope;v=v1;g=meta.k8s.io",
  "application/vnd.kubernetes.protobuf",
  "text/html, */*;q=0.8",
  ";;,,",
];

function headersOf(random: Random): Record<string, string> {
  return {
    host: "localhost",
    "user-agent": "fuzz/1",
    ...(percent(random, 15) ? { accept: oneOf(random, accepts) } : {}),
  };
}

function withBody(
  random: Random,
  request: Pick<RawRequest, "method" | "url">,
  body: Body,
): RawRequest {
  const { contentType } = body;
  const type: RawRequest["headers"] =
    contentType === undefined ? {} : { "content-type": contentType };
  return { ...request, headers: { ...headersOf(random), ...type }, bytes: body.bytes };
}

function bare(random: Random, method: string, url: string): RawRequest {
  return { method, url, headers: headersOf(random), bytes: undefined };
}

/** An object for the target: valid, changed a little, or what the server answered before. */
function objectFor(random: Random, at: Target, { objects }: Memory): unknown {
  const known = objects.filter((each) => Reflect.get(each, "kind") === at.definition.kind);
  const base =
    known.length > 0 && percent(random, 40)
      ? oneOf(random, known)
      : validObject(random, at.definition, at.name);
  const changes = weighted(random, [
    [40, 0],
    [35, 1],
    [15, 2],
    [10, 5],
  ]);
  let value: unknown = base;
  for (let change = 0; change < changes; change += 1) {
    value = mutate(random, value, at.definition.structure);
  }
  return percent(random, 1) ? anyValue(random) : value;
}

const writeQuery = ["dryRun", "fieldManager", "fieldValidation"];

function create(random: Random, at: Target, memory: Memory): RawRequest {
  const url = collection(at) + queryOf(random, writeQuery, memory);
  return withBody(random, { method: "POST", url }, bodyOf(random, objectFor(random, at, memory)));
}

function update(random: Random, at: Target, memory: Memory): RawRequest {
  const url = objectPath(at) + queryOf(random, writeQuery, memory);
  return withBody(random, { method: "PUT", url }, bodyOf(random, objectFor(random, at, memory)));
}

function patch(random: Random, at: Target, memory: Memory): RawRequest {
  const { status } = { status: at.definition.hasStatus && percent(random, 10) ? "/status" : "" };
  const base = oneOf(random, [validObject(random, at.definition, at.name), ...memory.objects]);
  const { type, body } = patchOf(random, at, base);
  const usual = type === "apply" ? ["force", "fieldManager", ...writeQuery] : writeQuery;
  const manager = type === "apply" && percent(random, 90) ? "fieldManager=one" : "";
  const query = queryOf(random, usual, memory);
  const all = manager === "" ? query : query === "" ? `?${manager}` : `${query}&${manager}`;
  const request = { method: "PATCH", url: objectPath(at) + status + all };
  return withBody(random, request, bodyOf(random, body, patchTypes[type]));
}

const deleteQuery = ["dryRun", "gracePeriodSeconds", "propagationPolicy", "orphanDependents"];

function remove(random: Random, at: Target, memory: Memory): RawRequest {
  const whole = percent(random, 12);
  const path = whole ? collection(at) : objectPath(at);
  const usual = whole ? [...deleteQuery, "labelSelector", "fieldSelector"] : deleteQuery;
  const request = { method: "DELETE", url: path + queryOf(random, usual, memory) };
  if (percent(random, 70)) return { ...bare(random, "DELETE", request.url) };
  const options = {
    kind: "DeleteOptions",
    apiVersion: "v1",
    gracePeriodSeconds: oneOf(random, [0, 1, 30]),
    propagationPolicy: oneOf(random, ["Background", "Foreground", "Orphan"]),
    preconditions: { uid: "u", resourceVersion: memory.revision },
  };
  const drawn = percent(random, 50) ? mutate(random, options) : { gracePeriodSeconds: 0 };
  return withBody(random, request, bodyOf(random, drawn));
}

const read = (random: Random, at: Target, memory: Memory) =>
  bare(random, "GET", objectPath(at) + queryOf(random, ["resourceVersion"], memory));

const listQuery = [
  "labelSelector",
  "fieldSelector",
  "limit",
  "continue",
  "resourceVersion",
  "resourceVersionMatch",
];
const watchQuery = ["allowWatchBookmarks", "sendInitialEvents", "timeoutSeconds", ...listQuery];

function list(random: Random, at: Target, memory: Memory): RawRequest {
  const everywhere = percent(random, 20) ? { ...at, namespace: undefined } : at;
  const path = collection(everywhere);
  if (percent(random, 75)) {
    return bare(random, "GET", path + queryOf(random, listQuery, memory));
  }
  const query = queryOf(random, watchQuery, memory);
  return bare(random, "GET", `${path}${query === "" ? "?" : `${query}&`}watch=true`);
}

function subresource(random: Random, at: Target, memory: Memory): RawRequest {
  const served = subresourcesOf(at.definition).map(({ name }) => name);
  const name = oneOf(random, served.length > 0 && percent(random, 95) ? served : texts);
  const method = oneOf(random, ["GET", "PUT", "POST", "PATCH"]);
  const request = { method, url: "" };
  const url = `${objectPath(at)}/${escaped(name)}`;
  const usual =
    name === "log" ? ["container", "follow", "previous", "tailLines", "sinceSeconds"] : [];
  request.url = url + queryOf(random, [...usual, ...writeQuery], memory);
  if (method === "GET") return bare(random, method, request.url);
  const body = subresourceBody(random, name, at) ?? objectFor(random, at, memory);
  const type =
    method === "PATCH" ? patchTypes[oneOf(random, ["merge", "strategic"] as const)] : undefined;
  return withBody(random, request, bodyOf(random, body, type));
}

/** A method or path that is nearly one that is served. */
function stray(random: Random, at: Target, memory: Memory): RawRequest {
  const verbs = verbsOf(at.definition);
  const text = escaped(oneOf(random, texts));
  const url = weighted(random, [
    [2, collection({ ...at, namespace: text })],
    [2, `${collection(at)}/${text}`],
    [1, `${objectPath(at)}/${text}/${text}`],
    [1, `${collection(at)}//${at.name}`],
    [1, `${collection(at)}/`],
    [1, collection(at).replace("/v1", `/${text}`)],
    [1, collection(at).replace("/v1", "/v1/watch")],
    [1, `/${text}`],
    [1, `${collection(at)}/%`],
    [1, `${collection(at)}/${oneOf(random, verbs)}`],
  ]);
  const method = oneOf(random, ["GET", "PUT", "POST", "PATCH", "DELETE", "HEAD", "OPTIONS"]);
  if (method === "GET" || percent(random, 50)) return bare(random, method, url);
  return withBody(random, { method, url }, bodyOf(random, objectFor(random, at, memory)));
}

const documents: readonly string[] = [
  "/",
  "/api",
  "/apis",
  "/api/v1",
  "/apis/apps",
  "/apis/apps/v1",
  "/apis/nope",
  "/version",
  "/healthz?verbose",
  "/readyz/etcd",
  "/livez?exclude=x",
  "/openapi/v3",
  "/metrics",
];

const document = (random: Random) =>
  bare(random, percent(random, 90) ? "GET" : "POST", oneOf(random, documents));

/** Whoever is in it may do everything. */
const masters = "system:masters";

/** A header or address that does not belong. */
function oddity(random: Random, { headers, url }: RawRequest): Partial<RawRequest> {
  return weighted<Partial<RawRequest>>(random, [
    [1, { headers: { ...headers, origin: "http://evil.example" } }],
    [1, { headers: { ...headers, host: "evil.example" } }],
    [1, { headers: { ...headers, "content-encoding": "gzip" } }],
    [1, { headers: { ...headers, "user-agent": "" } }],
    [1, { headers: { ...headers, accept: "x".repeat(2000) } }],
    [1, { headers: { ...headers, "impersonate-user": "nobody", authorization: "Bearer x" } }],
    [1, { headers: { ...headers, "impersonate-user": "nobody" } }],
    [1, { headers: { ...headers, "impersonate-user": "root", "impersonate-group": masters } }],
    [1, { url: `${url}${url.includes("?") ? "&" : "?"}${"a=1&".repeat(200)}` }],
    [1, { method: "HEAD", bytes: undefined }],
  ]);
}

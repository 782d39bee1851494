/** What is served beside resources: health, version, discovery and OpenAPI. */
import { createHash } from "node:crypto";
import type { ResourceDefinition } from "../../api/resource.ts";
import {
  aggregatedDiscovery,
  apiGroup,
  apiGroupList,
  apiResourceList,
  apiVersions,
} from "../discovery.ts";
import { openApiV2, openApiV2Protobuf, openApiV3, openApiV3Index } from "../openapi/index.ts";
import type { Registry } from "../registry/context.ts";
import { health, healthPaths } from "./health.ts";
import type { Metrics } from "./metrics.ts";
import type { Exchange } from "./server.ts";

export interface Document {
  readonly contentType: string;
  readonly body: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
  readonly code?: number;
}

export interface Documents {
  /** The document at the path of the request, or `undefined`. */
  find(exchange: Exchange): Document | undefined;
  /** Whether a path is in a group that is served; what is not has not even a Status. */
  isUnderRoot(path: string): boolean;
}

/** The version of Kubernetes whose API this is. */
export const version = {
  major: "1",
  minor: "36",
  gitVersion: "v1.36.0",
  gitCommit: "kubesim",
  gitTreeState: "clean",
  buildDate: "2026-04-22T00:00:00Z",
  goVersion: "go1.26",
  compiler: "gc",
  platform: "linux/amd64",
} as const;

// kubectl asks for custom resources before it says that a kind is unknown. There are none.
const customResourcesPath = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
const noCustomResources = {
  kind: "CustomResourceDefinitionList",
  apiVersion: "apiextensions.k8s.io/v1",
  metadata: { resourceVersion: "1" },
  items: [],
};

export function documents(registry: Registry, metrics: Metrics): Documents {
  const definitions = registry.resources.all.map(({ definition }) => definition);
  const groups = new Set(definitions.map(({ group }) => group));
  return {
    find(exchange) {
      const { path, query } = exchange;
      if (path === "/version" || path === "/version/") return json(version);
      if (path === "/" || path === "") return json({ paths: rootPaths(definitions) });
      if (path === customResourcesPath) return json(noCustomResources);
      if (path === "/metrics") return exposition(metrics.text(registry));
      return health(path, query) ?? discovery(exchange) ?? openApi(exchange);
    },
    isUnderRoot(path) {
      const [, root, group = ""] = path.split("/");
      return root === "api" || (root === "apis" && (group === "" || groups.has(group)));
    },
  };

  function discovery({ path, request }: Exchange): Document | undefined {
    const [, root, group, last, ...more] = path.replace(/\/$/, "").split("/");
    if ((root !== "api" && root !== "apis") || more.length > 0) return undefined;
    if (group === undefined) {
      const accept = request.headers.accept ?? "";
      if (accept.includes("as=APIGroupDiscoveryList")) {
        const list = aggregatedDiscovery(definitions, root);
        const contentType = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";
        return tagged(JSON.stringify(list), contentType, request.headers["if-none-match"]);
      }
      const { localAddress, localPort } = request.raw.socket;
      return json(
        root === "api" ? apiVersions(`${localAddress}:${localPort}`) : apiGroupList(definitions),
      );
    }
    if (root === "api")
      return optional(last === undefined && apiResourceList(definitions, "", group));
    if (last === undefined) return optional(apiGroup(definitions, group));
    return optional(apiResourceList(definitions, group, last));
  }

  function openApi({ path, request, query }: Exchange): Document | undefined {
    const ifNoneMatch = request.headers["if-none-match"];
    if (path === "/openapi/v2") {
      const accept = request.headers.accept ?? "";
      if (accept.includes("proto-openapi.spec.v2")) {
        const contentType = "application/com.github.proto-openapi.spec.v2.v1.0+protobuf";
        return { contentType, body: openApiV2Protobuf(definitions) };
      }
      return tagged(JSON.stringify(openApiV2(definitions)), "application/json", ifNoneMatch);
    }
    if (path === "/openapi/v3") return json(openApiV3Index(definitions));
    if (!path.startsWith("/openapi/v3/")) return undefined;
    const found = openApiV3(definitions, path.slice("/openapi/v3/".length));
    if (found === undefined) return undefined;
    const document = tagged(JSON.stringify(found), "application/json", ifNoneMatch);
    const forever = { "cache-control": "public, immutable" };
    return query.has("hash")
      ? { ...document, headers: { ...document.headers, ...forever } }
      : document;
  }
}

const exposition = (body: string): Document => ({
  contentType: "text/plain; version=0.0.4; charset=utf-8",
  body,
});

/** What `/` lists. */
function rootPaths(definitions: readonly ResourceDefinition[]): readonly string[] {
  const groups = apiGroupList(definitions).groups.flatMap(({ name, versions }) => [
    `/apis/${name}`,
    ...versions.map(({ groupVersion }) => `/apis/${groupVersion}`),
  ]);
  const documents = ["/metrics", "/openapi/v2", "/openapi/v3", "/version"];
  return ["/api", "/api/v1", "/apis", ...groups.sort(), ...healthPaths, ...documents];
}

const json = (body: object): Document => ({
  contentType: "application/json",
  body: JSON.stringify(body),
});

const optional = (body: object | undefined | false): Document | undefined =>
  body === undefined || body === false ? undefined : json(body);

/** A document with an ETag; 304 without a body where the client holds this very version. */
function tagged(body: string, contentType: string, ifNoneMatch: string | undefined): Document {
  const etag = `"${createHash("sha256").update(body).digest("hex").toUpperCase()}"`;
  const headers = { etag, vary: "Accept" };
  return ifNoneMatch === etag
    ? { contentType, body: "", headers, code: 304 }
    : { contentType, body, headers };
}

/** What is served beside resources: health, version, discovery and OpenAPI. */
import type { ResourceDefinition } from "../../api/resource.ts";
import { aggregatedResources } from "../aggregated.ts";
import { apiGroupList } from "../discovery.ts";
import type { Registry } from "../registry/context.ts";
import { discovery } from "./discovery-documents.ts";
import { health, healthPaths } from "./health.ts";
import type { Metrics } from "./metrics.ts";
import { openApi } from "./openapi-documents.ts";
import { openId, openIdPaths } from "./openid-documents.ts";
import type { Received } from "./received.ts";
import { version } from "./version.ts";

export interface Document {
  readonly contentType: string;
  readonly body: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
  readonly code?: number;
}

export interface Documents {
  /** The document at the path of the request, or `undefined`. */
  find(exchange: Received): Document | undefined;
  /** Whether a path is in a group that is served; what is not has not even a Status. */
  isUnderRoot(path: string): boolean;
}

export function documents(registry: Registry, metrics: Metrics): Documents {
  const groupsOf = rememberLast((definitions: readonly ResourceDefinition[]) => {
    const groups = definitions.map(({ group }) => group);
    return new Set([...groups, ...registry.aggregated.keys()]);
  });
  return {
    find(exchange) {
      const { path, query } = exchange;
      const { definitions, served: resources } = registry.resources;
      if (path === "/version" || path === "/version/") return indented(version);
      if (path === "/" || path === "") return indented({ paths: rootPaths(definitions) });
      if (path === "/metrics") return exposition(metrics.text(registry));
      if (path === "/metrics/slis") return exposition(metrics.checks.text());
      const healthy = health(path, query);
      if (healthy !== undefined) {
        if (healthy.whole !== undefined) metrics.health(healthy.whole);
        return healthy.document;
      }
      const served = [...resources, ...aggregatedResources(registry.aggregated)];
      return discovery(served, exchange) ?? openApi(definitions, exchange) ?? openId(exchange);
    },
    isUnderRoot(path) {
      const [, root, group = ""] = path.split("/");
      if (root === "api") return true;
      if (root !== "apis") return false;
      return group === "" || groupsOf(registry.resources.definitions).has(group);
    },
  };
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
  const documents = ["/metrics", "/metrics/slis", "/openapi/v2", "/openapi/v3"];
  const [configuration, keys] = openIdPaths;
  const resources = ["/api", "/api/v1", "/apis", ...groups.sort()];
  return [configuration, ...resources, ...healthPaths, ...documents, keys, "/version"];
}

/** What was made of the argument last, as long as it stays the same. */
function rememberLast<T, R>(make: (given: T) => R): (given: T) => R {
  let last: { given: T; made: R } | undefined;
  return (given) => {
    if (last?.given !== given) last = { given, made: make(given) };
    return last.made;
  };
}

/** What is served to people more than to programs has indents, whoever asks. */
const indented = (body: object): Document => ({
  contentType: "application/json",
  body: JSON.stringify(body, null, 2),
});

/** What is served beside resources: health, version, discovery and OpenAPI. */
import type { ResourceDefinition } from "../../api/resource.ts";
import { aggregatedResources } from "../aggregated.ts";
import { apiGroupList } from "../discovery.ts";
import type { Registry } from "../registry/context.ts";
import { discovery } from "./discovery-documents.ts";
import { health, healthPaths } from "./health.ts";
import type { Metrics } from "./metrics.ts";
import { openApi } from "./openapi-documents.ts";
import type { Exchange } from "./server.ts";
import { version } from "./version.ts";

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
  const groups = new Set([...definitions.map(({ group }) => group), ...registry.aggregated.keys()]);
  return {
    find(exchange) {
      const { path, query } = exchange;
      if (path === "/version" || path === "/version/") return indented(version);
      if (path === "/" || path === "") return indented({ paths: rootPaths(definitions) });
      if (path === customResourcesPath) return json(noCustomResources);
      if (path === "/metrics") return exposition(metrics.text(registry));
      const healthy = health(path, query);
      if (healthy !== undefined) {
        metrics.health(path);
        return healthy;
      }
      const served = [...definitions, ...aggregatedResources(registry.aggregated)];
      return discovery(served, exchange) ?? openApi(definitions, exchange);
    },
    isUnderRoot(path) {
      const [, root, group = ""] = path.split("/");
      return root === "api" || (root === "apis" && (group === "" || groups.has(group)));
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
  const documents = ["/metrics", "/openapi/v2", "/openapi/v3", "/version"];
  return ["/api", "/api/v1", "/apis", ...groups.sort(), ...healthPaths, ...documents];
}

const json = (body: object): Document => ({
  contentType: "application/json",
  body: JSON.stringify(body),
});

/** What is served to people more than to programs has indents, whoever asks. */
const indented = (body: object): Document => ({
  contentType: "application/json",
  body: JSON.stringify(body, null, 2),
});

/**
 * The API of kubesim: every built-in resource, once. Routes, discovery, OpenAPI, printing and clients
 * derive from this list, so a new kind is its own file and one line here.
 */
import { ConfigMap } from "./core/configmap.ts";
import { Pod } from "./core/pod/pod.ts";
import type { ResourceDefinition } from "./resource.ts";

export const allResources: readonly ResourceDefinition[] = [ConfigMap, Pod];

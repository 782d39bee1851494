import type { KubeObject } from "../api/resource.ts";
import type { ApiServer } from "../apiserver/server.ts";
/**
 * Applies what a manifest holds, in its order. Throws the first refusal; what came before stays.
 */
export declare function applyManifest(server: ApiServer, manifest: string | object | readonly object[], namespace: string): KubeObject[];

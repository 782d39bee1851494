/** What a pod needs from the API, read off its spec as it is written. */
import { type JsonObject } from "../../json.ts";
/**
 * The first resource that a spec refers to: a static pod may refer to none. `undefined` where there
 * is none. Source: pkg/api/pod 1.36, HasAPIObjectReference.
 */
export declare function apiReference(spec: JsonObject): string | undefined;
/** Whether a spec names a Secret anywhere. */
export declare const refersToSecrets: (spec: JsonObject) => boolean;
/** Whether a volume shows the token of a service account. */
export declare const usesToken: (spec: JsonObject) => boolean;

import { type JsonObject } from "../../api/json.ts";
import type { ApiResponse } from "../../api/request.ts";
import type { KubeObject } from "../../api/resource.ts";
import type { Structure } from "../../api/structure.ts";
import { type Call } from "./context.ts";
/** PATCH of an object or of its status. */
export declare function patchObject(call: Call): ApiResponse;
/** The object as the patch makes it; the same one where the patch changes nothing. */
export declare function patchedObject(call: Call, stored: KubeObject): KubeObject;
/** What the patch makes of an object of `structure`, not yet decoded. */
export declare function applyPatch({ request }: Call, object: JsonObject, structure: Structure): unknown;
/** What `read` makes of the result of a patch. One that cannot be read is invalid as a whole. */
export declare function readPatched<T>({ request }: Call, patched: unknown, read: () => T): T;

import type { KubeObject } from "../../api/resource.ts";
import type { Structure } from "../../api/structure.ts";
import { type Call } from "./context.ts";
import { type KindNames } from "./type-meta.ts";
/** Decodes the body of a create. Throws BadRequest in Kubernetes' words. */
export declare function intakeNew(call: Call, body: unknown): KubeObject;
/** Decodes the body of an update. What it shares with the stored object is taken as it is. */
export declare function intakeUpdate(call: Call, body: unknown, stored: KubeObject): KubeObject;
/** Whether the spec is one that passed validation before. */
export declare function isKnownValid(call: Call, object: KubeObject): boolean;
export declare function rememberValid(call: Call, object: KubeObject): void;
/** Decodes the body of a subresource whose kind is not that of the resource. */
export declare function decodeAs(call: Call, names: KindNames, structure: Structure, body: unknown): unknown;
/** Admits the spec of an update, where it is another than the stored one. */
export declare function readmitSpec(call: Call, next: KubeObject, stored: KubeObject): KubeObject;
/** A new object as its creator sent it, but for what admission made of its spec. */
export declare function asSent(object: KubeObject): KubeObject;
export declare function isFor(wanted: {
    readonly group: string;
    readonly plural: string;
} | undefined, { resource }: Call): boolean;

import { Pod } from "../../api/core/pod/pod.ts";
import type { KubeObject } from "../../api/resource.ts";
import { type Controller, type View } from "../../client/controller.ts";
/** Keeps as many pods of a template as a ReplicaSet asks for. */
export declare const replicaSetController: Controller;
/** The pods of an object, and those of its namespace that nothing controls. */
export declare function podPartsOf({ metadata: { namespace, uid } }: KubeObject, view: View): readonly (readonly Pod[])[];

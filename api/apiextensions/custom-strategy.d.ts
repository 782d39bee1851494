import type { KubeObject, Strategy } from "../resource.ts";
import type { CustomResourceDefinitionVersion } from "./definition.ts";
/** How custom objects are created and changed. Source: registry/customresource 1.36. */
export declare function customStrategy(version: CustomResourceDefinitionVersion): Strategy<KubeObject>;

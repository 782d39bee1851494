import type { KubeObject, ScaleMapping } from "../resource.ts";
import type { CustomResourceSubresourceScale } from "./definition.ts";
/** How objects are scaled that keep their numbers at these paths. */
export declare function scaleMapping(paths: CustomResourceSubresourceScale): ScaleMapping<KubeObject>;

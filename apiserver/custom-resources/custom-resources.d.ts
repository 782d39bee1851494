import type { ApiHandler } from "../../api/request.ts";
import type { Registry } from "../registry/context.ts";
/**
 * Serves the custom resources that there are. What a definition serves changes with the commit that
 * changes it. Its conditions follow as soon as the request is answered, each by a write of its own,
 * as the controllers inside kube-apiserver make them.
 */
export declare class CustomResources {
    #private;
    constructor(registry: Registry, handler: ApiHandler);
    /** Writes what follows from the changes so far. */
    settle(): void;
}

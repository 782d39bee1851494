import type { ProxiedService } from "./proxied-service.ts";
import type { Frontends } from "./service-ports.ts";
/** Finds the Services that have an address or a node port in any version that is still kept. */
export declare class FrontendIndex {
    #private;
    /** In the order in which they came to have it. */
    withAddress(address: string): Iterable<ProxiedService>;
    withNodePort(key: number): Iterable<ProxiedService>;
    add(service: ProxiedService, frontends: Frontends): void;
    /** Takes off what a version had that is no longer kept, where no version that is kept has it. */
    remove(service: ProxiedService, frontends: Frontends): void;
}

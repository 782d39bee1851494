import type { Random } from "../../../api/runtime.ts";
/** The node ports that one write of a Service takes: a port is taken once. */
export interface PortOperation {
    /** A free port, which is taken from then on. */
    next(): number;
    /** Takes a port. Returns why it cannot be had; nothing where it can. */
    take(port: number): string | undefined;
}
export declare function portOperation(held: ReadonlySet<number>, random: Random): PortOperation;
/**
 * A dry run takes nothing, so it shows what no Service can have, and looks at no range.
 * Source: pkg/registry/core/service/portallocator, PortAllocationOperation 1.36.
 */
export declare function dryPortOperation(held: ReadonlySet<number>): PortOperation;

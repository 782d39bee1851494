export interface CidrRange {
    /** How many nodes can have addresses. */
    readonly size: number;
    /** The range at a place from 0 to `size` - 1. */
    at(place: number): string;
    /** The place of a node's range; `undefined` where it is not one of these. */
    placeOf(cidr: string): number | undefined;
}
/** The ranges of a cluster's CIDR, such as `10.244.0.0/16`. Throws RangeError where it has none. */
export declare function cidrRange(clusterCidr: string): CidrRange;

import type { Random } from "../../../api/runtime.ts";
import { StatusError } from "../../../api/status.ts";
import { type IpAddress, type IpFamily } from "../../../api/validation/ip.ts";
/** What something is drawn from: how many there are, and which is at an index. */
export interface Range<T> {
    /** What it is called when there are no more. */
    readonly name: string;
    readonly size: number;
    /** The first so many are drawn only when all others are taken: they are for who asks for one. */
    readonly offset: number;
    at(index: number): T;
}
/** The addresses of one family that Services have in the cluster. */
export interface AddressRange extends Range<string> {
    readonly family: IpFamily;
    /** As it was given: `10.96.0.0/16`. */
    readonly cidr: string;
    /** What a dry run shows in place of an address. */
    readonly base: string;
    /** Whether a Service may have the address. */
    includes(address: IpAddress): boolean;
}
/**
 * The range of a CIDR. Throws a RangeError in the words of kube-apiserver where it would not start
 * with it. Source: pkg/registry/core/service/ipallocator 1.36.
 */
export declare function addressRange(cidr: string, family: IpFamily): AddressRange;
/** The text of `--service-node-port-range`. */
export declare const nodePortText = "30000-32767";
/** The ports that nodes have for Services. Source: pkg/registry/core/service/portallocator 1.36. */
export declare const nodePorts: Range<number>;
export declare const isNodePort: (port: number) => boolean;
type Taken<T> = Pick<ReadonlySet<T>, "has">;
/**
 * The first that is free from a place on that chance decides: of the upper band, and when that is
 * full, of the lower one.
 */
export declare function draw<T>(random: Random, taken: Taken<T>, range: Range<T>): T;
/** Source: apimachinery errors.NewInternalError 1.36. */
export declare function internalError(fact: string): StatusError;
export {};

/** The addresses of a range, by number. */
import { type Cidr, type IpAddress, type IpFamily } from "./ip.ts";
/** The addresses that hosts of a range have. */
export interface HostRange {
    readonly family: IpFamily;
    /** The address of the network itself, which is the first of the range and no host's. */
    readonly network: string;
    /** How many hosts there can be; of a larger range the first 2^32 are gone by. */
    readonly size: number;
    /** The address of a host, from 0 to `size` - 1. */
    at(index: number): string;
    /** Whether the address is a host's: neither that of the network nor, of IPv4, the last. */
    includes(address: IpAddress): boolean;
}
/** The hosts of a range; one address alone has none. */
export declare function hostRange(cidr: Cidr): HostRange;
/** How many bits tell the addresses of a range apart. */
export declare const hostBits: ({ ip, length }: Cidr) => number;
/** The first address of a range. */
export declare function networkOf(cidr: Cidr): readonly number[];
/** The address so many after another. */
export declare function plus(bytes: readonly number[], count: number): readonly number[];

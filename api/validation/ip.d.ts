/**
 * IP addresses and CIDR values: reading, writing, and the strict rules of Kubernetes 1.36.
 * Source: k8s.io/apimachinery/pkg/util/validation/ip.go.
 */
export type IpFamily = "IPv4" | "IPv6";
/** An address as read from text. */
export interface IpAddress {
    readonly family: IpFamily;
    /** 4 or 16 numbers from 0 to 255. An IPv4 address mapped into IPv6 has 4. */
    readonly bytes: readonly number[];
    /** It was written as `::ffff:1.2.3.4`. */
    readonly mapped: boolean;
    /** A part of the IPv4 form began with a needless 0. */
    readonly padded: boolean;
}
/** Reads an address, however loosely it is written; `undefined` where it is none. */
export declare function parseIp(text: string): IpAddress | undefined;
/** The canonical text of an address (RFC 5952). */
export declare function formatIp(bytes: readonly number[]): string;
/** The family of an address, or `undefined` where the text is none. */
export declare function ipFamily(text: string): IpFamily | undefined;
/** What is wrong with an address. It need not be canonical. */
export declare function ipProblems(text: string): readonly string[];
/** What is wrong with a range of addresses such as `10.0.0.0/8`. */
export declare function cidrProblems(text: string): string[];
/** What is wrong with an address as one that traffic is sent to. Source: ValidateEndpointIP. */
export declare function endpointIpProblems(text: string): readonly string[];
/** Whether an address is written as it should be, so that there is no advice on it. */
export declare function isCanonicalIp(text: string): boolean;
/** Advice on an address that is not written as it should be. */
export declare function ipWarnings(text: string, path: string): string[];
/** Advice on a range that is valid but not written as it should be. */
export declare function cidrWarnings(text: string, path: string): string[];
/** A range of addresses as read from text. */
export interface Cidr {
    readonly ip: IpAddress;
    /** How many leading bits all addresses of the range share. */
    readonly length: number;
    readonly lengthText: string;
}
export declare function parseCidr(text: string): Cidr | undefined;
/** True where all addresses of a range belong to another one, which has more of them. */
export declare function isStrictlyInside(inner: Cidr, outer: Cidr): boolean;
/** True where an address belongs to a range. */
export declare function contains({ ip, length }: Cidr, address: IpAddress): boolean;

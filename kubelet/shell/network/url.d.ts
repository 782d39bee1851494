/** Where a URL leads, as command-line clients read it. */
export interface Url {
    readonly scheme: string;
    /** A name or an address, without brackets. */
    readonly host: string;
    readonly port: number;
    /** The port was written down. */
    readonly hasPort: boolean;
    /** With its query, and never empty. */
    readonly path: string;
}
/** `undefined` where it is no URL. What has no scheme is `http`. */
export declare function parseUrl(text: string): Url | undefined;
/** The whole URL, for the network. */
export declare const urlText: (url: Url) => string;
/** The host, and the port where it was written down. */
export declare const authority: ({ host, port, hasPort }: Url) => string;
/** An address of IPv6 stands in brackets before a port. */
export declare const bracketed: (host: string) => string;
/** Where an answer leads, from the page that it came from. */
export declare function followed(from: Url, location: string): Url | undefined;

/** `5.1.244.10.in-addr.arpa`, or `undefined` where the text is no address. */
export declare function reverseName(address: string): string | undefined;
/** Whether a name in lower case lies in a zone of addresses. */
export declare const isReverse: (name: string) => boolean;
/** The address that such a name stands for; `undefined` where it is that of none, or of many. */
export declare function addressOfReverse(name: string): string | undefined;

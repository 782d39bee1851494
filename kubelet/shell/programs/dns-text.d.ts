/** Records of DNS as the tools of BIND write them. */
import type { RecordType, ResourceRecord } from "../network/container-network.ts";
export declare const recordTypes: readonly RecordType[];
export declare const recordTypeOf: (text: string) => RecordType | undefined;
/** With the dot at its end. */
export declare const dotted: (name: string) => string;
/** What a record holds, with whole names dotted and texts in quotes. */
export declare function dataText({ type, data }: ResourceRecord): string;
/** As nslookup tells a record. Source: bind 9.18, bin/dig/nslookup.c. */
export declare function lookupText(record: ResourceRecord, dot: "." | ""): string;

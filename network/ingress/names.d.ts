import type { NameServers } from "../names.ts";
import type { IngressTable } from "./ingress-table.ts";
/**
 * Knows the hosts of Ingresses by the address of the entry, as the DNS of whoever owns their
 * domains would; asks `next` for all others.
 */
export declare function ingressNames({ table, address }: {
    readonly table: () => IngressTable;
    readonly address: string;
}, next: NameServers["machines"]): NameServers["machines"];

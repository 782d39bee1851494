import type { NameServers } from "../names.ts";
import type { IngressTable } from "./ingress-table.ts";

/** How long an answer may be kept. */
const ttlSeconds = 60;

/**
 * Knows the hosts of Ingresses by the address of the entry, as the DNS of whoever owns their
 * domains would; asks `next` for all others.
 */
export function ingressNames(
  { table, address }: { readonly table: () => IngressTable; readonly address: string },
  next: NameServers["machines"],
): NameServers["machines"] {
  return (question, nowMs) => {
    const { name, type } = question;
    if (!table().routes(nowMs).hasHost(name)) return next(question, nowMs);
    const record = { name, type, ttlSeconds, data: address };
    return { code: "NOERROR", answers: type === "A" ? [record] : [], authoritative: true };
  };
}

/** The columns of `kubectl get ingresses`. Source: pkg/printers/internalversion 1.36. */
import { ageColumn, nameColumn } from "../columns.ts";
import type { Column } from "../resource.ts";
import type { Ingress, IngressRule } from "./ingress.ts";

const column = (
  name: string,
  description: string,
  value: Column<Ingress>["value"],
): Column<Ingress> => ({ name, type: "string", description, value });

export const ingressColumns: readonly Column<Ingress>[] = [
  nameColumn,
  column("Class", "The class of its controller.", ({ spec }) => spec.ingressClassName ?? "<none>"),
  column("Hosts", "Hosts that it has rules for.", ({ spec }) => hostsText(spec.rules ?? [])),
  column("Address", "Where requests arrive.", addressText),
  column("Ports", "Ports at which requests arrive.", ({ spec }) =>
    (spec.tls ?? []).length > 0 ? "80, 443" : "80",
  ),
  ageColumn,
];

/** Rules after as many hosts are counted only. */
const hostsShownMax = 3;

function hostsText(rules: readonly IngressRule[]): string {
  const hosts: string[] = [];
  let areMore = false;
  for (const { host = "" } of rules) {
    if (hosts.length === hostsShownMax) areMore = true;
    else if (host !== "") hosts.push(host);
  }
  if (hosts.length === 0) return "*";
  const shown = hosts.join(",");
  return areMore ? `${shown} + ${rules.length - hostsShownMax} more...` : shown;
}

function addressText({ status }: Ingress): string {
  const points = (status.loadBalancer.ingress ?? []).map(
    ({ ip, hostname }) => ip || hostname || "",
  );
  return [...new Set(points.filter((point) => point !== ""))].sort().join(",");
}

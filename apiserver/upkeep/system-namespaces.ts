import { Namespace } from "../../api/core/namespace.ts";
import { tableName } from "../registry/resource-table.ts";
import type { Duty } from "./upkeep.ts";

/** The namespaces that every cluster has. */
export const systemNamespaces: readonly string[] = [
  "default",
  "kube-system",
  "kube-public",
  "kube-node-lease",
];

const table = tableName(Namespace);

/** Makes them anew. Source: pkg/controlplane/controller/systemnamespaces 1.36. */
export const keepSystemNamespaces: Duty = {
  periodMs: 60_000,
  tables: [table],
  concerns: ({ type, key }) => type === "DELETED" && systemNamespaces.includes(key),
  plan: (storage) =>
    systemNamespaces
      .filter((name) => storage.get(table, name) === undefined)
      .map((name) => ({ verb: "create", resource: Namespace, body: { metadata: { name } } })),
};

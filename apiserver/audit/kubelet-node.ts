import { isObject } from "../../api/json.ts";
import type { Storage } from "../storage/storage.ts";
import type { AuditedRequest } from "./event.ts";

/**
 * The node whose kubelet is most likely to ask: all kubelets are one client here, so what is asked
 * for tells. Empty where it does not.
 */
export function kubeletNode(
  { resource, namespace, name, body }: Omit<AuditedRequest, "verb" | "actor">,
  storage: Pick<Storage, "get">,
): string {
  const sent = isObject(body) ? body : {};
  const key = `${namespace}/${name}`;
  switch (resource?.plural) {
    case "nodes":
    case "csinodes":
      return name ?? textIn(sent.metadata, "name");
    case "leases":
      return namespace === "kube-node-lease" ? (name ?? textIn(sent.metadata, "name")) : "";
    case "pods":
      return textIn(Object(storage.get("pods", key)).spec ?? sent.spec, "nodeName");
    case "events":
      return (
        textIn(sent.source ?? sent.deprecatedSource, "host") || textIn(sent, "reportingInstance")
      );
    default:
      return "";
  }
}

function textIn(value: unknown, member: string): string {
  const found = isObject(value) ? value[member] : undefined;
  return typeof found === "string" ? found : "";
}

import type { Service } from "../../api/core/service/service.ts";
import type { JsonObject } from "../../api/json.ts";
import type { WebhookClientConfig } from "../../api/resource.ts";
import type { WebhookCall } from "../../api/webhook-call.ts";
import type { Storage } from "../storage/storage.ts";

const portDefault = 443;

/**
 * The question as it goes out. A Service is asked by its name, and connected to by its cluster IP
 * or by the name that it stands for. Source: apiserver/pkg/util/webhook client.go 1.36.
 */
export function callOf(
  { url, service, caBundle = "" }: WebhookClientConfig,
  { body, timeoutSeconds }: { readonly body: JsonObject; readonly timeoutSeconds: number },
  storage: Storage,
): WebhookCall {
  const common = {
    timeoutMs: timeoutSeconds * 1000,
    body,
    ...(caBundle === "" ? {} : { caBundle }),
  };
  if (service === undefined) {
    return { ...common, url: `${withoutQuery(url ?? "")}?timeout=${timeoutSeconds}s` };
  }
  const { namespace, name, path = "", port = portDefault } = service;
  const slashed = path.startsWith("/") ? path : `/${path}`;
  const at = `https://${name}.${namespace}.svc:${port}${slashed}`;
  const place = placeOf(storage, { namespace, name, port });
  return {
    ...common,
    url: `${at}?timeout=${timeoutSeconds}s`,
    service: { namespace, name, port },
    ...place,
  };
}

const withoutQuery = (url: string) => url.replace(/[?#].*$/s, "");

/** Where a Service is found, or why it is not. Source: util/proxy ResolveCluster 1.36. */
function placeOf(
  storage: Storage,
  { namespace, name, port }: { namespace: string; name: string; port: number },
): Pick<WebhookCall, "connectTo" | "clusterIP" | "unresolved"> {
  // The table of services holds nothing else.
  const service = storage.get("services", `${namespace}/${name}`) as Service | undefined;
  if (service === undefined) return { unresolved: `service ${JSON.stringify(name)} not found` };
  const { type, clusterIP = "", externalName = "", ports = [] } = service.spec;
  if (type === "ExternalName") return { connectTo: { host: externalName, port } };
  if (clusterIP === "None") return { unresolved: 'cannot route to service with ClusterIP "None"' };
  if (ports.some((each) => each.port === port)) return { clusterIP: { host: clusterIP, port } };
  return { unresolved: `no service port ${port} found for service ${JSON.stringify(name)}` };
}

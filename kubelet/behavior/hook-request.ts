/** What is asked by a hook. Source: kubelet 1.36, pkg/kubelet/lifecycle/handlers.go. */
import type { Pod } from "../../api/core/pod/pod.ts";
import type { FetchRequest } from "../shell/network/container-network.ts";
import type { Container } from "../types.ts";
import { portNumber } from "./probes-of.ts";

export type HookAction = NonNullable<
  NonNullable<NonNullable<Container["lifecycle"]>["preStop"]>["httpGet"]
>;

/** The request of a hook of the container: to its own pod where it names no host. */
export function hookRequest(action: HookAction, container: Container, pod: Pod): FetchRequest {
  const { host = "", path = "/", scheme, httpHeaders = [] } = action;
  const address = host === "" ? (pod.status.podIP ?? "") : host;
  const shown = address.includes(":") ? `[${address}]` : address;
  const given = httpHeaders.map(({ name, value }) => [name.toLowerCase(), value] as const);
  return {
    url: `${scheme.toLowerCase()}://${shown}:${portNumber(action.port, container)}${path}`,
    method: "GET",
    headers: { "user-agent": "kube-lifecycle/1.36", accept: "*/*", ...Object.fromEntries(given) },
  };
}

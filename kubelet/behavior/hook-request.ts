/** What is asked by a hook. Source: kubelet 1.36, pkg/kubelet/lifecycle/handlers.go. */
import type { Pod } from "../../api/core/pod/pod.ts";
import type { FetchRequest } from "../shell/network/container-network.ts";
import type { Container } from "../types.ts";
import { type HttpGet, headersOf, portNumber } from "./probes-of.ts";

/** The request of a hook of the container: to its own pod where it names no host. */
export function hookRequest(action: HttpGet, container: Container, pod: Pod): FetchRequest {
  const { host = "", path = "/", scheme } = action;
  const address = host === "" ? (pod.status.podIP ?? "") : host;
  const shown = address.includes(":") ? `[${address}]` : address;
  return {
    url: `${scheme.toLowerCase()}://${shown}:${portNumber(action.port, container)}${path}`,
    method: "GET",
    headers: { "user-agent": "kube-lifecycle/1.36", accept: "*/*", ...headersOf(action) },
  };
}

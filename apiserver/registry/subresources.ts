/** The subresources that are not `status`: each a handler for the verbs that it serves. */
import type { ApiResponse, Verb } from "../../api/request.ts";
import { approval } from "./approval.ts";
import { bindPod } from "./binding.ts";
import { type Call, methodNotAllowed } from "./context.ts";
import { evictPod } from "./eviction.ts";
import { finalizeNamespace } from "./finalize.ts";
import { ephemeralContainers, resize } from "./pod-parts.ts";
import { unknownPath } from "./resource-table.ts";
import { handleScale } from "./scale.ts";
import { requestToken } from "./token.ts";

type Handlers = Partial<Record<Verb, (call: Call) => ApiResponse>>;

const special: ReadonlyMap<string, Handlers> = new Map<string, Handlers>([
  ["certificatesigningrequests.certificates.k8s.io/approval", approval],
  ["namespaces/finalize", { update: finalizeNamespace }],
  ["pods/binding", { create: bindPod }],
  ["pods/ephemeralcontainers", ephemeralContainers],
  ["pods/eviction", { create: evictPod }],
  ["pods/resize", resize],
  ["serviceaccounts/token", { create: requestToken }],
]);

/** Answers a request to a subresource other than `status`. */
export function handleSubresource(call: Call): ApiResponse {
  const { request, resource } = call;
  const { scale } = resource.definition;
  if (request.subresource === "scale" && scale !== undefined) return handleScale(call, scale);
  const handlers = special.get(`${resource.table}/${request.subresource}`);
  if (handlers === undefined) throw unknownPath();
  const handler = handlers[request.verb];
  if (handler === undefined) throw methodNotAllowed();
  return handler(call);
}

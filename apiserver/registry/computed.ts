import type { ApiResponse } from "../../api/request.ts";
import { checkListOptions } from "../list-options.ts";
import { type Call, methodNotAllowed } from "./context.ts";
import type { ObjectSource } from "./resource-table.ts";
import { unknownPath } from "./resource-table.ts";
import { selectorPredicate } from "./select.ts";

/** Answers a request for objects that are computed: they are of now, whatever is asked for. */
export function readComputed(call: Call, source: ObjectSource): ApiResponse {
  const { request, resource, options, warnings } = call;
  const { namespace, name = "", verb, subresource } = request;
  const get = subresource === undefined ? source.get : source.subresources?.[subresource];
  if (get === undefined) throw unknownPath();
  if (verb === "get") return { code: 200, body: get(namespace, name), warnings };
  if (subresource !== undefined) throw methodNotAllowed();
  if (verb !== "list") throw methodNotAllowed();
  checkListOptions(options);
  const { definition } = resource;
  const matches = selectorPredicate(definition, options);
  const all = source.list(namespace);
  const items = matches === undefined ? all : all.filter(matches);
  const { apiVersion, kind } = definition;
  return { code: 200, body: { kind: `${kind}List`, apiVersion, metadata: {}, items }, warnings };
}

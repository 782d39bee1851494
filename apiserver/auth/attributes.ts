import type { UserInfo } from "../../api/authentication/user-info.ts";
import type { Attributes } from "../../api/authorization/authorizer.ts";
import type { ApiRequest } from "../../api/request.ts";

/** What is asked for: something of a resource, or else of the path. */
export interface Asked extends Pick<ApiRequest, "namespace" | "name" | "subresource"> {
  readonly verb: string;
  /** The one name that is selected where many are asked for. */
  readonly nameSelected?: string | undefined;
  readonly resource?: ApiRequest["resource"];
  readonly path: string;
  /** As it stands in the request. */
  readonly fieldSelector?: string | undefined;
}

/** A request as it is put to the authorizer. Source: apiserver endpoints/request 1.36. */
export function attributesFor(user: UserInfo, asked: Asked): Attributes {
  const { verb, resource, name, subresource, path } = asked;
  if (resource === undefined) return { user, nonResource: { path, verb } };
  const { group, version, plural } = resource;
  // A namespace is in itself.
  const namespace = plural === "namespaces" && group === "" ? name : asked.namespace;
  const place = { group, version, resource: plural, subresource };
  const { nameSelected, fieldSelector: rawSelector } = asked;
  const selected = rawSelector !== undefined && { fieldSelector: { rawSelector } };
  return {
    user,
    resource: { ...place, namespace, name: name ?? nameSelected, verb, ...selected },
  };
}

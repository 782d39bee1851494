import type { ResourceAttributes } from "../../api/authorization/attributes.ts";
import type { Attributes } from "../../api/authorization/authorizer.ts";
import { forbidden, StatusError } from "../../api/status.ts";

/**
 * What somebody is told who may not do what they ask for.
 * Source: apiserver endpoints/handlers/responsewriters ForbiddenStatus 1.36.
 */
export function refusalOf(attributes: Attributes, reason: string): StatusError {
  const why = reason === "" ? "" : `: ${reason}`;
  const user = JSON.stringify(attributes.user.username ?? "");
  if ("nonResource" in attributes) {
    const { verb, path } = attributes.nonResource;
    const fact = `User ${user} cannot ${verb} path ${JSON.stringify(path)}${why}`;
    return new StatusError("Forbidden", `forbidden: ${fact}`, {});
  }
  const { group = "", resource: plural = "", name = "", verb } = attributes.resource;
  const where = placeOf(attributes.resource);
  const what = JSON.stringify(resourceOf(attributes.resource));
  const fact = `User ${user} cannot ${verb} resource ${what} in API group ${JSON.stringify(group)}`;
  return forbidden({ group, kind: "", plural }, name, `${fact} ${where}${why}`);
}

const resourceOf = ({ resource = "", subresource = "" }: ResourceAttributes) =>
  subresource === "" ? resource : `${resource}/${subresource}`;

const placeOf = ({ namespace = "" }: ResourceAttributes) =>
  namespace === "" ? "at the cluster scope" : `in the namespace ${JSON.stringify(namespace)}`;

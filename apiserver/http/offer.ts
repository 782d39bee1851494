import type { ApiRequest } from "../../api/request.ts";
import type { ResourceDefinition } from "../../api/resource.ts";
import { StatusError } from "../../api/status.ts";
import { isBinary } from "../protobuf/encode.ts";
import type { Resource } from "../registry/resource-table.ts";
import { subresourcesOf } from "../served-resources.ts";
import type { Format, Offer } from "./negotiate.ts";

interface Asked {
  readonly resource: Resource;
  readonly verb: ApiRequest["verb"];
}

/**
 * The forms in which a resource or a subresource of it can be had. Custom resources are not had in
 * protobuf; what is only created, as reviews, evictions and tokens are, is not had as a table.
 * Source: apiserver endpoints/installer.go 1.36, where these have no TableConvertor.
 */
export const offerOf = (
  { resource: { definition }, verb }: Asked,
  subresource?: string,
): Offer => ({
  hasProtobuf: isBinary(definition),
  hasStream: verb === "list",
  hasTable:
    definition.review !== true && !(verb === "create" && isOnlyCreated(definition, subresource)),
});

function isOnlyCreated(definition: ResourceDefinition, subresource: string | undefined): boolean {
  if (subresource === undefined) return false;
  const { verbs = [] } = subresourcesOf(definition).find(({ name }) => name === subresource) ?? {};
  return verbs.every((verb) => verb === "create");
}

/**
 * Throws NotAcceptable where the metadata of one object is asked for in place of a list, or the
 * other way round. Source: apiserver endpoints/handlers/response.go 1.36.
 */
export function checkForm({ as }: Format, { resource, verb }: Asked): void {
  if (verb === "list" && as === "PartialObjectMetadata") {
    throw refusal(as, `is a list (*${goTypeOf(resource)}List)`);
  }
  if (verb === "get" && as === "PartialObjectMetadataList") {
    throw refusal(as, `is not a list (*${goTypeOf(resource)})`);
  }
}

const refusal = (as: string, fact: string) =>
  new StatusError("NotAcceptable", `you requested ${as}, but the requested object ${fact}`);

/** The internal type of a kind; Events are the same in both of their groups. */
function goTypeOf({ definition: { group, kind, custom } }: Resource): string {
  if (custom !== undefined) return "unstructured.Unstructured";
  const [name = ""] = group.split(".");
  return `${name === "" || name === "events" ? "core" : name}.${kind}`;
}

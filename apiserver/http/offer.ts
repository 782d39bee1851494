import type { ApiRequest } from "../../api/request.ts";
import { isBinary } from "../protobuf/encode.ts";
import type { Resource } from "../registry/resource-table.ts";
import type { Offer } from "./negotiate.ts";

/** The forms in which a resource can be had. Custom resources are not had in protobuf. */
export function offerOf({
  resource,
  verb,
}: {
  readonly resource: Resource;
  readonly verb: ApiRequest["verb"];
}): Offer {
  return { hasProtobuf: isBinary(resource.definition), hasStream: verb === "list" };
}

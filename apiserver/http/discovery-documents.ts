/** What is served under `/api` and `/apis` beside resources: what there is. */
import {
  aggregatedDiscovery,
  apiGroup,
  apiGroupList,
  apiResourceList,
  apiVersions,
} from "../discovery.ts";
import type { Served } from "../served-resources.ts";
import type { Document } from "./documents.ts";
import { encodeAs, encodeText } from "./encode.ts";
import { etagOf, tagged } from "./etag.ts";
import { type Encoding, mediaTypes, negotiateDiscovery, wishOf } from "./negotiate.ts";
import type { Received } from "./received.ts";

type Definitions = readonly Served[];

/** The document at the path of the request, or `undefined`. Throws NotAcceptable. */
export function discovery(definitions: Definitions, exchange: Received): Document | undefined {
  const [, root, group, last, ...more] = exchange.path.replace(/\/$/, "").split("/");
  if ((root !== "api" && root !== "apis") || more.length > 0) return undefined;
  if (group === undefined) return discoveryRoot(definitions, exchange, root);
  const found =
    root === "api"
      ? last === undefined && apiResourceList(definitions, "", group)
      : last === undefined
        ? apiGroup(definitions, group)
        : apiResourceList(definitions, group, last);
  if (found === undefined || found === false) return undefined;
  return documentOf(found, negotiateDiscovery(wishOf(exchange.request, exchange.query), false));
}

function discoveryRoot(
  definitions: Definitions,
  exchange: Received,
  root: "api" | "apis",
): Document {
  const { request } = exchange;
  const format = negotiateDiscovery(wishOf(exchange.request, exchange.query), true);
  if (!format.isAggregated) {
    const versions = () => apiVersions(exchange.arrivedAt());
    return documentOf(root === "api" ? versions() : apiGroupList(definitions), format);
  }
  const body = encodeText(aggregatedDiscovery(definitions, root), format);
  const document = {
    contentType: `${mediaTypes[format.encoding]};g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList`,
    body,
    headers: { "cache-control": "public" },
  };
  return tagged(document, { etag: etagOf(body), ifNoneMatch: request.headers["if-none-match"] });
}

const documentOf = (body: object, format: Encoding): Pick<Document, "contentType" | "body"> => ({
  contentType: mediaTypes[format.encoding],
  body: encodeAs(body, format),
});

/** What is served under `/openapi`. Source: kube-openapi pkg/handler and pkg/handler3. */
import type { JsonObject } from "../../api/json.ts";
import type { ResourceDefinition } from "../../api/resource.ts";
import {
  openApiV2,
  openApiV2Protobuf,
  openApiV3,
  openApiV3Index,
  openApiV3Protobuf,
} from "../openapi/index.ts";
import { clausesOf } from "./accept.ts";
import type { Document } from "./documents.ts";
import { etagOf, tagged } from "./etag.ts";
import type { Received } from "./received.ts";

const json = "application/json";
const protobufV2 = "application/com.github.proto-openapi.spec.v2.v1.0+protobuf";
const protobufV3 = "application/com.github.proto-openapi.spec.v3.v1.0+protobuf";
/** As clients name them of old, which is no media type by the letter. */
const protobufV2Old = "application/com.github.proto-openapi.spec.v2@v1.0+protobuf";
const protobufV3Old = "application/com.github.proto-openapi.spec.v3@v1.0+protobuf";

const yearMs = 365 * 24 * 60 * 60 * 1000;

type Definitions = readonly ResourceDefinition[];

/** The document at the path of the request, or `undefined`. */
export function openApi(definitions: Definitions, exchange: Received): Document | undefined {
  const { path } = exchange;
  if (path === "/openapi/v2") return versionTwo(definitions, exchange);
  if (path === "/openapi/v3") {
    const { body, etag } = written(openApiV3Index(definitions));
    return tagged({ contentType: json, body }, { etag, ifNoneMatch: ifNoneMatchOf(exchange) });
  }
  if (!path.startsWith("/openapi/v3/")) return undefined;
  return versionThree(definitions, exchange);
}

function versionTwo(definitions: Definitions, exchange: Received): Document {
  const contentType = formOf(exchange, [json, protobufV2Old, protobufV2]);
  if (contentType === undefined) return notAcceptable;
  const { body, etag } = written(openApiV2(definitions));
  const document =
    contentType === json
      ? { contentType, body }
      : { contentType: protobufV2, body: openApiV2Protobuf(definitions) };
  return tagged(document, { etag, ifNoneMatch: ifNoneMatchOf(exchange) });
}

function versionThree(definitions: Definitions, exchange: Received): Document | undefined {
  const { path, query, wallClock } = exchange;
  const found = openApiV3(definitions, path.slice("/openapi/v3/".length));
  if (found === undefined) return undefined;
  const form = formOf(exchange, [json, protobufV3, protobufV3Old]);
  if (form === undefined) return notAcceptable;
  const { body: text, etag } = written(found);
  const contentType = form === json ? json : protobufV3;
  const body = form === json ? text : openApiV3Protobuf(found);
  const document = { contentType, body };
  const ifNoneMatch = ifNoneMatchOf(exchange);
  const hash = query.get("hash") ?? "";
  if (hash === "") return tagged(document, { etag, ifNoneMatch });
  const current = etag.slice(1, -1);
  if (hash !== current) {
    const headers = { etag, vary: "Accept", location: `${path}?hash=${current}` };
    return { contentType, body: "", headers, code: 301 };
  }
  // An address that tells its content may be kept for good.
  const forever = {
    "cache-control": "public, immutable",
    expires: new Date(wallClock.now() + yearMs).toUTCString(),
  };
  return tagged({ ...document, headers: forever }, { etag, ifNoneMatch });
}

const ifNoneMatchOf = ({ request }: Received) => request.headers["if-none-match"];

/** The first of the forms that the client likes best; `undefined` where it takes none of them. */
function formOf({ request }: Received, forms: readonly string[]): string | undefined {
  for (const { type } of clausesOf(request.headers.accept || "*/*")) {
    const found = type === "*/*" || type === "application/*" ? forms[0] : type;
    if (found !== undefined && forms.includes(found)) return found;
  }
  return undefined;
}

const notAcceptable: Document = { contentType: "text/plain", body: "", code: 406 };

interface Written {
  readonly body: string;
  readonly etag: string;
}

// The documents are kept, so what is written of them is as well.
const known = new WeakMap<JsonObject, Written>();

function written(document: JsonObject): Written {
  const before = known.get(document);
  if (before !== undefined) return before;
  const body = JSON.stringify(document);
  const made = { body, etag: etagOf(body) };
  known.set(document, made);
  return made;
}

import { load } from "js-yaml";
import { type PatchType, patchTypes } from "../../api/request.ts";
import { badRequest, StatusError } from "../../api/status.ts";
import { isShallow } from "../decode.ts";
import { decodeProtobuf } from "../protobuf/decode.ts";

/** Largest request body, in bytes. Source: apiserver's MaxRequestBodyBytes. */
export const bodyBytesMax = 3 * 1024 * 1024;

/** Decodes the body of a create, an update or a delete. Throws UnsupportedMediaType, BadRequest. */
export function parseBody(contentType: string, bytes: Uint8Array): unknown {
  const type = mediaType(contentType);
  if (type === "application/yaml") return checked(parseYaml(textOf(bytes)));
  if (type === "application/json" || type === "") return checked(parseJson(textOf(bytes)));
  if (type === protobuf) return parseProtobuf(bytes);
  throw unsupported(["application/json", "application/yaml", protobuf]);
}

/** The form in which Go clients send objects of the built-in kinds. */
const protobuf = "application/vnd.kubernetes.protobuf";

/** Decodes a patch and says of which type it is. */
export function parsePatch(contentType: string, bytes: Uint8Array) {
  const type = mediaType(contentType);
  const entries = Object.entries(patchTypes) as [PatchType, string][];
  const known = entries.find(([, each]) => each === type);
  if (known === undefined) throw unsupported(Object.values(patchTypes));
  const text = textOf(bytes);
  const body = checked(known[0] === "apply" ? parseYaml(text) : parseJson(text));
  return { patchType: known[0], body };
}

const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const mediaType = (contentType: string) => (contentType.split(";")[0] ?? "").trim().toLowerCase();

function unsupported(accepted: readonly string[]): StatusError {
  return new StatusError(
    "UnsupportedMediaType",
    "the body of the request was in an unknown format - accepted media types include: " +
      accepted.join(", "),
    {},
  );
}

function checked(value: unknown): unknown {
  if (isShallow(value)) return value;
  throw badRequest("the request is nested too deeply");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw badRequest(`invalid JSON: ${messageOf(error)}`);
  }
}

function parseProtobuf(bytes: Uint8Array): unknown {
  try {
    return decodeProtobuf(bytes);
  } catch (error) {
    throw badRequest(messageOf(error));
  }
}

function parseYaml(text: string): unknown {
  try {
    return load(text);
  } catch (error) {
    throw badRequest(`error converting YAML to JSON: yaml: ${messageOf(error)}`);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
}

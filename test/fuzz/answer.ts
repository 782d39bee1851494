/** What every answer must be, whatever was asked. */
import { load } from "js-yaml";
import { isObject } from "../../api/json.ts";
import { decodeProtobuf } from "../../apiserver/protobuf/decode.ts";
import type { RawAnswer, RawRequest } from "../in-process.ts";
import { knownFailures } from "./known-failures.ts";

/** What an answer is known by in the digest, and what is wrong with it. */
export interface Verdict {
  readonly code: number;
  readonly reason: string;
  readonly wrong: string | undefined;
}

/** A line of a stack, or the name of an error that no client can understand. */
const leaked = /\n {4}at |\.ts:\d+|node_modules|\b(Type|Range|Reference|Syntax)Error\b/;

export function verdictOf({ method }: RawRequest, answer: RawAnswer | undefined): Verdict {
  if (answer === undefined) return { code: 0, reason: "", wrong: "there is no answer" };
  const { code, text } = answer;
  const contentType = String(answer.headers["content-type"] ?? "");
  if (code < 400) return { code, reason: "", wrong: undefined };
  // The answer to a HEAD has no body to look at.
  if (method === "HEAD") return { code, reason: "", wrong: code >= 500 ? "it failed" : undefined };
  if (leaked.test(text)) return { code, reason: "", wrong: "it shows the insides of the server" };
  if (code === 404 && text === "404 page not found\n") {
    return { code, reason: "page", wrong: undefined };
  }
  const status = read(contentType, answer);
  if (!isObject(status)) return { code, reason: "", wrong: "it cannot be read" };
  return { code, reason: String(status.reason ?? ""), wrong: fault(code, status) };
}

function fault(code: number, status: { readonly [key: string]: unknown }): string | undefined {
  const { kind, apiVersion, reason, message } = status;
  if (kind !== "Status" || apiVersion !== "v1" || status.status !== "Failure") return "no Status";
  if (status.code !== code) return `the Status says ${status.code}`;
  if (typeof message !== "string" || message === "") return "it does not say why";
  const known = knownFailures.some((each) => each.test(message));
  if (code >= 500 && code !== 504 && !known) return "it failed";
  return typeof reason === "string" || known ? undefined : "it has no reason";
}

function read(contentType: string, { text, bytes }: RawAnswer): unknown {
  try {
    if (contentType === "application/vnd.kubernetes.protobuf") return decodeProtobuf(bytes);
    return contentType.startsWith("application/yaml") ? load(text) : JSON.parse(text);
  } catch {
    return undefined;
  }
}

import { isObject, type JsonObject } from "../../api/json.ts";
import type { WebhookAnswer } from "../../api/webhook-call.ts";
import { jsonProblem } from "../json-syntax.ts";

/** The object that was answered, or what the client library says instead. */
export function readAnswer({
  answer,
  url,
}: {
  readonly answer: WebhookAnswer;
  readonly url: string;
}): JsonObject | { readonly failure: string } {
  if ("failure" in answer) return { failure: `Post ${JSON.stringify(url)}: ${answer.failure}` };
  const { code, body } = answer;
  if (code < 200 || code > 206) return { failure: refusalOf(code, body) };
  const value = parsed(body);
  if (isObject(value)) return value;
  const problem = jsonProblem(body) || misfit(value);
  return { failure: `couldn't get version/kind; json parse error: ${problem}` };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Of what is JSON, but no object. */
const misfit = (value: unknown) =>
  `json: cannot unmarshal ${Array.isArray(value) ? "array" : typeof value} into Go value of type ` +
  'struct { APIVersion string "json:\\"apiVersion,omitempty\\""; Kind string ' +
  '"json:\\"kind,omitempty\\"" }';

/** What a status code means to the client library. Source: NewGenericServerResponse 1.36. */
function refusalOf(code: number, body: string): string {
  const status = parsed(body);
  if (isObject(status) && status.kind === "Status" && typeof status.message === "string") {
    return status.message;
  }
  const known = messages.get(code);
  if (known !== undefined) return known;
  if (code === 403) return body.trim();
  if (code >= 500) {
    const said = JSON.stringify(body.trim() === "" ? "unknown" : body.trim());
    return `an error on the server (${said}) has prevented the request from succeeding`;
  }
  return `the server responded with the status code ${code} but did not return more information`;
}

const messages: ReadonlyMap<number, string> = new Map([
  [400, "the server rejected our request for an unknown reason"],
  [401, "the server has asked for the client to provide credentials"],
  [404, "the server could not find the requested resource"],
  [405, "the server does not allow this method on the requested resource"],
  [409, "the server reported a conflict"],
  [422, "the server rejected our request due to an error in our request"],
  [429, "the server has received too many requests and has asked us to try again later"],
  [503, "the server is currently unable to handle the request"],
  [
    504,
    "the server was unable to return a response in the time allotted, but may still be processing " +
      "the request",
  ],
]);

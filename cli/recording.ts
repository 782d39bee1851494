/** `--record`: what is written says by which command. Source: cli-runtime 1.36, RecordFlags. */
import { isObject, type JsonObject } from "../api/json.ts";
import { part } from "../api/json-parts.ts";
import type { Flags, Parsed } from "../client/kubectl/flags.ts";
import { changeCauseAnnotation } from "../client/kubectl/revisions.ts";
import type { Client, Request } from "./server/http.ts";

export const recordFlag = {
  record: {
    kind: "bool",
    doc: "keep the command in an annotation of what it changes",
    deprecated: "--record will be removed in the future",
  },
} as const satisfies Flags;

/** The command as it is kept: its arguments, and then its flags. */
export const causeOf = (name: string, { args, typed }: Pick<Parsed<Flags>, "args" | "typed">) =>
  ["kubesim", name, ...args, ...typed].join(" ");

/** The client, whose writes say what caused them. */
export function recordingClient(client: Client, cause: string): Client {
  const annotated = (object: JsonObject): JsonObject => ({
    ...object,
    metadata: {
      ...part(object, "metadata"),
      annotations: { ...part(object, "metadata", "annotations"), [changeCauseAnnotation]: cause },
    },
  });
  return {
    ...client,
    async json(request) {
      const body = objectIn(request);
      if (body !== undefined) {
        return client.json({ ...request, body: JSON.stringify(annotated(body)) });
      }
      const answer = await client.json(request);
      if (request.method !== "PATCH") return answer;
      // A list of operations, and a scale, have no place for it.
      return client.json({
        method: "PATCH",
        path: request.path.replace(scalePath, ""),
        contentType: "application/merge-patch+json",
        body: JSON.stringify(annotated({})),
      });
    },
  };
}

const scalePath = /\/scale(?=\?|$)/;

/** The object that a write sends, or the part of it. */
function objectIn({ method, path, body }: Request): JsonObject | undefined {
  if (body === undefined || (method !== "POST" && method !== "PATCH")) return undefined;
  if (scalePath.test(path)) return undefined;
  const parsed: unknown = JSON.parse(body);
  return isObject(parsed) ? parsed : undefined;
}

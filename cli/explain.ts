/** `kubesim explain`: tells of the fields of a resource, as the server documents them. */
import type { JsonObject } from "../api/json.ts";
import { Failure, Told } from "../client/kubectl/failure.ts";
import { defineCommand } from "./command.ts";
import { explain } from "./explain/plaintext.ts";
import { explainByV2 } from "./explain/plaintext-openapiv2.ts";
import type { Io } from "./io.ts";
import { qualified, type Served } from "./server/resources.ts";
import { part, textAt } from "./targets/targets.ts";

const flags = {
  "api-version": { kind: "text", value: "VERSION", doc: "the group and version to tell of" },
  output: {
    kind: "text",
    short: "o",
    value: "FORMAT",
    doc: "plaintext, which is the default, or plaintext-openapiv2",
  },
  recursive: { kind: "bool", short: "R", doc: "list the fields of fields too" },
} as const;

export const command = defineCommand({
  name: "explain",
  usage: "TYPE[.FIELD...] [flags]",
  summary: "Tell of the fields of a resource",
  examples: [
    "kubesim explain pods.spec.containers",
    "kubesim explain deployment --recursive",
    "kubesim explain hpa --api-version=autoscaling/v1",
  ],
  flags,
  async run(io, { flags: given, args }) {
    const [text] = args;
    if (text === undefined) {
      const hint = 'Use "kubesim api-resources" for a complete list of supported resources.';
      throw new Failure(`You must specify the type of resource to explain. ${hint}`);
    }
    if (args.length > 1) throw new Failure("We accept only this format: explain RESOURCE");
    const { "api-version": apiVersion = "", output = "plaintext", recursive = false } = given;
    const { resource, fields } = await findResource(io, text, apiVersion === "");
    const asked = { resource, fields, apiVersion, isRecursive: recursive };
    if (output === "plaintext-openapiv2") await tellByV2(io, asked);
    else await tell(io, asked, output);
  },
});

interface Asked {
  readonly resource: Served;
  readonly fields: readonly string[];
  /** Empty for the one that the server prefers. */
  readonly apiVersion: string;
  readonly isRecursive: boolean;
}

/** Tells the resource from the way to a field. The group may stand between them. */
async function findResource(
  io: Io,
  text: string,
  mayHaveGroup: boolean,
): Promise<Pick<Asked, "resource" | "fields">> {
  const way = fieldsOnly(text);
  const [name = "", ...fields] = way.split(".");
  if (/^([[$]|$)/.test(name)) throw new Failure("a resource must be present, got: /, Resource=");
  const first = await io.resources.find(name).catch((error) => {
    throw error instanceof Failure ? new Told(error.message) : error;
  });
  if (!mayHaveGroup || fields.length === 0) return { resource: first, fields };
  const isNamed = (resource: Served) => `${way}.`.startsWith(`${qualified(resource)}.`);
  const named = (await io.resources.named(name)).find(isNamed);
  if (named === undefined) return { resource: first, fields };
  const rest = way.slice(qualified(named).length + 1);
  return { resource: named, fields: rest === "" ? [] : rest.split(".") };
}

/** The way with dots alone. Throws where it is JSONPath that is more than fields. */
function fieldsOnly(text: string): string {
  const way = text.replace(/\.$/, "").replace(/\['([^']*)'\]/g, ".$1");
  if (way.includes("{")) throw new Failure("unrecognized character in action: U+007B '{'");
  if (/\[[^\]]*$/.test(way)) throw new Failure("unterminated array");
  if (!/^\[/.test(way) && /^\.|\.\.|[[* ]/.test(way)) {
    throw new Failure("invalid jsonpath syntax, first node must be field node");
  }
  return way;
}

function readApiVersion(text: string, { group, version }: Served) {
  if (text === "") return { group, version };
  const parts = text.split("/");
  const [first = "", second] = parts;
  if (parts.length > 2) throw new Failure(`unexpected GroupVersion string: ${text}`);
  return second === undefined ? { group: "", version: first } : { group: first, version: second };
}

async function tell(io: Io, asked: Asked, output: string): Promise<void> {
  const { resource, fields, isRecursive } = asked;
  const index = part(await io.client.json({ path: "/openapi/v3" }), "paths");
  const { group, version } = readApiVersion(asked.apiVersion, resource);
  const { plural } = resource;
  const path = group === "" ? `api/${version}` : `apis/${group}/${version}`;
  const url = textAt(part(index, path), "serverRelativeURL");
  if (url === "") {
    throw new Failure(`couldn't find resource for "${group}/${version}, Resource=${plural}"`);
  }
  const document = await io.client.json({ path: url });
  if (output !== "plaintext") throw new Failure(`unrecognized format: ${output}`);
  const { head, body } = explain({ document, group, version, plural, fields, isRecursive });
  io.write(head);
  io.write(body());
}

async function tellByV2(io: Io, asked: Asked): Promise<void> {
  const { resource, fields, isRecursive } = asked;
  const document: JsonObject = await io.client.json({ path: "/openapi/v2" });
  const { group, version } = readApiVersion(asked.apiVersion, resource);
  const kind = { group, version, kind: resource.kind };
  io.write(explainByV2({ document, kind, fields, isRecursive }));
}

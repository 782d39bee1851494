/** `kubesim patch`: changes fields of objects. */
import { readFileSync } from "node:fs";
import { equalJson, type JsonObject } from "../api/json.ts";
import { Failure, RefusedError, throwAll } from "../client/kubectl/failure.ts";
import type { Given } from "../client/kubectl/flags.ts";
import { parseYaml } from "../client/kubectl/read-yaml.ts";
import { defineCommand } from "./command.ts";
import { checkLocal, findLocalTargets, localFlag } from "./files/local-targets.ts";
import type { Io } from "./io.ts";
import { forEach, nothingGiven, type Report, reportFlags, reportTo } from "./report.ts";
import { type DryRun, dryRunFlag, dryRunOf, dryRunQuery, fileFlags } from "./shared-flags.ts";
import {
  findTargets,
  patchContentTypes,
  pathOfTarget,
  type Target,
  textAt,
} from "./targets/targets.ts";

const flags = {
  ...fileFlags,
  ...reportFlags,
  ...dryRunFlag,
  patch: { kind: "text", short: "p", value: "PATCH", doc: "what changes, as JSON or YAML" },
  "patch-file": { kind: "text", value: "PATH", doc: "a file with what changes" },
  type: { kind: "text", value: "TYPE", doc: "json, merge or strategic; strategic unless given" },
  subresource: {
    kind: "text",
    value: "PART",
    doc: "patch this part of it, such as status or scale",
  },
  "field-manager": { kind: "text", value: "NAME", doc: "who then owns the fields" },
  ...localFlag,
} as const;

type PatchType = "json" | "merge" | "strategic";
const types: readonly PatchType[] = ["json", "merge", "strategic"];

export const command = defineCommand({
  name: "patch",
  usage: "(-f PATH | TYPE NAME) (-p PATCH | --patch-file PATH) [flags]",
  summary: "Change fields of objects",
  examples: [
    `kubesim patch deployment/nginx-deployment -p '{"spec":{"minReadySeconds":5}}'`,
    `kubesim patch node/node-0 --type=merge -p 'spec: {unschedulable: true}'`,
  ],
  flags,
  records: true,
  async run(io, { flags: given, args }) {
    const dryRun = dryRunOf(given["dry-run"]);
    const change = { ...changeOf(given), dryRun, report: reportTo(io, given, { isApart: false }) };
    const isLocal = given.local === true;
    if (isLocal && args.length > 0)
      throw new Failure("cannot specify --local and server resources");
    checkLocal(given);
    if (args.length === 0 && (given.filename ?? []).length === 0) throw nothingGiven();
    const find = isLocal ? findLocalTargets : findTargets;
    const { targets, errors } = await find(io, { ...given, args, isAsGiven: true });
    const act = isLocal ? patchLocally : patch;
    const failures = await forEach(targets, (target) => act(io, target, change));
    throwAll([...failures, ...errors]);
  },
});

interface Change {
  readonly type: PatchType;
  /** JSON, as far as anybody has looked. */
  readonly body: string;
  readonly subresource?: string;
  readonly fieldManager: string;
}

interface Reported extends Change {
  readonly dryRun: DryRun;
  readonly report: Report;
}

/** What the flags ask for. Throws a Failure where they contradict one another. */
function changeOf(given: Given<typeof flags>): Change {
  const { patch: text = "", "patch-file": file = "", subresource = "" } = given;
  if (text !== "" && file !== "") {
    throw new Failure("cannot specify --patch and --patch-file together");
  }
  if (text === "" && file === "") {
    throw new Failure("must specify --patch or --patch-file containing the contents of the patch");
  }
  const asked = (given.type ?? "strategic").toLowerCase();
  const type = types.find((each) => each === asked);
  if (type === undefined) {
    throw new Failure(`--type must be one of [${types.join(" ")}], not ${JSON.stringify(asked)}`);
  }
  return {
    type,
    body: bodyOf(file === "" ? text : readPatch(file)),
    ...(subresource !== "" && { subresource }),
    fieldManager: given["field-manager"] ?? "kubectl-patch",
  };
}

function readPatch(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    throw new Failure(`unable to read patch file: open ${path}: no such file or directory`);
  }
}

/** What begins as JSON does is left to the server to read. */
function bodyOf(text: string): string {
  if (/^\s*\{/.test(text)) return text;
  try {
    return JSON.stringify(parseYaml(text) ?? null);
  } catch (error) {
    const fact = error instanceof Error ? error.message : String(error);
    throw new Failure(`unable to parse ${JSON.stringify(text)}: ${fact}`);
  }
}

/**
 * With a dry run, whosever it is, the server reckons what would come of the patch: only it knows
 * how lists of a kind are merged. As in kubectl, the answer does not tell that it was one.
 */
async function patch(io: Io, target: Target, change: Reported): Promise<void> {
  const { type, body, subresource, fieldManager, dryRun, report } = change;
  const before =
    subresource === undefined
      ? target.object
      : await io.client.json({ path: pathOfTarget(target, {}, subresource) });
  const query = { ...dryRunQuery(dryRun === "none" ? "none" : "server"), fieldManager };
  const contentType = patchContentTypes[type];
  const path = pathOfTarget(target, query, subresource);
  const object = await io.client
    .json({ method: "PATCH", path, contentType, body })
    .catch((error: unknown) => {
      throw isOfUnknownForm(error) ? unsupported(contentType, target, error) : error;
    });
  await report(
    { name: target.name, resource: { ...target.resource, ...kindOf(object) } },
    { message: outcomeOf(before, object), object },
  );
}

async function patchLocally(_: Io, target: Target, change: Reported): Promise<void> {
  const { patchedLocally } = await import("./files/local-patch.ts");
  const object = await patchedLocally(target, change);
  await change.report(target, { message: outcomeOf(target.object, object), object });
}

const outcomeOf = (before: JsonObject, after: JsonObject) =>
  equalJson(withoutOwners(before), withoutOwners(after)) ? "patched (no change)" : "patched";

const isOfUnknownForm = (error: unknown): error is RefusedError =>
  error instanceof RefusedError && error.status.reason === "UnsupportedMediaType";

/** Custom resources, above all, are not merged strategically. */
function unsupported(contentType: string, { resource }: Target, error: RefusedError): Failure {
  const { group, version, kind } = resource;
  const of = `${group}/${version}, Kind=${kind}`;
  return new Failure(`${contentType} is not supported by ${of}: ${error.message}`);
}

/** What a part of an object is of: a scale is one of autoscaling, whatever it belongs to. */
function kindOf(object: JsonObject): { readonly kind: string; readonly group: string } {
  const [group = "", version] = textAt(object, "apiVersion").split("/");
  return { kind: textAt(object, "kind"), group: version === undefined ? "" : group };
}

/** A patch that changes nothing else may still change who owns what. */
function withoutOwners(object: JsonObject): JsonObject {
  const { metadata } = object;
  return { ...object, metadata: { ...Object(metadata), managedFields: undefined } };
}

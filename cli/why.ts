/** `kubesim why`: why an object is there, is gone, waits, or is not as wanted. */
import type { JsonObject } from "../api/json.ts";
import { Failure, Told } from "../client/kubectl/failure.ts";
import { defineCommand } from "./command.ts";
import { askAbout } from "./history.ts";
import type { Io } from "./io.ts";
import { noPrinter } from "./printers/format.ts";
import { printObjects } from "./printers/objects.ts";
import { pathOf } from "./server/resources.ts";
import { outputFlag } from "./shared-flags.ts";
import { type Selected, selectFrom } from "./targets/selection.ts";
import { part, parts, textAt } from "./targets/targets.ts";
import { explanationText } from "./why/explanation.ts";
import { whyText } from "./why/text.ts";

const flags = {
  ...outputFlag,
  node: { kind: "text", value: "NAME", doc: "of a pod: only what is said of this node" },
  "all-nodes": { kind: "bool", doc: "of a pod: all nodes, and all changes that would help" },
  "all-writes": { kind: "bool", doc: "all writes that led to it" },
} as const;

const reportKind = "PodSchedulingReport";
/** How many nodes where the pod fits, and how many others, are shown unless all are asked for. */
const shownMax = 10;

export const command = defineCommand({
  name: "why",
  usage: "(TYPE/NAME | TYPE NAME | POD) [flags]",
  summary: "Show why an object is there, is gone, waits, or is not as wanted",
  examples: [
    "kubesim why pod/web-0",
    "kubesim why deployment web",
    "kubesim why web-0 --node node-1",
    "kubesim why node/node-1 -o yaml",
  ],
  flags,
  async run(io, { flags: given, args }) {
    const { node = "", output = "" } = given;
    if (!["", "json", "yaml"].includes(output)) throw new Failure(noPrinter(output, "json, yaml"));
    const asked = await objectNamed(io, args);
    if (given["all-nodes"] === true || node !== "") {
      await tellOfNodes(io, asked, { node, output });
      return;
    }
    const answer = await askAbout(io, { kind: "Explanation", object: asked });
    if (output !== "") {
      await printObjects(io, [answer], given);
      return;
    }
    const status = part(answer, "status");
    const report = await reportFor(io, asked, status);
    const isWhole = given["all-writes"] === true;
    io.write(explanationText(status, { isWhole, hasReport: report !== undefined }));
    if (report !== undefined) io.write(`\n${whyText(report, { max: shownMax, isOneNode: false })}`);
  },
});

/** The one object that the words mean; a name alone is that of a pod. */
async function objectNamed(io: Io, args: readonly string[]): Promise<Required<Selected>> {
  const [first = ""] = args;
  if (first === "") throw new Failure("required resource not specified: kubesim why TYPE/NAME");
  const words = args.length === 1 && !first.includes("/") ? ["pods", first] : args;
  const [selected, ...others] = await selectFrom(io, words);
  const { resource, name } = selected ?? {};
  if (resource === undefined || name === undefined || others.length > 0) {
    throw new Failure("why explains one object: kubesim why TYPE/NAME");
  }
  return { resource, name };
}

const isPod = ({ resource }: Required<Selected>) =>
  resource.group === "" && resource.plural === "pods";

/** What is said of the placing of a pod that is there and has not ended. */
async function reportFor(
  io: Io,
  asked: Required<Selected>,
  status: JsonObject,
): Promise<JsonObject | undefined> {
  if (!isPod(asked) || textAt(status, "state") !== "Present") return undefined;
  try {
    return await readReport(io, asked.name, false);
  } catch (error) {
    // It says itself that no scheduler is running, or that the pod is gone by now.
    if (error instanceof Error && "status" in error) return undefined;
    throw error;
  }
}

async function tellOfNodes(
  io: Io,
  asked: Required<Selected>,
  { node, output }: { readonly node: string; readonly output: string },
): Promise<void> {
  if (!isPod(asked)) {
    throw new Failure(`only pods are placed on nodes, and not ${asked.resource.plural}`);
  }
  const report = await readReport(io, asked.name, true);
  const shown = node === "" ? report : { ...report, nodes: [nodeOf(report, node)] };
  if (output !== "") await printObjects(io, [shown], { output });
  else io.write(whyText(shown, { max: Infinity, isOneNode: node !== "" }));
}

async function readReport(io: Io, name: string, isWhole: boolean): Promise<JsonObject> {
  const resource = await io.resources.byKind("sim.kubesim.dev/v1alpha1", reportKind);
  if (resource === undefined)
    throw new Failure(`the server doesn't have a resource type "${reportKind}"`);
  const { namespace } = io;
  const subresource = isWhole ? "nodes" : undefined;
  return io.client.json({ path: pathOf(resource, { namespace, name, subresource }) });
}

function nodeOf(report: JsonObject, name: string): JsonObject {
  const found = parts(report, "nodes").find((each) => textAt(each, "name") === name);
  if (found === undefined)
    throw new Told(`Error from server (NotFound): nodes "${name}" not found`);
  return found;
}

/** `kubesim why`: why a pod is on its node, or on none. */
import type { JsonObject } from "../api/json.ts";
import { defineCommand } from "./command.ts";
import { Failure, Told } from "./failure.ts";
import type { Io } from "./io.ts";
import { noPrinter } from "./printers/format.ts";
import { printObjects } from "./printers/objects.ts";
import { pathOf } from "./resources.ts";
import { selectFrom } from "./selection.ts";
import { outputFlag } from "./shared-flags.ts";
import { parts, textAt } from "./targets.ts";
import { whyText } from "./why/text.ts";

const flags = {
  ...outputFlag,
  node: { kind: "text", value: "NAME", doc: "only what is said of this node" },
  "all-nodes": { kind: "bool", doc: "all nodes, and all changes that would help" },
} as const;

const kind = "PodSchedulingReport";
/** How many nodes where the pod fits, and how many others, are shown unless all are asked for. */
const shownMax = 10;

export const command = defineCommand({
  name: "why",
  usage: "(pod/NAME | NAME) [flags]",
  summary: "Show why a pod is on its node, or on none",
  examples: [
    "kubesim why pod/web-0",
    "kubesim why web-0 --node node-1",
    "kubesim why web-0 -o yaml",
  ],
  flags,
  async run(io, { flags: given, args }) {
    const { node = "", output = "" } = given;
    if (!["", "json", "yaml"].includes(output)) throw new Failure(noPrinter(output, "json, yaml"));
    const isWhole = given["all-nodes"] === true || node !== "";
    const report = await readReport(io, await podNamed(io, args), isWhole);
    const shown = node === "" ? report : { ...report, nodes: [nodeOf(report, node)] };
    if (output !== "") await printObjects(io, [shown], output);
    else io.write(whyText(shown, { max: isWhole ? Infinity : shownMax, isOneNode: node !== "" }));
  },
});

/** The name of the pod that the words mean. */
async function podNamed(io: Io, args: readonly string[]): Promise<string> {
  const [first = ""] = args;
  if (first === "") throw new Failure("required resource not specified: kubesim why pod/NAME");
  const words = args.length === 1 && !first.includes("/") ? ["pods", first] : args;
  const [selected, ...others] = await selectFrom(io, words);
  const { resource, name } = selected ?? {};
  if (name === undefined || others.length > 0) {
    throw new Failure("why explains one pod: kubesim why pod/NAME");
  }
  if (resource?.group === "" && resource.plural === "pods") return name;
  throw new Failure(`only pods are placed on nodes, and not ${resource?.plural}`);
}

async function readReport(io: Io, name: string, isWhole: boolean): Promise<JsonObject> {
  const resource = await io.resources.byKind("sim.kubesim.dev/v1alpha1", kind);
  if (resource === undefined)
    throw new Failure(`the server doesn't have a resource type "${kind}"`);
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

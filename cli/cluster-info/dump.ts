/** `kubesim cluster-info dump`: what there is in a cluster, with the logs of its pods. */
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { JsonObject } from "../../api/json.ts";
import { Failure, RefusedError, Told } from "../../client/kubectl/failure.ts";
import { defineCommand } from "../command.ts";
import { makeFolder } from "../files/folders.ts";
import { typedOrder } from "../files/structure.ts";
import type { Io } from "../io.ts";
import { objectFormatOf, type Printing } from "../printers/format.ts";
import { renderTyped, withoutManagedFields } from "../printers/objects.ts";
import { reportFlags } from "../report.ts";
import { metadataOf, part, parts, textAt } from "../targets/targets.ts";

const flags = {
  ...reportFlags,
  "output-directory": { kind: "text", value: "FOLDER", doc: "write files into this folder" },
  namespaces: { kind: "list", value: "NAMES", doc: "these namespaces, parted by commas" },
  "all-namespaces": { kind: "bool", short: "A", doc: "all namespaces" },
  "pod-running-timeout": { kind: "duration", value: "TIME", doc: "how long to wait for a pod" },
} as const;

export const command = defineCommand({
  name: "cluster-info dump",
  usage: "[flags]",
  summary: "Show what there is in a cluster, with the logs of its pods",
  examples: ["kubesim cluster-info dump -A --output-directory=dump"],
  flags,
  async run(io, { flags: given }) {
    const folder = given["output-directory"] ?? "";
    const toText = await printerFor(given);
    const dump = dumpInto(io, folder === "-" ? "" : folder);
    const { extension, print } = toText;
    const nodes = await io.client.json({ path: "/api/v1/nodes" });
    dump(`nodes.${extension}`, await print(nodes));
    for (const namespace of await namespacesOf(io, given)) {
      for (const [file, path] of Object.entries(pathsIn(namespace))) {
        const list = await io.client.json({ path });
        dump(join(namespace, `${file}.${extension}`), await print(list));
      }
      const pods = await io.client.json({ path: pathsIn(namespace).pods });
      for (const pod of parts(pods, "items")) {
        const name = textAt(metadataOf(pod), "name");
        dump(join(namespace, name, "logs.txt"), await logsOf(io, namespace, pod));
      }
    }
    if (folder !== "" && folder !== "-") io.print(`Cluster info dumped to ${folder}`);
  },
});

/** Where a namespace's objects are, by the files that they go into. */
const pathsIn = (namespace: string) => ({
  events: `/api/v1/namespaces/${namespace}/events`,
  "replication-controllers": `/api/v1/namespaces/${namespace}/replicationcontrollers`,
  services: `/api/v1/namespaces/${namespace}/services`,
  daemonsets: `/apis/apps/v1/namespaces/${namespace}/daemonsets`,
  deployments: `/apis/apps/v1/namespaces/${namespace}/deployments`,
  replicasets: `/apis/apps/v1/namespaces/${namespace}/replicasets`,
  pods: `/api/v1/namespaces/${namespace}/pods`,
});

async function namespacesOf(
  io: Io,
  given: { readonly namespaces?: readonly string[]; readonly "all-namespaces"?: boolean },
): Promise<readonly string[]> {
  if (given["all-namespaces"] === true) {
    const all = await io.client.json({ path: "/api/v1/namespaces" });
    return parts(all, "items").map((each) => textAt(metadataOf(each), "name"));
  }
  const { namespaces = [] } = given;
  return namespaces.length > 0 ? namespaces : ["kube-system", io.namespace];
}

interface Printer {
  readonly extension: string;
  print(list: JsonObject): Promise<string>;
}

/** Throws where there is no such format. */
async function printerFor(
  given: Printing & { readonly "show-managed-fields"?: boolean },
): Promise<Printer> {
  const { output = "json" } = given;
  const format = objectFormatOf({ ...given, output });
  const isWhole = given["show-managed-fields"] === true;
  const extensions: Readonly<Record<string, string>> = { json: "json", yaml: "yaml" };
  let count = 0;
  return {
    extension: extensions[format.kind] ?? "txt",
    async print(list) {
      if (format.kind === "name") {
        throw new Failure(`list types are not supported by name printing: *v1.${list.kind}`);
      }
      const items = parts(list, "items").map((each) =>
        isWhole ? each : withoutManagedFields(each),
      );
      // What kubectl reads into types of its own has no list where it is empty.
      const shown = { ...list, items: items.length === 0 ? null : items };
      count += 1;
      const isOrdered = format.kind === "json" || format.kind === "kyaml";
      const text = await renderTyped(format, isOrdered ? await typedOrder(shown) : shown);
      return format.kind === "yaml" && count > 1 ? `---\n${text}` : text;
    },
  };
}

/** Writes files, or to the standard output where there is no folder. */
function dumpInto(io: Io, folder: string): (file: string, text: string) => void {
  if (folder === "") return (_, text) => io.write(text);
  return (file, text) => {
    const path = join(folder, file);
    makeFolder(dirname(path));
    writeFileSync(path, text);
  };
}

/** The logs of all containers, each between two lines that name it. */
async function logsOf(io: Io, namespace: string, pod: JsonObject): Promise<string> {
  const name = textAt(metadataOf(pod), "name");
  const path = `/api/v1/namespaces/${namespace}/pods/${name}/log`;
  let logs = "";
  const spec = part(pod, "spec");
  for (const each of [...parts(spec, "initContainers"), ...parts(spec, "containers")]) {
    const container = textAt(each, "name");
    const what = `logs for container ${container} of pod ${namespace}/${name} ====`;
    const log = await io.client
      .text({ path: `${path}?container=${container}` })
      .catch((error: unknown) => `Request log error: ${refusal(error, name)}\n`);
    logs += `==== START ${what}\n${log}==== END ${what}\n`;
  }
  return logs;
}

/** kubectl asks with protocol buffers here, and cannot read why its request was a bad one. */
function refusal(error: unknown, pod: string): string {
  if (error instanceof Told) throw error;
  if (!(error instanceof RefusedError)) throw error;
  return error.status.reason === "BadRequest"
    ? `the server rejected our request for an unknown reason (get pods ${pod})`
    : error.message;
}

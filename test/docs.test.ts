/** Holds the documents against the code, so that neither can change without the other. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { Node } from "../api/core/node/node.ts";
import { Pod } from "../api/core/pod/pod.ts";
import { Service } from "../api/core/service/service.ts";
import { allResources } from "../api/index.ts";
import type { ResourceDefinition } from "../api/resource.ts";
import type { Structure } from "../api/structure.ts";
import { subresourcesOf } from "../apiserver/served-resources.ts";
import { commands } from "../cli/commands.ts";
import { globalFlags } from "../cli/global-flags.ts";
import { createCluster } from "../simulator/cluster.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const read = (path: string) => readFileSync(join(root, path), "utf8");

const documents = ["README.md", "ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md"]
  .concat(listed("docs"), listed("manifests"))
  .filter((path) => path.endsWith(".md"));

describe("every document", () => {
  test.each(documents)("%s links only to what is there", (path) => {
    const links = [...read(path).matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)];
    const broken = links
      .map(([, target = ""]) => target)
      .filter((target) => !existsSync(join(root, dirname(path), target)));
    expect(broken).toEqual([]);
  });

  test.each(documents)("%s shows files as they are", (path) => {
    const shown = /<!-- file: (\S+) -->\n```\w*\n([\s\S]*?)```/g;
    for (const [, file = "", text] of read(path).matchAll(shown)) expect(text).toBe(read(file));
  });

  test.each(documents)("%s names no file that is not there", (path) => {
    const named = [...read(path).matchAll(/`((?:[a-z-]+\/)+[a-z-]+(?:\.test)?\.(?:ts|mjs|yaml))`/g)];
    const missing = named.map(([, file = ""]) => file).filter((file) => !existsSync(join(root, file)));
    expect(missing).toEqual([]);
  });
});

describe("docs/reference/kinds.md", () => {
  test("lists every kind", () => {
    expect(rowsOf("docs/reference/kinds.md", "# Kinds")).toEqual(allResources.map(kindRow).sort());
  });
});

function kindRow(definition: ResourceDefinition): string {
  const { kind, apiVersion, plural, shortNames, namespaced } = definition;
  const served = subresourcesOf(definition)
    .map(({ name }) => name)
    .filter((name) => isServed(definition, name));
  const list = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(", ");
  const scope = namespaced ? "namespace" : "cluster";
  const cells = [kind, apiVersion, `\`${plural}\``, list(shortNames), scope, list(served)];
  return `| ${cells.join(" | ")} |`.replaceAll("|  |", "| |");
}

const { server } = createCluster({ nodes: 0 });

/** Whether the API server knows the path; what it then says of the object does not matter. */
function isServed(resource: ResourceDefinition, subresource: string): boolean {
  // Logs are streams: they come from the HTTP face.
  if (resource.plural === "pods" && subresource === "log") return true;
  const name = "nobody";
  const namespace = resource.namespaced ? "default" : undefined;
  const request = { resource, namespace, name, subresource, body: {}, actor: "test" };
  const { code, body } = server.handle({ ...request, verb: "get" });
  const message = "message" in body ? body.message : "";
  return code !== 404 || message !== "the server could not find the requested resource";
}

describe("docs/reference/fidelity.md", () => {
  test.each([
    { heading: "### `spec`", structure: at(Pod.structure, "spec") },
    {
      heading: "### `spec.containers[]` and `spec.initContainers[]`",
      structure: at(Pod.structure, "spec", "containers"),
    },
    { heading: "### `spec.volumes[]`", structure: at(Pod.structure, "spec", "volumes") },
    { heading: "## Services", structure: at(Service.structure, "spec") },
    { heading: "## Nodes", structure: at(Node.structure, "spec") },
  ])("says of every field under '$heading' what comes of it", ({ heading, structure }) => {
    const rows = rowsOf("docs/reference/fidelity.md", heading);
    const shape = /^\| `(\w+)` \| (simulated|in part|stored only) \|/;
    const named = rows.map((row) => shape.exec(row)?.[1] ?? row);
    expect(named.sort()).toEqual([...(structure.fields?.keys() ?? [])].sort());
  });
});

/** The structure of a field, or of its items. */
function at(structure: Structure, ...path: readonly string[]): Structure {
  let found = structure;
  for (const name of path) {
    const field = found.fields?.get(name)?.structure;
    if (field === undefined) throw new Error(`there is no field ${name}`);
    found = field.items ?? field;
  }
  return found;
}

describe("docs/reference/api.md", () => {
  test("names every member of a cluster", () => {
    const cluster = createCluster({ nodes: 0 });
    const prototype = Object.getOwnPropertyNames(Object.getPrototypeOf(cluster));
    const members = [...Object.keys(cluster), ...prototype].filter((name) => name !== "constructor");
    const text = read("docs/reference/api.md");
    const named = new Set([...text.matchAll(/`(\w+)(?:\(|`)/g)].map(([, name]) => name));
    expect(members.filter((name) => !named.has(name))).toEqual([]);
  });
});

describe("docs/reference/cli.md", () => {
  const text = read("docs/reference/cli.md");

  test("has a section for every command, in the order of the help", () => {
    const sections = [...text.matchAll(/^## `kubesim ([^`]+)`$/gm)].map(([, name]) => name);
    expect(sections).toEqual(Object.keys(commands));
  });

  test.each(Object.entries(commands))("tells every flag of %s", async (name, { load }) => {
    const { command } = await load();
    const documented = rowsOf("docs/reference/cli.md", `## \`kubesim ${name}\``);
    expect(documented).toEqual(Object.entries(command.flags).map(flagRow));
  });

  test("tells the flags of all commands", () => {
    const documented = rowsOf("docs/reference/cli.md", "## Flags of every command");
    expect(documented).toEqual(Object.entries(globalFlags).map(flagRow));
  });
});

function flagRow([name, flag]: [string, { short?: string; value?: string; doc: string }]): string {
  const short = flag.short === undefined ? "" : `-${flag.short}, `;
  const value = flag.value === undefined ? "" : ` ${flag.value}`;
  return `| \`${short}--${name}${value}\` | ${flag.doc.replaceAll("|", "\\|")} |`;
}

/** The rows of the first table after a heading, without its head. */
function rowsOf(path: string, heading: string): string[] {
  const lines = read(path).split("\n");
  const from = lines.indexOf(heading);
  if (from < 0) throw new Error(`${path} has no ${heading}`);
  const depth = heading.indexOf(" ");
  const isNext = (line: string) => /^#+ /.test(line) && line.indexOf(" ") <= depth;
  const end = lines.findIndex((line, index) => index > from && isNext(line));
  const section = lines.slice(from + 1, end < 0 ? undefined : end);
  const start = section.findIndex((line) => line.startsWith("|"));
  const table = start < 0 ? [] : section.slice(start);
  const after = table.findIndex((line) => !line.startsWith("|"));
  return table.slice(2, after < 0 ? undefined : after);
}

function listed(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((name) => relative(root, join(root, folder, name)))
    .sort();
}

/** Holds the documents against the code, so that neither can change without the other. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { StatefulSet } from "../api/apps/statefulset.ts";
import { HorizontalPodAutoscaler } from "../api/autoscaling/horizontal-pod-autoscaler.ts";
import { CronJob } from "../api/batch/cronjob.ts";
import { Job } from "../api/batch/job.ts";
import { CertificateSigningRequest } from "../api/certificates/certificate-signing-request.ts";
import { Node } from "../api/core/node/node.ts";
import { Pod } from "../api/core/pod/pod.ts";
import { ResourceQuota } from "../api/core/quota/resource-quota.ts";
import { Service } from "../api/core/service/service.ts";
import { servedResources } from "../api/index.ts";
import type { ResourceDefinition } from "../api/resource.ts";
import type { Structure } from "../api/structure.ts";
import { subresourcesOf } from "../apiserver/served-resources.ts";
import { commands } from "../cli/commands.ts";
import { globalFlags } from "../cli/global-flags.ts";
import { upProgram } from "../cli/up.ts";
import { type Flag, shownFlags } from "../client/kubectl/flags.ts";
import { createCluster } from "../simulator/cluster.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const page = (name: string) => join(root, "docs", "reference", name);
const read = (path: string) => readFileSync(join(root, path), "utf8");

const documents = ["README.md", "ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md"]
  .concat(listed("docs"), listed("manifests"), listed("scenarios"))
  .filter((path) => path.endsWith(".md"));

describe("documents", () => {
  test("link only to what is there", () => {
    const broken = documents.flatMap((path) =>
      [...read(path).matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)]
        .map(([, target = ""]) => target)
        .filter((target) => !existsSync(join(root, dirname(path), target)))
        .map((target) => `${path}: ${target}`),
    );
    expect(broken).toEqual([]);
  });

  test("name no file that is not there", () => {
    const name = /`((?:[\w-]+\/)+[\w.-]+\.(?:ts|mjs|yaml|md))`/g;
    const missing = documents.flatMap((path) =>
      [...read(path).matchAll(name)]
        .map(([, file = ""]) => file)
        .filter((file) => !existsSync(join(root, file)))
        .map((file) => `${path}: ${file}`),
    );
    expect(missing).toEqual([]);
  });

  test("show files as they are", () => {
    const shown = /<!-- file: (\S+) -->\n```\w*\n([\s\S]*?)```/g;
    const blocks = documents.flatMap((path) => [...read(path).matchAll(shown)]);
    expect(blocks).toHaveLength(5);
    for (const [, file = "", text] of blocks) expect(text).toBe(read(file));
  });

  test("number the decisions without a gap, in at most 60 lines", () => {
    const decisions = listed("docs/adr").filter((path) => /\/\d{4}-/.test(path));
    expect(decisions.map((path) => Number(/\/(\d{4})-/.exec(path)?.[1]))).toEqual(
      decisions.map((_, index) => index + 1),
    );
    const long = decisions.filter((path) => read(path).trimEnd().split("\n").length > 60);
    expect(long).toEqual([]);
  });
});

describe("docs/reference/kinds.md", () => {
  test("lists every kind", async () => {
    const rows = servedResources.map(kindRow).sort();
    await expect(`${kindsHead}${rows.join("\n")}\n`).toMatchFileSnapshot(page("kinds.md"));
  });
});

const kindsHead = `# Kinds

What the API server knows. Every kind has all of its fields of Kubernetes 1.36, with their
defaults and validation, and can be created, read, listed, watched, changed and deleted; those of
metrics.k8s.io and PodSchedulingReports are computed and can only be read and listed. HTTPRequests,
Explanations and Timelines can only be created: the answer tells what was found. Of the
subresources, those are listed that are served.

This page is written by \`npm test -- test/docs.test.ts -u\`.

| Kind | API version | Name in paths | Short names | Scope | Subresources |
|---|---|---|---|---|---|
`;

function kindRow(definition: ResourceDefinition): string {
  const { kind, apiVersion, plural, shortNames, namespaced } = definition;
  const served = subresourcesOf(definition)
    .map(({ name }) => name)
    .filter((name) => isServed(definition, name));
  const scope = namespaced ? "namespace" : "cluster";
  const cells = [kind, apiVersion, `\`${plural}\``, codes(shortNames), scope, codes(served)];
  return `| ${cells.join(" | ")} |`.replaceAll("|  |", "| |");
}

const codes = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(", ");

const { server } = createCluster({ nodes: 0 });

/** Whether the API server knows the path; what it then says of the object does not matter. */
function isServed(resource: ResourceDefinition, subresource: string): boolean {
  // Logs are streams: they come from the HTTP face.
  const streams = ["attach", "exec", "log", "portforward"];
  if (resource.plural === "pods" && streams.includes(subresource)) return true;
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
    { heading: "## StatefulSets", structure: at(StatefulSet.structure, "spec") },
    { heading: "## Jobs", structure: at(Job.structure, "spec") },
    { heading: "## CronJobs", structure: at(CronJob.structure, "spec") },
    { heading: "## ResourceQuotas", structure: at(ResourceQuota.structure, "spec") },
    {
      heading: "## CertificateSigningRequests",
      structure: at(CertificateSigningRequest.structure, "spec"),
    },
    {
      heading: "## HorizontalPodAutoscalers",
      structure: at(HorizontalPodAutoscaler.structure, "spec"),
    },
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
    const members = [...Object.keys(cluster), ...prototype].filter(
      (name) => name !== "constructor",
    );
    const text = read("docs/reference/api.md");
    const named = new Set([...text.matchAll(/`(\w+)(?:\(|`)/g)].map(([, name]) => name));
    expect(members.filter((name) => !named.has(name))).toEqual([]);
  });
});

describe("docs/reference/cli.md", () => {
  test("tells every command and flag", async () => {
    const sections: string[] = [];
    for (const [name, { summary, load }] of Object.entries(commands)) {
      const { command } = await load();
      const flags = name === "up" ? upFlags() : shownFlags(command.flags).map(flagRow);
      const examples = command.examples?.length ? fenced(command.examples.join("\n")) : "";
      const usage = fenced(`kubesim ${name} ${command.usage}`);
      sections.push(`## ${name}\n\n${summary}.\n\n${usage}${table(flags)}${examples}`);
    }
    const everywhere = Object.entries(globalFlags).map(flagRow);
    const text = `${cliHead}${table(everywhere)}${sections.join("")}`;
    await expect(`${text.trimEnd()}\n`).toMatchFileSnapshot(page("cli.md"));
  });
});

const cliHead = `# The command line

\`kubesim up\` runs a cluster. Every other command talks to a running one, or to any other
Kubernetes, takes the arguments of the kubectl command of the same name and prints the same. Errors
are one line, with exit code 1.

Which cluster: the file that \`--kubeconfig\` names; else those that the environment variable
\`KUBECONFIG\` names; else \`~/.kubesim/config\`, which \`kubesim up\` writes; else
\`~/.kube/config\`. \`KUBESIM_HOME\` names another folder in place of \`~/.kubesim\`.

This page is written by \`npm test -- test/docs.test.ts -u\`.

## Flags of every command but up

`;

const fenced = (text: string) => `\`\`\`\n${text.trimEnd()}\n\`\`\`\n\n`;
const table = (rows: readonly string[]) =>
  rows.length === 0 ? "" : `| Flag | |\n|---|---|\n${rows.join("\n")}\n\n`;

function flagRow([name, flag]: readonly [string, Flag]): string {
  const short = flag.short === undefined ? "" : `-${flag.short}, `;
  const value = flag.value === undefined ? "" : ` ${flag.value}`;
  return row(`${short}--${name}${value}`, flag.doc);
}

const upFlags = () =>
  upProgram().options.map(({ flags, description, defaultValue }) => {
    const isPlain = typeof defaultValue === "string" || typeof defaultValue === "number";
    return row(flags, `${description}${isPlain ? ` (default: ${defaultValue})` : ""}`);
  });

const row = (flags: string, doc: string) => `| \`${flags}\` | ${doc.replaceAll("|", "\\|")} |`;

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

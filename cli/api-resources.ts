/** `kubesim api-resources`: what the server serves. */
import type { JsonObject } from "../api/json.ts";
import { Failure } from "../client/kubectl/failure.ts";
import { resourceLines, selectResources } from "../client/kubectl/resource-lines.ts";
import { defineCommand } from "./command.ts";
import { noPrinter } from "./printers/format.ts";
import { preferred, type Served } from "./server/resources.ts";
import { outputFlag } from "./shared-flags.ts";

const flags = {
  ...outputFlag,
  "api-group": { kind: "text", value: "GROUP", doc: "only of this group" },
  namespaced: { kind: "bool", doc: "only what belongs to namespaces; false: only what does not" },
  verbs: { kind: "list", value: "VERB", doc: "only what supports these verbs" },
  categories: { kind: "list", value: "NAME", doc: "only of these categories" },
  "no-headers": { kind: "bool", doc: "print no headers" },
  "sort-by": { kind: "text", value: "COLUMN", doc: "name or kind" },
  cached: { kind: "bool", doc: "take what is remembered" },
} as const;

export const command = defineCommand({
  name: "api-resources",
  usage: "[flags]",
  summary: "Show what the server serves",
  flags,
  async run(io, { flags: given, args }) {
    if (args.length > 0) {
      throw new Failure(
        `unexpected arguments: [${args.join(" ")}]\n` +
          "See 'kubesim api-resources -h' for help and examples",
      );
    }
    const { output = "" } = given;
    if (!["", "wide", "name", "json", "kyaml", "yaml"].includes(output)) {
      throw new Failure(noPrinter(output, "json,kyaml,name,wide,yaml"));
    }
    const sortBy = given["sort-by"] ?? "";
    if (!["", "name", "kind"].includes(sortBy)) {
      throw new Failure("--sort-by accepts only name or kind");
    }
    const shown = selectResources(preferred(await io.resources.all()), given);
    if (output === "json") io.print(JSON.stringify(resourceList(shown), null, 4));
    else if (output === "yaml") {
      const { toYaml } = await import("../client/kubectl/yaml.ts");
      io.write(toYaml(resourceList(shown)));
    } else if (output === "kyaml") {
      const { toKyaml } = await import("../client/kubectl/kyaml.ts");
      io.write(toKyaml(resourceList(shown)));
    } else for (const line of resourceLines(shown, given)) io.print(line);
  },
});

/** The members are in the order in which kubectl writes them as JSON. */
function resourceList(shown: readonly Served[]): JsonObject {
  return {
    kind: "APIResourceList",
    apiVersion: "v1",
    groupVersion: "",
    resources: shown.map(({ group, shortNames, categories, ...each }) => ({
      name: each.plural,
      singularName: each.singular,
      namespaced: each.namespaced,
      group: group === "" ? undefined : group,
      version: each.version,
      kind: each.kind,
      verbs: each.verbs,
      shortNames: shortNames.length === 0 ? undefined : shortNames,
      categories: categories.length === 0 ? undefined : categories,
    })),
  };
}

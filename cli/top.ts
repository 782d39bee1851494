/** `kubesim top`: what pods or nodes use, as metrics.k8s.io tells it. */

import { Failure, Told } from "../client/kubectl/failure.ts";
import { defineCommand } from "./command.ts";
import { selectorFlag } from "./shared-flags.ts";
import { topNodes } from "./top/nodes.ts";
import { topPods } from "./top/pods.ts";

const flags = {
  ...selectorFlag,
  "all-namespaces": { kind: "bool", short: "A", doc: "pods of all namespaces" },
  containers: { kind: "bool", doc: "what each container of the pods uses" },
  "field-selector": { kind: "text", value: "FIELDS", doc: "only pods with these fields" },
  "no-headers": { kind: "bool", doc: "leave out the first line" },
  "show-capacity": { kind: "bool", doc: "nodes: shares of all they have, not of what pods get" },
  "show-swap": { kind: "bool", doc: "swap memory, too" },
  "sort-by": { kind: "text", value: "NAME", doc: "cpu or memory: the one that uses most first" },
  sum: { kind: "bool", doc: "pods: what they use together, too" },
  "use-protocol-buffers": { kind: "bool", doc: "taken and changes nothing" },
} as const;

const kinds = {
  pod: topPods,
  pods: topPods,
  po: topPods,
  node: topNodes,
  nodes: topNodes,
  no: topNodes,
} as const;

export const command = defineCommand({
  name: "top",
  usage: "(pods | nodes) [NAME | -l LABELS] [flags]",
  summary: "Show what pods or nodes use",
  examples: ["kubesim top pods --sort-by=cpu", "kubesim top nodes"],
  flags,
  async run(io, { flags: given, args }) {
    const [kind = "", ...names] = args;
    const isKnown = Object.hasOwn(kinds, kind);
    if (!isKnown) {
      throw new Told(
        `error: unknown command "${kind}"\nSee 'kubesim top -h' for help and examples`,
      );
    }
    // The word was found among the keys.
    const show = kinds[kind as keyof typeof kinds];
    const sortBy = given["sort-by"] ?? "";
    if (names.length > 1) {
      const what = show === topPods ? "pod" : "node";
      throw new Told(
        `error: ${what} [NAME | -l label]\nSee 'kubesim top ${what} -h' for help and examples`,
      );
    }
    if (sortBy !== "" && sortBy !== "cpu" && sortBy !== "memory") {
      throw new Failure("--sort-by accepts only cpu or memory");
    }
    const [name] = names;
    if (name !== undefined && (given.selector ?? given["field-selector"] ?? "") !== "") {
      throw new Failure("only one of NAME or selector can be provided");
    }
    const selectors = {
      labelSelector: given.selector ?? "",
      fieldSelector: given["field-selector"] ?? "",
    };
    await checkSelectors(selectors);
    await show(io, {
      name,
      sortBy,
      ...selectors,
      isEverywhere: given["all-namespaces"] === true,
      withContainers: given.containers === true,
      withHeaders: given["no-headers"] !== true,
      ofCapacity: given["show-capacity"] === true,
      withSum: given.sum === true,
      withSwap: given["show-swap"] === true,
    });
  },
});

/** Refuses what cannot be read before anybody is asked: of metrics and of pods, as kubectl does. */
async function checkSelectors({ labelSelector, fieldSelector }: Selectors): Promise<void> {
  if (labelSelector === "" && fieldSelector === "") return;
  const { parseLabelSelector } = await import("../api/selectors/labels.ts");
  const { parseFieldSelector } = await import("../api/selectors/fields.ts");
  try {
    parseLabelSelector(labelSelector);
    parseFieldSelector(fieldSelector);
  } catch (error) {
    throw new Failure(error instanceof Error ? error.message : String(error));
  }
}

interface Selectors {
  readonly labelSelector: string;
  readonly fieldSelector: string;
}

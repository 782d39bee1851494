/** `set resources`. Source: kubectl 1.36. */
import type { JsonObject } from "../../../api/json.ts";
import { part, parts } from "../../../api/json-parts.ts";
import { canonicalQuantity, parseQuantity } from "../../../api/quantity.ts";
import { Failure } from "../failure.ts";
import { amountsOf } from "./amounts.ts";
import {
  type Changed,
  defineSetter,
  isChosen,
  noneProvided,
  preparedPlainly,
  type SettingWords,
  withPodSpec,
} from "./setter.ts";

const flags = {
  containers: { kind: "text", short: "c", value: "NAME", doc: "of which containers; * for all" },
  limits: { kind: "text", value: "RESOURCE=AMOUNT,...", doc: "what they may use" },
  requests: { kind: "text", value: "RESOURCE=AMOUNT,...", doc: "what is kept for them" },
} as const;

export const containerResources = defineSetter({
  name: "set resources",
  usage: "(TYPE NAME | TYPE/NAME) [--limits=RESOURCE=AMOUNT] [--requests=...] [flags]",
  summary: "Change what containers request",
  examples: ["kubesim set resources deployment/web --requests=cpu=100m --limits=memory=256Mi"],
  flags,
  noun: "resource requirements",
  refusal: "failed to patch resources update to pod template ",
  nothingNamed: noneProvided,
  prepare: preparedPlainly(({ args, given }: SettingWords<typeof flags>) => {
    const { limits = "", requests = "", containers: pattern = "*" } = given;
    const wanted = { limits: amountsOf(limits), requests: amountsOf(requests) };
    return {
      resources: args,
      check() {
        if (limits !== "" || requests !== "") return;
        throw new Failure(
          "you must specify an update to requests or limits (in the form of --requests/--limits)",
        );
      },
      change: (object, title) => changedObject(object, title, { pattern, wanted }),
    };
  }),
});

type Wanted = Readonly<Record<"limits" | "requests", Readonly<Record<string, string>>>>;

function changedObject(
  object: JsonObject,
  title: string,
  { pattern, wanted }: { readonly pattern: string; readonly wanted: Wanted },
): Changed {
  let count = 0;
  const container = (each: JsonObject): JsonObject => {
    if (!isChosen(each.name, pattern)) return each;
    count += 1;
    return { ...each, resources: resourcesOf(part(each, "resources"), wanted) };
  };
  const changed = withPodSpec(object, title, (spec) => ({
    ...spec,
    containers: parts(spec, "containers").map(container),
    ...(spec.initContainers !== undefined && {
      initContainers: parts(spec, "initContainers").map(container),
    }),
  }));
  if (count > 0) return { object: changed };
  return { object, failures: [new Failure(`unable to find container named ${pattern}`)] };
}

/** What is the same amount stays as it is written. */
function resourcesOf(resources: JsonObject, wanted: Wanted): JsonObject {
  let changed = resources;
  for (const member of ["limits", "requests"] as const) {
    const before = part(resources, member);
    const different = Object.entries(wanted[member]).filter(
      ([name, amount]) => canonical(before[name]) !== amount,
    );
    if (different.length === 0) continue;
    changed = { ...changed, [member]: { ...before, ...Object.fromEntries(different) } };
  }
  return changed;
}

function canonical(amount: unknown): string | undefined {
  const text = String(amount ?? "");
  return parseQuantity(text) === undefined ? undefined : canonicalQuantity(text);
}

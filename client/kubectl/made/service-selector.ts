/** `set selector`. Source: kubectl 1.36. */
import type { JsonObject } from "../../../api/json.ts";
import { part } from "../../../api/json-parts.ts";
import { Failure } from "../failure.ts";
import { type Selector, selectorOf } from "./selector.ts";
import { defineSetter, noneProvided, preparedPlainly, type SettingWords } from "./setter.ts";

const flags = {
  "resource-version": { kind: "text", value: "VERSION", doc: "only at this version" },
} as const;

export const serviceSelector = defineSetter({
  name: "set selector",
  usage: "(TYPE NAME | TYPE/NAME) LABELS [flags]",
  summary: "Change which pods a service leads to",
  examples: ["kubesim set selector service/web app=web,version=2"],
  flags,
  noun: "selector",
  isAlwaysSent: true,
  nothingNamed: noneProvided,
  prepare: preparedPlainly(({ args, given }: SettingWords<typeof flags>) => {
    const last = args.at(-1);
    if (last === undefined) throw new Failure("one selector is required");
    const selector = selectorOf(last);
    const { "resource-version": resourceVersion = "" } = given;
    return {
      resources: args.slice(0, -1),
      ...(resourceVersion !== "" && { resourceVersion }),
      change: (object) => ({ object: changed(object, selector) }),
    };
  }),
});

function changed(object: JsonObject, { matchLabels, matchExpressions }: Selector): JsonObject {
  if (object.kind !== "Service") {
    throw new Failure("setting a selector is only supported for Services");
  }
  if (matchExpressions.length > 0) {
    const all = matchExpressions.map(
      ({ key, operator, values = [] }) => `{${key} ${operator} [${values.join(" ")}]}`,
    );
    throw new Failure(`match expression [${all.join(" ")}] not supported on this object`);
  }
  return { ...object, spec: { ...part(object, "spec"), selector: { ...matchLabels } } };
}

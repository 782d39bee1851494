/** `create poddisruptionbudget`. Source: kubectl 1.36. */
import type { JsonObject } from "../../../api/json.ts";
import { Failure } from "../failure.ts";
import { defineMaker, plainly, type Request } from "./maker.ts";
import { selectorObject, selectorOf } from "./selector.ts";

const flags = {
  selector: { kind: "text", value: "LABELS", doc: "the pods that it keeps" },
  "min-available": { kind: "text", value: "COUNT", doc: "how many must stay: 2, or 50%" },
  "max-unavailable": { kind: "text", value: "COUNT", doc: "how many may be missing: 1, or 25%" },
} as const;

export const podDisruptionBudget = defineMaker({
  name: "create poddisruptionbudget",
  usage: "NAME --selector=LABELS (--min-available=COUNT | --max-unavailable=COUNT) [flags]",
  summary: "Make a disruption budget",
  examples: ["kubesim create poddisruptionbudget web --selector=app=web --min-available=50%"],
  flags,
  isNamespaced: true,
  refusal: "failed to create poddisruptionbudgets: ",
  make: plainly(made),
});

function made({ name, given }: Request<typeof flags>): JsonObject {
  const { selector = "", "min-available": least = "", "max-unavailable": most = "" } = given;
  if (selector === "") throw new Failure("a selector must be specified");
  if (least === "" && most === "") {
    throw new Failure("one of min-available or max-unavailable must be specified");
  }
  if (least !== "" && most !== "") {
    throw new Failure("min-available and max-unavailable cannot be both specified");
  }
  return {
    apiVersion: "policy/v1",
    kind: "PodDisruptionBudget",
    metadata: { name },
    spec: {
      ...(least !== "" && { minAvailable: countOf(least, "min-available") }),
      ...(most !== "" && { maxUnavailable: countOf(most, "max-unavailable") }),
      selector: selectorObject(selectorOf(selector)),
    },
    status: { currentHealthy: 0, desiredHealthy: 0, disruptionsAllowed: 0, expectedPods: 0 },
  };
}

function countOf(text: string, flag: string): number | string {
  if (!/^\d+%?$/.test(text)) throw new Failure(`invalid format specified for ${flag}`);
  return text.endsWith("%") ? text : Number(text);
}

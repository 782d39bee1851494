/** Label selectors as text, as the selectors of objects. Source: k8s.io/apimachinery 0.36. */
import type { JsonObject } from "../../../api/json.ts";
import { type LabelOperator, parseLabelSelector } from "../../../api/selectors/labels.ts";
import { StatusError } from "../../../api/status.ts";
import { Failure } from "../failure.ts";

export interface Selector {
  readonly matchLabels: Readonly<Record<string, string>>;
  readonly matchExpressions: readonly Expression[];
}

export interface Expression {
  readonly key: string;
  readonly operator: string;
  readonly values?: readonly string[];
}

const operators: Partial<Readonly<Record<LabelOperator, string>>> = {
  in: "In",
  notin: "NotIn",
  exists: "Exists",
  "!": "DoesNotExist",
};

/** The selector that `a=b,c in (d)` stands for. Throws a Failure where it stands for none. */
export function selectorOf(text: string): Selector {
  const matchLabels: Record<string, string> = {};
  const matchExpressions: Expression[] = [];
  for (const { key, operator, values } of requirementsIn(text)) {
    const written = operators[operator];
    if (operator === "=" || operator === "==") matchLabels[key] = values[0] ?? "";
    else if (written === undefined) {
      throw new Failure(`"${operator}" is not a valid label selector operator`);
    } else {
      matchExpressions.push({
        key,
        operator: written,
        ...(values.length > 0 && { values: [...values].sort() }),
      });
    }
  }
  return { matchLabels, matchExpressions };
}

function requirementsIn(text: string) {
  try {
    return parseLabelSelector(text).requirements;
  } catch (error) {
    if (!(error instanceof StatusError)) throw error;
    throw new Failure(`couldn't parse the selector string "${text}": ${error.message}`);
  }
}

/** The members of a LabelSelector; those with nothing in them are left out. */
export const selectorObject = ({ matchLabels, matchExpressions }: Selector): JsonObject => ({
  ...(Object.keys(matchLabels).length > 0 && { matchLabels }),
  ...(matchExpressions.length > 0 && {
    matchExpressions: matchExpressions.map((each) => ({
      ...each,
      ...(each.values && { values: [...each.values] }),
    })),
  }),
});

/** `a=b,c=d`, and no other conditions. */
export function labelsOf(text: string): Record<string, string> {
  return Object.fromEntries(
    text.split(",").map((pair) => {
      const [key, value, ...more] = pair.split("=");
      if (!key || value === undefined || more.length > 0) {
        throw new Failure(`unexpected label spec: ${pair}`);
      }
      return [key, value];
    }),
  );
}

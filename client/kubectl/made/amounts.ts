import { canonicalQuantity, quantityTextProblem } from "../../../api/quantity.ts";
import { Failure } from "../failure.ts";
import { splitAt } from "../flags.ts";

/** `cpu=1,memory=1Gi`: how much of what, as amounts are written. Source: kubectl 1.36. */
export function amountsOf(text: string): Readonly<Record<string, string>> {
  if (text === "") return {};
  return Object.fromEntries(text.split(",").map(amountOf));
}

function amountOf(pair: string): [string, string] {
  const [name, amount] = splitAt(pair, "=");
  if (amount === undefined || amount.includes("=")) {
    throw new Failure(`Invalid argument syntax ${pair}, expected <resource>=<value>`);
  }
  const problem = quantityTextProblem(amount);
  if (problem !== undefined) throw new Failure(problem);
  return [name, canonicalQuantity(amount)];
}

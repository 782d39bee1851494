/** Amounts by the name of a resource. Source: apiserver/pkg/quota/v1/resources.go 1.36. */
import {
  addQuantities,
  compareQuantities,
  parseQuantity,
  subtractQuantities,
} from "../../quantity.ts";

/** Quantities by resource: `{ pods: "2" }`. */
export type Amounts = Readonly<Record<string, string>>;

const nanosPerMilli = 1_000_000n;
const nanosPerUnit = 1_000_000_000n;

const nanoOf = (amount: string) => parseQuantity(amount)?.nano ?? 0n;

export const isNegative = (amount: string): boolean => nanoOf(amount) < 0n;

/** To the thousandth, beyond which nobody looks. */
export const isWhole = (amount: string): boolean =>
  (nanoOf(amount) / nanosPerMilli) % (nanosPerUnit / nanosPerMilli) === 0n;

/** What both have, together. */
export function sum(left: Amounts, right: Amounts): Amounts {
  return combined(left, right, addQuantities);
}

/** By how much the first is more than the second; nothing where it is less. */
export function increase(next: Amounts, before: Amounts): Amounts {
  return Object.fromEntries(
    Object.entries(next).map(([name, amount]) => {
      const more = subtractQuantities(amount, before[name] ?? "0");
      return [name, isNegative(more) ? "0" : more];
    }),
  );
}

function combined(
  left: Amounts,
  right: Amounts,
  combine: (left: string, right: string) => string,
): Amounts {
  const all: Record<string, string> = { ...left };
  for (const [name, amount] of Object.entries(right)) all[name] = combine(all[name] ?? "0", amount);
  return all;
}

/** The amounts of these resources only. */
export function only(amounts: Amounts, names: readonly string[]): Amounts {
  const kept = new Set(names);
  return Object.fromEntries(Object.entries(amounts).filter(([name]) => kept.has(name)));
}

export const withoutZeros = (amounts: Amounts): Amounts =>
  Object.fromEntries(Object.entries(amounts).filter(([, amount]) => nanoOf(amount) !== 0n));

/** The resources of which there is more than the limits allow. */
export const exceeded = (amounts: Amounts, limits: Amounts): readonly string[] =>
  Object.keys(amounts).filter((name) => {
    const limit = limits[name];
    return limit !== undefined && compareQuantities(amounts[name] ?? "0", limit) > 0;
  });

/** True where the same resources have the same amounts, however they are written. */
export function equalAmounts(left: Amounts, right: Amounts): boolean {
  const names = Object.keys(left);
  return (
    names.length === Object.keys(right).length &&
    names.every((name) => {
      const other = right[name];
      return other !== undefined && compareQuantities(left[name] ?? "0", other) === 0;
    })
  );
}

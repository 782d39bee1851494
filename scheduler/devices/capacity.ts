/** How much of its capacities a device gives. Source: consumable_capacity.go 1.36. */
import { parseQuantity, type Quantity } from "../../api/quantity.ts";
import type {
  CapacityRequestPolicy,
  CapacityRequestPolicyRange,
  Device,
} from "../../api/resource/device.ts";

/** Amounts by the name of the capacity. */
export type Amounts = ReadonlyMap<string, Quantity>;

export const noAmounts: Amounts = new Map();

/**
 * What a device has to give of each of its capacities for these requests: what was asked for,
 * rounded up to what its policy allows; without a request the policy's default, or all there is.
 * `undefined` where the policy does not allow it, or the device does not have what is asked for.
 */
export function amountsFor(
  requests: Readonly<Record<string, string>> | undefined,
  { capacity = {} }: Device,
): Amounts | undefined {
  if (Object.keys(requests ?? {}).some((name) => capacity[name] === undefined)) return undefined;
  const amounts = new Map<string, Quantity>();
  for (const [name, { value, requestPolicy }] of Object.entries(capacity)) {
    const asked = requests?.[name];
    const amount =
      asked === undefined
        ? quantityOf(requestPolicy?.default ?? value)
        : rounded(quantityOf(asked), requestPolicy);
    if (!isAllowed(amount, requestPolicy)) return undefined;
    amounts.set(name, amount);
  }
  return amounts;
}

/** Whether the device has as much left, beside all that is used. */
export const fitsBeside = (amounts: Amounts, used: Amounts, { capacity = {} }: Device): boolean =>
  [...amounts].every(
    ([name, { nano }]) =>
      nano + (used.get(name)?.nano ?? 0n) <= quantityOf(capacity[name]?.value ?? "0").nano,
  );

export function addAmounts(left: Amounts, right: Amounts): Amounts {
  const sums = new Map(left);
  for (const [name, { nano, format }] of right) {
    sums.set(name, { nano: (sums.get(name)?.nano ?? 0n) + nano, format });
  }
  return sums;
}

export const amountsOf = (quantities: Readonly<Record<string, string>>): Amounts =>
  new Map(Object.entries(quantities).map(([name, text]) => [name, quantityOf(text)]));

/** Nothing, for what is no quantity: the API server takes none of those. */
export const quantityOf = (text: string): Quantity =>
  parseQuantity(text) ?? { nano: 0n, format: "DecimalSI" };

function rounded(asked: Quantity, policy: CapacityRequestPolicy | undefined): Quantity {
  const { validRange, validValues } = policy ?? {};
  if (validRange?.min !== undefined) return roundedToRange(asked, validRange);
  const values = (validValues ?? []).map(quantityOf);
  return values.find(({ nano }) => asked.nano <= nano) ?? asked;
}

/** Steps are counted in whole units, and what is rounded to one is written in powers of 1024. */
function roundedToRange(
  asked: Quantity,
  { min = "0", step }: CapacityRequestPolicyRange,
): Quantity {
  const least = quantityOf(min);
  if (asked.nano < least.nano) return least;
  if (step === undefined) return asked;
  const [from, length] = [wholeUnits(least), wholeUnits(quantityOf(step))];
  if (length === 0n) return asked;
  const steps = (wholeUnits(asked) - from + length - 1n) / length;
  return { nano: (from + steps * length) * nanosPerUnit, format: "BinarySI" };
}

function isAllowed(amount: Quantity, policy: CapacityRequestPolicy | undefined): boolean {
  const { default: usual, validRange, validValues = [] } = policy ?? {};
  if (usual !== undefined && quantityOf(usual).nano === amount.nano) return true;
  if (validRange !== undefined) return isInRange(amount, validRange);
  return (
    validValues.length === 0 || validValues.some((text) => quantityOf(text).nano === amount.nano)
  );
}

function isInRange(
  amount: Quantity,
  { min = "0", max, step }: CapacityRequestPolicyRange,
): boolean {
  if (max !== undefined && amount.nano > quantityOf(max).nano) return false;
  const length = wholeUnits(quantityOf(step ?? "0"));
  return length === 0n || (wholeUnits(amount) - wholeUnits(quantityOf(min))) % length === 0n;
}

const nanosPerUnit = 1_000_000_000n;

/** Rounded up, as Kubernetes' `Value()`. */
const wholeUnits = ({ nano }: Quantity): bigint => (nano + nanosPerUnit - 1n) / nanosPerUnit;

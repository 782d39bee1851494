/** A device as expressions of CEL see it. Source: dynamic-resource-allocation/cel 1.36. */
import { type CelType, type CelValue, compileCel, types } from "../../api/cel/index.ts";
import type { DeviceAttribute } from "../../api/resource/device.ts";
import { AllocationError } from "./allocation-error.ts";
import { type Candidate, qualified } from "./candidates.ts";

/**
 * `device`: its driver, its attributes and capacities by domain and name, and whether it may be
 * allocated more than once.
 */
export function deviceValue({ driver, device }: Candidate): Readonly<Record<string, unknown>> {
  const attributes = Object.entries(device.attributes ?? {}).flatMap(([name, attribute]) => {
    const value = attributeValue(attribute);
    return value === undefined ? [] : [[name, value] as const];
  });
  const capacity = Object.entries(device.capacity ?? {}).map(
    ([name, { value }]) => [name, asQuantity(value)] as const,
  );
  return {
    driver,
    attributes: byDomain(attributes, driver),
    capacity: byDomain(capacity, driver),
    allowMultipleAllocations: device.allowMultipleAllocations ?? false,
  };
}

/** Lists are alpha: an attribute that is one is as good as none. */
function attributeValue({ int, bool, string, version }: DeviceAttribute): CelValue | undefined {
  return version === undefined ? (int ?? bool ?? string) : asSemver(version);
}

/** A domain of which the device has nothing is an empty map, so that `has()` can look into it. */
function byDomain(entries: readonly (readonly [string, CelValue])[], driver: string): CelValue {
  const domains = new Map<CelValue, Map<CelValue, CelValue>>();
  for (const [full, value] of entries) {
    const [domain, name] = qualified(full, driver);
    const members = domains.get(domain) ?? new Map<CelValue, CelValue>();
    domains.set(domain, members.set(name, value));
  }
  return Object.assign(new Map<CelValue, CelValue>(domains), {
    get: (domain: CelValue) => domains.get(domain) ?? nothing,
  });
}

const nothing: ReadonlyMap<CelValue, CelValue> = new Map();

/** What CEL makes of a text by a function of its own. */
function conversion(name: string, result: CelType): (text: string) => CelValue {
  const { program, error } = compileCel(`${name}(text)`, {
    variables: { text: types.string },
    returns: [result],
  });
  if (program === undefined) throw new Error(error);
  return (text) => {
    const made = program.evaluate({ text });
    if (made.error !== undefined) throw new AllocationError(`${text}: ${made.error}`);
    return made.value;
  };
}

const asSemver = conversion("semver", types.semver);
const asQuantity = conversion("quantity", types.quantity);

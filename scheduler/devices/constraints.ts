/** What the devices of a claim must have in common, or not. */
import type { DeviceConstraint } from "../../api/resource/device-claim.ts";
import { AllocationError } from "./allocation-error.ts";
import { type Candidate, qualified } from "./candidates.ts";

/** The names by which constraints mean a request: its own, and `request/subrequest`. */
export interface RequestNames {
  readonly requestName: string;
  readonly name: string;
}

/** Keeps account of the devices that a claim is about to get, the last of which goes first. */
export interface Constraint {
  /** Adds a device, if it may be there beside those that are; else changes nothing. */
  add(names: RequestNames, candidate: Candidate): boolean;
  /** Takes back the last device that was added. */
  remove(names: RequestNames): void;
}

/** `claim` is how messages call the claim. Source: structured/internal, constraint.go 1.36. */
export function createConstraint(
  { requests = [], matchAttribute, distinctAttribute }: DeviceConstraint,
  index: number,
  claim: string,
): Constraint {
  const attribute = matchAttribute ?? distinctAttribute;
  if (attribute === undefined) {
    const problem = "empty constraint (unsupported constraint type?)";
    throw new AllocationError(`claim ${claim}, constraint #${index}: ${problem}`);
  }
  const isMatch = matchAttribute !== undefined;
  const values: string[] = [];
  const concerns = ({ requestName, name }: RequestNames) =>
    requests.length === 0 || requests.includes(requestName) || requests.includes(name);
  return {
    add(names, candidate) {
      if (!concerns(names)) return true;
      const value = attributeText(candidate, attribute);
      if (value === undefined) return false;
      const isAllowed = isMatch ? (values[0] ?? value) === value : !values.includes(value);
      if (isAllowed) values.push(value);
      return isAllowed;
    },
    remove(names) {
      if (concerns(names)) values.pop();
    },
  };
}

/**
 * The value of an attribute with its kind: 1 and "1" are not the same. An attribute without domain
 * belongs to that of the driver.
 */
function attributeText({ driver, device }: Candidate, full: string): string | undefined {
  const [domain, name] = qualified(full, driver);
  const own = domain === driver ? device.attributes?.[name] : undefined;
  const { int, bool, string, version } = device.attributes?.[full] ?? own ?? {};
  if (string !== undefined) return `string ${string}`;
  if (int !== undefined) return `int ${int}`;
  if (bool !== undefined) return `bool ${bool}`;
  return version === undefined ? undefined : `version ${version}`;
}

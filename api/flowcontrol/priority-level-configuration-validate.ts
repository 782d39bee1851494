/** What must hold for priority levels. Source: pkg/apis/flowcontrol/validation 1.36. */
import {
  type FieldError,
  forbiddenField,
  invalid,
  notSupported,
  required,
} from "../field-error.ts";
import { equalJson } from "../json.ts";
import { naturalLogarithm } from "../logarithm.ts";
import { validateConditions } from "./condition.ts";
import { mandatoryPriorityLevels } from "./mandatory.ts";
import { printedSpec } from "./printed-spec.ts";
import type { PriorityLevelConfiguration } from "./priority-level-configuration.ts";
import {
  type LimitedPriorityLevelConfiguration,
  type LimitResponse,
  PriorityLevelConfigurationSpec,
  type QueuingConfiguration,
} from "./priority-level-spec.ts";

type Errors = readonly FieldError[];

export function validatePriorityLevelConfiguration({
  metadata,
  spec,
  status,
}: PriorityLevelConfiguration): Errors {
  const { name = "" } = metadata;
  return [
    ...validateSpec(name, spec),
    ...validateFixed(name, spec),
    ...validateConditions(status.conditions),
  ];
}

export const validatePriorityLevelConfigurationStatus = ({
  status,
}: PriorityLevelConfiguration): Errors => validateConditions(status.conditions);

function validateFixed(name: string, spec: PriorityLevelConfigurationSpec): Errors {
  const fixed = mandatoryPriorityLevels.get(name);
  if (fixed === undefined) return [];
  const isExempt = name === "exempt";
  const without = (given: object) => (isExempt ? { ...given, exempt: undefined } : given);
  if (equalJson(without(spec), without(fixed))) return [];
  const except = isExempt ? " except the 'spec.exempt' field" : "";
  const why = `spec of '${name}'${except} must equal the fixed value`;
  return [invalid("spec", printedSpec(PriorityLevelConfigurationSpec, spec), why)];
}

function validateSpec(name: string, spec: PriorityLevelConfigurationSpec): Errors {
  const { type, exempt, limited } = spec;
  const errors: FieldError[] = [];
  if ((name === "exempt") !== (type === "Exempt")) {
    const why = "type must be 'Exempt' if and only if name is 'exempt'";
    errors.push(invalid("spec.type", type, why));
  }
  switch (type) {
    case "Exempt":
      if (limited !== undefined) {
        const why = "must be nil if the type is not Limited";
        errors.push(forbiddenField("spec.limited", why));
      }
      if (exempt !== undefined) {
        const { nominalConcurrencyShares: shares, lendablePercent } = exempt;
        errors.push(
          ...validateShares(shares, "spec.exempt"),
          ...validateLendable(lendablePercent, "spec.exempt"),
        );
      }
      return errors;
    case "Limited":
      if (exempt !== undefined) {
        errors.push(forbiddenField("spec.exempt", "must be nil if the type is Limited"));
      }
      return limited === undefined
        ? [...errors, required("spec.limited", "must not be empty when type is Limited")]
        : [...errors, ...validateLimited(limited, "spec.limited")];
    default:
      return [...errors, notSupported("spec.type", type, ["Exempt", "Limited"])];
  }
}

const validateShares = (shares: number, path: string): Errors =>
  shares >= 0
    ? []
    : [invalid(`${path}.nominalConcurrencyShares`, shares, "must be a non-negative integer")];

const validateLendable = (percent: number, path: string): Errors =>
  percent >= 0 && percent <= 100
    ? []
    : [invalid(`${path}.lendablePercent`, percent, "must be between 0 and 100, inclusive")];

function validateLimited(limited: LimitedPriorityLevelConfiguration, path: string): Errors {
  const { nominalConcurrencyShares, limitResponse, lendablePercent } = limited;
  const { borrowingLimitPercent: borrowing = 0 } = limited;
  return [
    ...validateShares(nominalConcurrencyShares, path),
    ...validateLimitResponse(limitResponse, `${path}.limitResponse`),
    ...validateLendable(lendablePercent, path),
    ...(borrowing >= 0
      ? []
      : [
          invalid(
            `${path}.borrowingLimitPercent`,
            borrowing,
            "if specified, must be a non-negative integer",
          ),
        ]),
  ];
}

function validateLimitResponse({ type, queuing }: LimitResponse, path: string): Errors {
  const at = `${path}.queuing`;
  switch (type) {
    case "Reject":
      return queuing === undefined
        ? []
        : [forbiddenField(at, "must be nil if limited.limitResponse.type is not Limited")];
    case "Queue":
      return queuing === undefined
        ? [required(at, "must not be empty if limited.limitResponse.type is Limited")]
        : validateQueuing(queuing, at);
    default:
      return [notSupported(`${path}.type`, type, ["Queue", "Reject"])];
  }
}

const queuesMax = 10_000_000;
/** The bits of a hash that hands are dealt by. Source: apiserver util/shufflesharding 1.36. */
const hashBitsMax = 60;

function validateQueuing(queuing: QueuingConfiguration, path: string): Errors {
  const { queues, handSize, queueLengthLimit } = queuing;
  const positive = "must be positive";
  const handWhy = handProblem(queues, handSize);
  return [
    ...(queueLengthLimit > 0
      ? []
      : [invalid(`${path}.queueLengthLimit`, queueLengthLimit, positive)]),
    ...(queues <= 0 ? [invalid(`${path}.queues`, queues, positive)] : []),
    ...(queues > queuesMax
      ? [invalid(`${path}.queues`, queues, `must not be greater than ${queuesMax}`)]
      : []),
    ...(handWhy === undefined ? [] : [invalid(`${path}.handSize`, handSize, handWhy)]),
  ];
}

/** Rounding may not lift a whole number of bits: all sixteen of 16 queues are 4 bits each. */
const entropyBits = (queues: number, handSize: number) =>
  Math.ceil((naturalLogarithm(queues) / Math.LN2) * handSize - 1e-9);

function handProblem(queues: number, handSize: number): string | undefined {
  if (handSize <= 0) return "must be positive";
  if (handSize > queues) return `should not be greater than queues (${queues})`;
  if (entropyBits(queues, handSize) <= hashBitsMax) return undefined;
  return (
    `required entropy bits of deckSize ${queues} and handSize ${handSize} should not be greater ` +
    `than ${hashBitsMax}`
  );
}

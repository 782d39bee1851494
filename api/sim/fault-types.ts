/** The types of Faults: what each may be told. What they do stands in `simulator/faults/`. */
import type { FaultTypeRule } from "./fault-type-rule.ts";
import { machineFaultTypes } from "./fault-types-machine.ts";
import { processFaultTypes } from "./fault-types-process.ts";

/** Every type by its name. */
export const faultTypes = { ...processFaultTypes, ...machineFaultTypes };
export type FaultType = keyof typeof faultTypes;

export const isFaultType = (type: string): type is FaultType => Object.hasOwn(faultTypes, type);

/** The rule of a type, or nothing where there is none of that name. */
export const faultTypeRule = (type: string): FaultTypeRule | undefined =>
  isFaultType(type) ? faultTypes[type] : undefined;

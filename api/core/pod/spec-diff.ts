import { printed, printedDiff } from "../../internal-types/index.ts";
import type { PodSpec } from "./spec.ts";

/** What differs between two specs of pods, as refusals list it. */
export const podSpecDiff = (before: PodSpec, after: PodSpec): string =>
  printedDiff(printed("core.PodSpec", before), printed("core.PodSpec", after));

/** PriorityClasses. */
import { metadataOf, part } from "../targets/targets.ts";
import type { Describer } from "./describer.ts";
import { nameLines, selectorText } from "./lines.ts";

export const describePriorityClass: Describer = async ({ object, eventLines }) => [
  ...nameLines(object, false),
  `Value:\t${object.value ?? 0}`,
  `GlobalDefault:\t${object.globalDefault ?? false}`,
  `PreemptionPolicy:\t${object.preemptionPolicy}`,
  `Description:\t${object.description ?? ""}`,
  `Annotations:\t${selectorText(part(metadataOf(object), "annotations"))}`,
  ...(await eventLines()),
];

/** PodDisruptionBudgets. */
import { isObject, type JsonObject } from "../../api/json.ts";
import { part } from "../targets/targets.ts";
import type { Describer } from "./describer.ts";
import { type Lines, labelSelectorText, nameLines } from "./lines.ts";

export const describeBudget: Describer = async ({ object, eventLines }) => [
  ...budgetLines(object),
  ...(await eventLines()),
];

export function budgetLines(budget: JsonObject): Lines {
  const { minAvailable, maxUnavailable, selector } = part(budget, "spec");
  const status = part(budget, "status");
  return [
    ...nameLines(budget),
    ...(minAvailable !== undefined
      ? [`Min available:\t${minAvailable}`]
      : maxUnavailable !== undefined
        ? [`Max unavailable:\t${maxUnavailable}`]
        : []),
    `Selector:\t${isObject(selector) ? labelSelectorText(selector) : "<unset>"}`,
    "Status:",
    `    Allowed disruptions:\t${status.disruptionsAllowed}`,
    `    Current:\t${status.currentHealthy}`,
    `    Desired:\t${status.desiredHealthy}`,
    `    Total:\t${status.expectedPods}`,
  ];
}

import { podDisruptionBudget } from "../../client/kubectl/made/disruption-budget.ts";
import { creationCommand } from "./creating.ts";

export const command = creationCommand(podDisruptionBudget);

/** `kubesim cordon`: keeps new pods off nodes. */
import { cordoningCommand } from "./cordoning.ts";

export const command = cordoningCommand("cordon", "Keep new pods off nodes");

/** `kubesim uncordon`: lets new pods on nodes again. */
import { cordoningCommand } from "./cordoning.ts";

export const command = cordoningCommand("uncordon", "Let new pods on nodes again");

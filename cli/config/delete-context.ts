/** `kubesim config delete-context` */
import { deletingCommand } from "./deleting.ts";

export const command = deletingCommand("contexts");

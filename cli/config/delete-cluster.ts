/** `kubesim config delete-cluster` */
import { deletingCommand } from "./deleting.ts";

export const command = deletingCommand("clusters");

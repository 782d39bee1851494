/** `kubesim config delete-user` */
import { deletingCommand } from "./deleting.ts";

export const command = deletingCommand("users");

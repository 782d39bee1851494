import { role } from "../../client/kubectl/made/roles.ts";
import { creationCommand } from "./creating.ts";

export const command = creationCommand(role);

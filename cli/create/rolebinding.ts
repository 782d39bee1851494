import { roleBinding } from "../../client/kubectl/made/bindings.ts";
import { creationCommand } from "./creating.ts";

export const command = creationCommand(roleBinding);

import { clusterRoleBinding } from "../../client/kubectl/made/bindings.ts";
import { creationCommand } from "./creating.ts";

export const command = creationCommand(clusterRoleBinding);

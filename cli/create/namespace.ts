import { namespace } from "../../client/kubectl/made/plain.ts";
import { creationCommand } from "./creating.ts";

export const command = creationCommand(namespace);

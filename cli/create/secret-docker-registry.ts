import { registrySecret } from "../../client/kubectl/made/secrets.ts";
import { creationCommand } from "./creating.ts";

export const command = creationCommand(registrySecret);

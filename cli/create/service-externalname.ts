import { externalNameService } from "../../client/kubectl/made/services.ts";
import { creationCommand } from "./creating.ts";

export const command = creationCommand(externalNameService);

import { configMap } from "../../client/kubectl/made/config-map.ts";
import { creationCommand } from "./creating.ts";

export const command = creationCommand(configMap);

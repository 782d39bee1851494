import { quota } from "../../client/kubectl/made/quota.ts";
import { creationCommand } from "./creating.ts";

export const command = creationCommand(quota);

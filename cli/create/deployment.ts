import { deployment } from "../../client/kubectl/made/deployment.ts";
import { creationCommand } from "./creating.ts";

export const command = creationCommand(deployment);

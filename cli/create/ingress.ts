import { ingress } from "../../client/kubectl/made/ingress.ts";
import { creationCommand } from "./creating.ts";

export const command = creationCommand(ingress);

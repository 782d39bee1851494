import { priorityClass } from "../../client/kubectl/made/priority-class.ts";
import { creationCommand } from "./creating.ts";

export const command = creationCommand(priorityClass);

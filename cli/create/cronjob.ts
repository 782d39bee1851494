import { cronJob } from "../../client/kubectl/made/jobs.ts";
import { creationCommand } from "./creating.ts";

export const command = creationCommand(cronJob);

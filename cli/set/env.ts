import { environment } from "../../client/kubectl/made/environment.ts";
import { settingCommand } from "./setting.ts";

export const command = settingCommand(environment);

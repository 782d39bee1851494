import { containerResources } from "../../client/kubectl/made/container-resources.ts";
import { settingCommand } from "./setting.ts";

export const command = settingCommand(containerResources, { records: true });

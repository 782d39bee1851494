import { serviceSelector } from "../../client/kubectl/made/service-selector.ts";
import { settingCommand } from "./setting.ts";

export const command = settingCommand(serviceSelector, { records: true });

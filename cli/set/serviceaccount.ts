import { podServiceAccount } from "../../client/kubectl/made/service-account.ts";
import { settingCommand } from "./setting.ts";

export const command = settingCommand(podServiceAccount, { records: true });

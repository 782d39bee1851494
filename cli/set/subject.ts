import { bindingSubjects } from "../../client/kubectl/made/subjects.ts";
import { settingCommand } from "./setting.ts";

export const command = settingCommand(bindingSubjects);

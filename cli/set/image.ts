import { containerImages } from "../../client/kubectl/made/container-images.ts";
import { settingCommand } from "./setting.ts";

export const command = settingCommand(containerImages, { records: true });

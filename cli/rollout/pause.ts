import { pauseCommand } from "./paused.ts";

export const command = pauseCommand({
  name: "rollout pause",
  summary: "Hold a rollout; changes wait until it is resumed",
  paused: true,
});

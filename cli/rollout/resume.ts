import { pauseCommand } from "./paused.ts";

export const command = pauseCommand({
  name: "rollout resume",
  summary: "Go on with a rollout that is paused",
  paused: false,
});

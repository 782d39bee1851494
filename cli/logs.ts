/** `kubesim logs`: prints what containers wrote. */
import { defineCommand } from "./command.ts";
import { Failure } from "./failure.ts";

export const command = defineCommand({
  name: "logs",
  usage: "",
  summary: "",
  flags: {},
  async run() {
    throw new Failure("not written yet");
  },
});

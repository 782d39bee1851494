/** `kubesim set image`. */
import { defineCommand } from "./command.ts";
import { Failure } from "./failure.ts";

export const command = defineCommand({
  name: "set image",
  usage: "",
  summary: "",
  flags: {},
  async run() {
    throw new Failure("not written yet");
  },
});

/** `kubesim delete`: deletes objects. */
import { defineCommand } from "./command.ts";
import { Failure } from "./failure.ts";

export const command = defineCommand({
  name: "delete",
  usage: "",
  summary: "",
  flags: {},
  async run() {
    throw new Failure("not written yet");
  },
});

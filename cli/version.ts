/** `kubesim version`: the versions of client and server. */
import { defineCommand } from "./command.ts";
import { Failure } from "./failure.ts";

export const command = defineCommand({
  name: "version",
  usage: "",
  summary: "",
  flags: {},
  async run() {
    throw new Failure("not written yet");
  },
});

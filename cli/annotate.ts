/** `kubesim annotate`: sets and removes annotations. */
import { defineCommand } from "./command.ts";
import { Failure } from "./failure.ts";

export const command = defineCommand({
  name: "annotate",
  usage: "",
  summary: "",
  flags: {},
  async run() {
    throw new Failure("not written yet");
  },
});

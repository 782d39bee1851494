/** `kubesim api-versions`: the versions of the API that the server serves. */

import { Failure } from "../client/kubectl/failure.ts";
import { groupVersions } from "../client/kubectl/resource-lines.ts";
import { defineCommand } from "./command.ts";

export const command = defineCommand({
  name: "api-versions",
  usage: "[flags]",
  summary: "Show the versions of the API that the server serves",
  flags: {},
  async run(io, { args }) {
    if (args.length > 0) {
      throw new Failure(
        `unexpected arguments: [${args.join(" ")}]\n` +
          "See 'kubesim api-versions -h' for help and examples",
      );
    }
    const groups = await io.client.json({ path: "/apis" });
    for (const line of groupVersions(groups)) io.print(line);
  },
});

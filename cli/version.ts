/** `kubesim version`: of this program and of the server. */

import type { JsonObject } from "../api/json.ts";
import { Failure } from "../client/kubectl/failure.ts";
import { version } from "../package.json";
import { defineCommand } from "./command.ts";
import { outputFlag } from "./shared-flags.ts";
import { textAt } from "./targets/targets.ts";

const flags = {
  ...outputFlag,
  client: { kind: "bool", doc: "ask no server" },
} as const;

export const command = defineCommand({
  name: "version",
  usage: "[flags]",
  summary: "Show the versions of this program and of the server",
  flags,
  async run(io, { flags: given, args }) {
    if (args.length > 0) throw new Failure(`extra arguments: [${args.join(" ")}]`);
    const { output = "" } = given;
    if (!["", "json", "yaml"].includes(output)) {
      throw new Failure("--output must be 'yaml' or 'json'");
    }
    const clientVersion = { gitVersion: `v${version}`, platform: "node" };
    if (output === "") io.print(`Client Version: ${clientVersion.gitVersion}`);
    const serverVersion: JsonObject | undefined =
      given.client === true ? undefined : await io.client.json({ path: "/version" });
    if (output === "") {
      if (serverVersion === undefined) return;
      io.print(`Server Version: ${textAt(serverVersion, "gitVersion")}`);
      return;
    }
    const versions = { clientVersion, serverVersion };
    if (output === "json") {
      io.print(JSON.stringify(versions, null, 2));
      return;
    }
    const { toYaml } = await import("../client/kubectl/yaml.ts");
    io.print(toYaml(versions));
  },
});

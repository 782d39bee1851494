/** `kubesim create token`: asks for a token of a service account. */
import { part, textAt } from "../../api/json-parts.ts";
import { typedJson } from "../../client/kubectl/json.ts";
import { requestOf } from "../../client/kubectl/made/maker.ts";
import { tokenFlags, tokenRequest } from "../../client/kubectl/made/token.ts";
import { defineCommand } from "../command.ts";
import { formatOf, readTextFile } from "../printers/format.ts";
import { printObjects } from "../printers/objects.ts";
import { reportFlags } from "../report.ts";
import { typedOrder } from "../structure.ts";
import { refused } from "./posting.ts";

const flags = { ...tokenFlags, ...reportFlags } as const;

export const command = defineCommand({
  name: "create token",
  usage: "SERVICEACCOUNT [flags]",
  summary: "Ask for a token of a service account",
  examples: ["kubesim create token default --duration=10m"],
  flags,
  async run(io, parsed) {
    const { name, given } = requestOf<typeof flags>({ name: "create token" }, parsed, "kubesim");
    const { output = "" } = given;
    const format = formatOf(output, readTextFile);
    const body = JSON.stringify(tokenRequest(given));
    const path = `/api/v1/namespaces/${io.namespace}/serviceaccounts/${name}/token`;
    const answer = await io.client.json({ method: "POST", path, body }).catch((error: unknown) => {
      throw refused(error, "failed to create token: ");
    });
    if (output === "") io.print(textAt(part(answer, "status"), "token"));
    else if (format.kind === "json") io.write(typedJson(await typedOrder(answer)));
    else await printObjects(io, [answer], output);
  },
});

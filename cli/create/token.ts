/** `kubesim create token`: asks for a token of a service account. */
import type { JsonObject } from "../../api/json.ts";
import { part, textAt } from "../../api/json-parts.ts";
import { Failure } from "../../client/kubectl/failure.ts";
import { inGoOrder } from "../../client/kubectl/go-order.ts";
import { requestOf } from "../../client/kubectl/made/maker.ts";
import { tokenFlags, tokenRequest } from "../../client/kubectl/made/token.ts";
import { defineCommand } from "../command.ts";
import { objectFormatOf } from "../printers/format.ts";
import { printObjects, renderTyped } from "../printers/objects.ts";
import { reportFlags } from "../report.ts";
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
    const format = output === "" ? undefined : objectFormatOf(given);
    if (given.audience?.includes("") === true) {
      throw new Failure("--audience must not be an empty string");
    }
    const body = JSON.stringify(tokenRequest(given));
    const path = `/api/v1/namespaces/${io.namespace}/serviceaccounts/${name}/token`;
    const answer = await io.client.json({ method: "POST", path, body }).catch((error: unknown) => {
      throw refused(error, "failed to create token: ");
    });
    if (format === undefined) io.print(textAt(part(answer, "status"), "token"));
    else if (format.kind === "json" || format.kind === "kyaml") {
      io.write(await renderTyped(format, await inOrder(answer)));
    } else await printObjects(io, [answer], given);
  },
});

/** As it is declared. It is no resource of its own, but a part of one. */
async function inOrder(request: JsonObject): Promise<JsonObject> {
  const { TokenRequest } = await import("../../api/authentication/token-request.ts");
  const { structureOf } = await import("../../api/structure.ts");
  return inGoOrder(structureOf(TokenRequest), request);
}

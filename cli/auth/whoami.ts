/** `kubesim auth whoami`: whom one counts as. */
import { selfLines, selfReview, selfReviewPath } from "../../client/kubectl/access.ts";
import { defineCommand } from "../command.ts";
import { objectFormatOf } from "../printers/format.ts";
import { renderTyped } from "../printers/objects.ts";
import { reportFlags } from "../report.ts";
import { part } from "../targets/targets.ts";

export const command = defineCommand({
  name: "auth whoami",
  usage: "[flags]",
  summary: "Tell whom one counts as",
  flags: reportFlags,
  async run(io, { flags: given }) {
    const { output = "" } = given;
    const format = output === "" ? undefined : objectFormatOf(given);
    const body = JSON.stringify(selfReview);
    const review = await io.client.json({ method: "POST", path: selfReviewPath, body });
    if (format === undefined) {
      for (const line of selfLines(review)) io.print(line);
      return;
    }
    const whole = { ...selfReview, metadata: {}, status: part(review, "status") };
    if (format.kind === "name") io.print("selfsubjectreview.authentication.k8s.io/<unknown>");
    else io.write(await renderTyped(format, whole));
  },
});

/** What `kubesim certificate approve` and `deny` share: a decision on requests for certificates. */
import type { JsonObject } from "../../api/json.ts";
import { formatTime } from "../../api/runtime.ts";
import { Failure, throwAll } from "../../client/kubectl/failure.ts";
import { type Command, defineCommand } from "../command.ts";
import type { Io } from "../io.ts";
import { forEach, reportFlags, reportTo } from "../report.ts";
import { fileFlags } from "../shared-flags.ts";
import { findTargets, part, parts, pathOfTarget, type Target } from "../targets/targets.ts";

const flags = {
  ...fileFlags,
  ...reportFlags,
  force: { kind: "bool", doc: "write the decision though it stands already" },
} as const;

interface Decision {
  readonly verb: "approve" | "deny";
  readonly summary: string;
  readonly type: "Approved" | "Denied";
  readonly reason: string;
}

const kind = "CertificateSigningRequest";

/** The command of one decision. */
export function decisionCommand({ verb, summary, type, reason }: Decision): Command {
  return defineCommand({
    name: `certificate ${verb}`,
    usage: "(-f FILENAME | NAME)",
    summary,
    flags,
    async run(io, { flags: given, args }) {
      if (args.length === 0 && (given.filename ?? []).length === 0) {
        throw new Failure("one or more CSRs must be specified as <name> or -f <filename>");
      }
      const report = reportTo(io, given, { isTyped: true });
      const named = args.length === 0 ? [] : ["certificatesigningrequests", ...args];
      const { targets, errors } = await findTargets(io, { ...given, args: named });
      const decided = type.toLowerCase();
      const failures = await forEach(targets, async (target) => {
        if (target.resource.kind !== kind)
          throw new Failure("can only handle certificates.k8s.io/v1 certificate signing requests");
        const message = `This CSR was ${decided} by kubectl certificate ${verb}.`;
        const object = await decide(io, target, { type, reason, message, force: given.force });
        await report(target, { message: decided, object });
      });
      throwAll([...errors, ...failures]);
    },
  });
}

interface Verdict {
  readonly type: "Approved" | "Denied";
  readonly reason: string;
  readonly message: string;
  readonly force: boolean | undefined;
}

async function decide(
  io: Io,
  target: Target,
  { type, reason, message, force }: Verdict,
): Promise<JsonObject> {
  const status = part(target.object, "status");
  const conditions = parts(status, "conditions");
  const other = type === "Approved" ? "Denied" : "Approved";
  if (conditions.some((each) => each.type === other)) {
    throw new Failure(
      `certificate signing request ${JSON.stringify(target.name)} is already ${other}`,
    );
  }
  const stands = conditions.some((each) => each.type === type);
  if (stands && force !== true) return target.object;
  const condition = {
    type,
    status: "True",
    reason,
    message,
    lastUpdateTime: formatTime(io.now()),
    lastTransitionTime: null,
  };
  const next = stands ? conditions : [...conditions, condition];
  return io.client.json({
    method: "PUT",
    path: pathOfTarget(target, {}, "approval"),
    contentType: "application/json",
    body: JSON.stringify({ ...target.object, status: { ...status, conditions: next } }),
  });
}

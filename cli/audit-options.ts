/** The options of `kubesim up` about the audit log, as kube-apiserver has them. */
import { openSync, readFileSync, writeSync } from "node:fs";
import type { Command as Program } from "commander";
import type { AuditEvent } from "../simulator/admission.ts";
import { Failure } from "./failure.ts";
import type { Terminal } from "./io.ts";

export interface AuditFlags {
  readonly auditLogPath?: string;
  readonly auditPolicyFile?: string;
}

export function auditOptions(program: Program): Program {
  return program
    .option(
      "--audit-log-path <file>",
      "where requests are noted, one audit.k8s.io/v1 Event a line; - is the standard output",
    )
    .option(
      "--audit-policy-file <file>",
      "a Policy of audit.k8s.io/v1, which says what is noted (default: Metadata of everything)",
    );
}

/** The option of a cluster. Throws Failure where a file cannot be read or written. */
export async function auditOf(flags: AuditFlags, terminal: Pick<Terminal, "print">) {
  const { auditLogPath: path, auditPolicyFile: file } = flags;
  if (path === undefined) return {};
  const policy = file === undefined ? undefined : await readPolicy(file);
  const write = path === "-" ? terminal.print : lineWriter(path);
  const log = (event: AuditEvent) => write(JSON.stringify(event));
  return { audit: { log, ...(policy && { policy }) } };
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

function lineWriter(path: string): (line: string) => void {
  try {
    const file = openSync(path, "a");
    return (line) => writeSync(file, `${line}\n`);
  } catch (error) {
    throw new Failure(`ensureLogFile: ${messageOf(error)}`);
  }
}

async function readPolicy(file: string) {
  const { readAuditPolicy } = await import("../simulator/admission.ts");
  const { parseYaml } = await import("./yaml.ts");
  try {
    return readAuditPolicy(parseYaml(readFileSync(file, "utf8")));
  } catch (error) {
    throw new Failure(`loading audit policy file: ${messageOf(error)}: from file ${file}`);
  }
}

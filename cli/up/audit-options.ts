/** The options of `kubesim up` about the audit log, as kube-apiserver has them. */
import { readFileSync } from "node:fs";
import type { Command as Program } from "commander";
import { Failure } from "../../client/kubectl/failure.ts";
import type { AuditEvent } from "../../simulator/admission.ts";
import type { Terminal } from "../io.ts";
import { AuditLogFile } from "./audit-log-file.ts";
import { wrongValue } from "./ranges.ts";

export interface AuditFlags {
  readonly auditLogPath?: string;
  readonly auditPolicyFile?: string;
  readonly auditLogMaxsize: number;
  readonly auditLogMaxbackup: number;
  readonly auditLogMaxage: number;
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
    )
    .option(
      "--audit-log-maxsize <megabytes>",
      "how large the file grows before it is put aside",
      countOf("audit-log-maxsize"),
      100,
    )
    .option(
      "--audit-log-maxbackup <files>",
      "how many that were put aside are kept; 0 is all",
      countOf("audit-log-maxbackup"),
      0,
    )
    .option(
      "--audit-log-maxage <days>",
      "for how many days of the cluster they are kept; 0 is for ever",
      countOf("audit-log-maxage"),
      0,
    );
}

/** Reads a number as Go does, and refuses as kube-apiserver does. */
const countOf = (flag: string) => (text: string) => {
  if (!/^-?\d+$/.test(text)) {
    const parsed = `strconv.ParseInt: parsing ${JSON.stringify(text)}: invalid syntax`;
    throw wrongValue(text, flag, parsed);
  }
  if (Number(text) < 0) throw new Failure(`--${flag} ${text} can't be a negative number`);
  return Number(text);
};

/** The option of a cluster. Throws Failure where a file cannot be read or written. */
export async function auditOf(flags: AuditFlags, terminal: Pick<Terminal, "print" | "warn">) {
  const { auditLogPath: path, auditPolicyFile: file } = flags;
  // A policy that is wrong is told of, also where nothing is noted by it.
  const policy = file === undefined ? undefined : await readPolicy(file);
  if (path === undefined) return {};
  const write = path === "-" ? terminal.print : telling(lineWriter(path, flags), terminal);
  const log = (event: AuditEvent) => write(JSON.stringify(event), event.stageTimestamp);
  return { audit: { log, ...(policy && { policy }) } };
}

/**
 * What cannot be noted ends nothing: it is told, once for as long as it stays so.
 * Source: apiserver audit HandlePluginError 1.36.
 */
function telling(write: ReturnType<typeof lineWriter>, { warn }: Pick<Terminal, "warn">) {
  let told: string | undefined;
  return (line: string, time: string) => {
    try {
      write(line, time);
      told = undefined;
    } catch (error) {
      const message = messageOf(error);
      if (message !== told) warn(`Error in audit plugin 'log' affecting audit events: ${message}`);
      told = message;
    }
  };
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** Without a limit of its own a file has that of lumberjack. */
const megabytesDefault = 100;

function lineWriter(path: string, flags: AuditFlags): (line: string, time: string) => void {
  try {
    const file = new AuditLogFile(path, {
      bytesMax: (flags.auditLogMaxsize || megabytesDefault) * 1024 * 1024,
      backupsMax: flags.auditLogMaxbackup,
      ageMsMax: flags.auditLogMaxage * 86_400_000,
    });
    return (line, time) => file.write(line, Date.parse(time));
  } catch (error) {
    throw new Failure(`ensureLogFile: ${messageOf(error)}`);
  }
}

async function readPolicy(file: string) {
  const { readAuditPolicy } = await import("../../simulator/admission.ts");
  const { parseYaml } = await import("../../client/kubectl/read-yaml.ts");
  try {
    return readAuditPolicy(parseYaml(readFileSync(file, "utf8")));
  } catch (error) {
    throw new Failure(`loading audit policy file: ${messageOf(error)}: from file ${file}`);
  }
}

/** The modes of agnhost that end. Source: Kubernetes 1.36, test/images/agnhost. */

import { absolutePath } from "../files/file-system.ts";
import { timeOf } from "../kernel/context.ts";
import type { Work } from "../kernel/kernel.ts";
import { put } from "../kernel/streams.ts";
import type { Shell } from "../language/shell.ts";
import { dateText } from "./date.ts";
import { durationIn } from "./durations.ts";
import { modeText } from "./files/files.ts";

const flagIn = (args: readonly string[], name: string): string | undefined => {
  const at = args.findIndex((arg) => arg.replace(/^-+/, "").split("=")[0] === name);
  const [, value] = /^[^=]*=([\s\S]*)$/.exec(args[at] ?? "") ?? [];
  return at < 0 ? undefined : (value ?? args[at + 1]);
};

/** As Go shows a list. */
export function* entrypointTester(args: readonly string[], { streams }: Shell): Work {
  yield* put(streams.output, `[${["/agnhost", "entrypoint-tester", ...args].join(" ")}]\n`);
  return 0;
}

const methods = ["GET", "PUT", "POST"] as const;
const namespaces = ["kube-system", "default", "ns"] as const;
const letters = "abcdefghijklmnopqrstuvwxyz0123456789";

/** So many lines in so long a time. */
export function* logsGenerator(args: readonly string[], shell: Shell): Work {
  const { kernel, context, streams } = shell;
  const { random } = context;
  const lines = Number(flagIn(args, "log-lines-total") ?? 0);
  const durationMs = durationIn(flagIn(args, "run-duration") ?? "0s") ?? 0;
  for (let line = 0; line < lines; line += 1) {
    const name = Array.from({ length: 3 + random.integer(3) }, () => letters[random.integer(26)]);
    const kind = random.integer(2) === 0 ? "pods" : "endpoints";
    const path = `/api/v1/namespaces/${namespaces[random.integer(3)]}/${kind}/${name.join("")}`;
    const time = dateText(timeOf(context), "+%m%d %H:%M:%S");
    const said = `${line} ${methods[random.integer(3)]} ${path} ${200 + random.integer(400)}`;
    yield* put(streams.errors, `I${time}.000000       1 logs_generator.go:76] ${said}\n`);
    yield { until: kernel.now + durationMs / lines };
  }
  return 0;
}

/** Tells of files what it is asked. */
export function* mountTest(args: readonly string[], shell: Shell): Work {
  const { files } = shell.context;
  const lines: string[] = [];
  let exitCode = 0;
  for (const [flag, mode] of Object.entries(newFiles)) {
    const path = flagIn(args, flag);
    if (path === undefined) continue;
    const full = absolutePath(path, shell.cwd);
    files.write(full, "mount-tester new file\n");
    const entry = files.find(full);
    if (entry?.kind === "file") files.put(full, { ...entry, mode });
  }
  for (const [flag, tell] of Object.entries(tells)) {
    const path = flagIn(args, flag);
    if (path === undefined) continue;
    const said = tell(path, absolutePath(path, shell.cwd), shell);
    lines.push(`${said ?? `error reading ${path}: open ${path}: no such file or directory`}\n`);
    if (said === undefined) exitCode = 1;
  }
  yield* put(shell.streams.output, lines.join(""));
  return exitCode;
}

const newFiles: Readonly<Record<string, number>> = {
  new_file_0644: 0o644,
  new_file_0666: 0o666,
  new_file_0660: 0o660,
  new_file_0777: 0o777,
};

type Tell = (path: string, full: string, shell: Shell) => string | undefined;

const modeOf: Tell = (_, full, { context }) => {
  const entry = context.files.find(full);
  if (entry === undefined) return undefined;
  return `${entry.kind === "directory" ? "d" : "-"}${modeText("mode" in entry ? entry.mode : 0o666)}`;
};

const named =
  (what: string, value: Tell): Tell =>
  (path, full, shell) => {
    const told = value(path, full, shell);
    return told === undefined ? undefined : `${what} "${path}": ${told}`;
  };

const contentOf: Tell = (_, full, { context }) => {
  const entry = context.files.find(full);
  return entry?.kind === "file" ? entry.content : undefined;
};

const tells: Readonly<Record<string, Tell>> = {
  fs_type: named("mount type of", (_, full, { context }) => {
    if (context.files.find(full) === undefined) return undefined;
    const mount = context.files.mounts.find(({ path }) => path === full);
    return mount === undefined ? "overlay" : mount.isMemory === true ? "tmpfs" : "ext4";
  }),
  file_mode: named("mode of file", modeOf),
  file_perm: named("perms of file", modeOf),
  file_owner: (path, full, { context }) => {
    const entry = context.files.find(full);
    if (entry === undefined || !("mode" in entry)) return undefined;
    return `owner UID of "${path}": ${entry.user ?? 0}\nowner GID of "${path}": ${entry.group ?? 0}`;
  },
  file_content: named("content of file", contentOf),
  file_content_in_loop: named("content of file", contentOf),
  new_file_0644: named("mode of file", modeOf),
  new_file_0666: named("mode of file", modeOf),
  new_file_0660: named("mode of file", modeOf),
  new_file_0777: named("mode of file", modeOf),
};

/** What commands find in an image of which nothing is known: it may have brought what they name. */
import { describe, expect, test } from "vitest";
import { runTest, sh } from "./test-shell.ts";

const unknown = { mayHoldMore: true, unknownProgramMs: 5_000 };

test.each([
  ["a program that is copied to a volume", "cp -f /flannel /tmp/flannel; ls /tmp", "flannel\n"],
  [
    "a copy of it under another name",
    "cp /bin/tool /tmp; ln -s /tmp/tool /tmp/t; [ -x /tmp/t ]",
    "",
  ],
  ["a folder of plugins", "cp -r /opt/plugins/. /tmp && ls /tmp", ""],
  ["a script whose mode is changed", "chmod 500 /app/run.sh; stat -c %a /app/run.sh", "500\n"],
  ["functions of others", ". /opt/lib/log.sh && echo read", "read\n"],
  [
    "scripts of a folder",
    "for f in /docker-entrypoint.d/*.sh; do . $f; done && echo read",
    "read\n",
  ],
  ["the folder of the application", "cd /app && echo x > config && cat /app/config", "x\n"],
  ["a folder to write to", "echo debug > /etc/app/level; cat /etc/app/level", "debug\n"],
  ["a page to edit", "sed -i s/a/b/ /usr/share/app/index.html", ""],
  [
    "a program that is installed elsewhere",
    "install -m 755 /bin/tool /tmp/tool; ls /tmp",
    "tool\n",
  ],
  ["a script that is run", "sh /app/migrate.sh up && bash seed.sh && echo done", "done\n"],
  ["what a pattern may have matched", "mkdir /tmp/x; cp /opt/plugins/*.jar /tmp/x/* /tmp", ""],
  [
    "what it reads",
    "set -e; cat /app/VERSION; sed s/a/b/ /app/x | wc -l; while read x; do :; done < /app/y; ls /app",
    "0\nVERSION\nx\ny\n",
  ],
  ["a folder that it lists", "ls /app && echo done", "done\n"],
  ["a program named as a small one", "/opt/cni/bin/install && /app/test && echo done", "done\n"],
])("%s", (_, script, output) => {
  expect(runTest(sh(script), unknown)).toMatchObject({ output, errors: "", exitCode: 0 });
});

test.each([
  [
    "what nobody has put into /tmp",
    "cp /tmp/none /etc",
    "cp: /tmp/none: No such file or directory\n",
  ],
  ["what is below a file", "cp /etc/x/y /tmp", "cp: /etc/x/y: No such file or directory\n"],
])("is not there: %s", (_, script, errors) => {
  const files = { "/etc/x": "text" };
  expect(runTest(sh(script), { ...unknown, files })).toMatchObject({ errors, exitCode: 1 });
});

test("a script of it takes its time, and is a server where nobody waits for it", () => {
  expect(runTest(["bash", "/app/start.sh"], unknown).endedMs).toBe(5_000);
  const server = { ...unknown, unknownProgramMs: Number.POSITIVE_INFINITY };
  expect(runTest(["bash", "/app/start.sh"], server).endedMs).toBeUndefined();
});

test("an image that is known holds no more", () => {
  const { exitCode, errors } = runTest(sh("cp /flannel /tmp/flannel || /opt/bin/install"));
  expect([exitCode, errors]).toEqual([
    1,
    "cp: /flannel: No such file or directory\ninstall: missing file operand\n",
  ]);
});

describe("functions of a library of which nothing is known", () => {
  const server = { ...unknown, unknownProgramMs: Number.POSITIVE_INFINITY, untilMs: 60_000 };
  const begin = "set -e; . /opt/bitnami/scripts/libkafka.sh; . /opt/bitnami/scripts/liblog.sh; ";

  test.each([
    [
      "succeed at once, before the server that exec names",
      `${begin}info "** Starting **"; kafka_validate; eval "$(kafka_env)"; ` +
        "is_boolean_yes $KAFKA_TLS && kafka_create_tls; echo begun; exec kafka-server-start.sh conf",
      "begun\n",
    ],
    [
      "succeed at once, before a server whose name is none of a function",
      `${begin}redis_conf_set port 6379; echo begun; redis-sentinel /etc/sentinel.conf; echo not`,
      "begun\n",
    ],
    [
      "are the server where one comes last",
      `${begin}echo begun; if [ -n "$X" ]; then init_x; fi; run_server "$@"`,
      "begun\n",
    ],
    [
      "are the server where one comes last in a function or a script",
      `printf '%s\\n' '. /lib.sh' 'main() { prepare; run_it; }' 'echo begun' main >/tmp/run; bash /tmp/run`,
      "begun\n",
    ],
  ])("%s", (_, script, output) => {
    expect(runTest(["bash", "-c", script], server)).toMatchObject({
      output,
      errors: "",
      exitCode: undefined,
    });
  });

  test.each([
    ["a script that does something else at its end, ends", `${begin}setup_x; echo done`, 0],
    ["a script that exits, ends", `${begin}setup_x; exit 3`, 3],
  ])("%s", (_, script, exitCode) => {
    expect(runTest(["bash", "-c", script], server).exitCode).toBe(exitCode);
  });

  test("without a library, a name is that of a program", () => {
    expect(runTest(["bash", "-c", "setup_x; echo not"], server)).toMatchObject({
      output: "",
      exitCode: undefined,
    });
  });

  test("an image that is known has no such library", () => {
    expect(runTest(sh(". /opt/lib.sh; setup_x"))).toMatchObject({
      errors: "sh: .: can't open '/opt/lib.sh': No such file or directory\n",
      exitCode: 2,
    });
  });
});
